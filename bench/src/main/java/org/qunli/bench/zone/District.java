package org.qunli.bench.zone;

import java.io.IOException;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/** The district of these experiments, made as its administrator would. */
final class District {

    private District() {}

    static void open(Api admin) throws IOException {
        admin.put(
                "/v1/districts/" + Stand.DISTRICT,
                """
                {"name":{"zh":"南安市","en":"Nan'an"},"timeZone":"Asia/Shanghai"}""");
    }

    /** An active zone. */
    static String zone(Api admin, int number) throws IOException {
        return admin.post(
                        "/v1/zones",
                        """
                        {"district":"%s","name":{"zh":"%d号楼","en":"Building %d"},
                         "level":"SEALED","status":"ACTIVE"}"""
                                .formatted(Stand.DISTRICT, number, number))
                .get("id")
                .asText();
    }
}
