package org.qunli.bench.notice;

import java.io.IOException;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/** Notices as their administrator writes them. */
final class Words {

    private Words() {}

    /** A draft for the whole district; answers its id. */
    static String draft(Api admin, String headline) throws IOException {
        return admin.post(
                        "/v1/notices",
                        """
                        {"kind":"SUPPLY","severity":"MINOR","source":{"authority":"南安市应对疫情工作指挥部"},
                         "texts":[{"language":"ZH","headline":"%s","body":"明日上午八点起配送蔬菜包,每户一份,请在家等候志愿者敲门。"},
                                  {"language":"EN","headline":"Supplies","body":"Vegetables come tomorrow from eight."}],
                         "targets":{"districts":["%s"]}}"""
                                .formatted(headline, Stand.DISTRICT))
                .get("id")
                .asText();
    }

    static void publish(Api admin, String id) throws IOException {
        admin.post("/v1/notices/" + id + "/publication", "{}");
    }
}
