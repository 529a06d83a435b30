package org.qunli.supervision.desk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The desks. */
@ApplicationScoped
public class Desks implements PanacheRepositoryBase<Desk, String> {

    /** The headquarters of these districts, by district; a district may have none. */
    public Map<String, Desk> headquarters(Collection<String> districts) {
        return list("kind = ?1 and district in ?2", DeskKind.HEADQUARTERS, districts).stream()
                .collect(Collectors.toMap(Desk::district, Function.identity()));
    }

    /** Codes of the desks where this subject sits. */
    public List<String> codesOf(String subject) {
        return list("?1 member of subjects", subject).stream().map(Desk::code).toList();
    }
}
