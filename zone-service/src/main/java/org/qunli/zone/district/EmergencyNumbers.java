package org.qunli.zone.district;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qunli.kit.json.Json;
import org.qunli.kit.problem.Invalid;

/** The emergency numbers of districts: their own, or those that ship. */
@ApplicationScoped
class EmergencyNumbers {

    private static final TypeReference<List<EmergencyNumber>> LIST = new TypeReference<>() {};

    private final ObjectMapper json;

    private final List<EmergencyNumber> shipped;

    EmergencyNumbers(ObjectMapper json) {
        this.json = json;
        try (InputStream file = getClass().getResourceAsStream("/emergency-numbers.json")) {
            shipped = json.readValue(file, LIST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What holds in the district. */
    List<EmergencyNumber> of(District district) {
        try {
            return district.emergencyNumbers() == null
                    ? shipped
                    : json.readValue(district.emergencyNumbers(), LIST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a district keeps them. */
    static String kept(List<EmergencyNumber> numbers) {
        return Json.write(numbers);
    }

    /**
     * @throws Invalid when a number is named twice
     */
    static void requireSound(List<EmergencyNumber> numbers) {
        Set<String> known = new HashSet<>();
        for (int i = 0; i < numbers.size(); i++) {
            if (!known.add(numbers.get(i).number())) {
                throw new Invalid("emergencyNumbers[" + i + "].number", "named-twice");
            }
        }
    }
}
