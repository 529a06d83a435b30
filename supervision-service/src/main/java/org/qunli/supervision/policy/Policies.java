package org.qunli.supervision.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;

/** Policies of districts, in all their versions, with the shipped ones behind them. */
@ApplicationScoped
public class Policies {

    private final Jdbi jdbi;

    private final ShippedPolicies shipped;

    private final Map<String, Policy> versions = new ConcurrentHashMap<>();

    Policies(Jdbi jdbi, ShippedPolicies shipped) {
        this.jdbi = jdbi;
        this.shipped = shipped;
    }

    /** What applied where a clock started; versions don't change, so they are kept in memory. */
    public Ladder ladder(String name, int version, ClockKind kind) {
        return new Ladder(kind, kept(name, version).document().steps());
    }

    /** The time in which a clock with this term runs. */
    public OpenTime openTime(Term term) {
        return term.timeZone() == null
                ? OpenTime.ALWAYS
                : OpenTime.of(
                        kept(term.policyName(), term.policyVersion()).document().calendar(),
                        ZoneId.of(term.timeZone()));
    }

    /** What holds for more time on a clock with this term. */
    public ExtensionRule extension(Term term) {
        return kept(term.policyName(), term.policyVersion()).document().extension();
    }

    /** A term as it was stamped, read anew from the version that it names. */
    public Term term(String name, int version, ClockKind kind, String timeZone) {
        PolicyDocument document = kept(name, version).document();
        return new Term(
                name,
                version,
                document.durations().getOrDefault(kind, Duration.ZERO),
                document.waitingCap(),
                timeZone,
                0);
    }

    private Policy kept(String name, int version) {
        return versions.computeIfAbsent(name + "/" + version, key -> version(name, version));
    }

    private Policy version(String name, int version) {
        return shipped.all().stream()
                .filter(p -> p.name().equals(name) && p.version() == version)
                .findFirst()
                .orElseGet(
                        () ->
                                jdbi.withHandle(
                                        handle ->
                                                handle.createQuery(
                                                                """
                                                                select name, version, document
                                                                from policy_version
                                                                where name = :name and version = :version
                                                                """)
                                                        .bind("name", name)
                                                        .bind("version", version)
                                                        .map((row, context) -> policy(row))
                                                        .one()));
    }

    private static Policy policy(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Policy(
                row.getString("name"),
                row.getInt("version"),
                Json.read(row.getString("document"), PolicyDocument.class));
    }

    /** Whether a name belongs to Qunli. */
    boolean isShipped(String name) {
        return shipped.all().stream().anyMatch(p -> p.name().equals(name));
    }

    /** The current version of a policy. */
    Optional<Policy> current(String name) {
        Optional<Policy> found =
                shipped.current().stream().filter(p -> p.name().equals(name)).findFirst();
        if (found.isPresent()) {
            return found;
        }
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select v.name, v.version, v.document
                                        from policy p
                                        join policy_version v on v.name = p.name and v.version = p.version
                                        where p.name = :name
                                        """)
                                .bind("name", name)
                                .map((row, context) -> policy(row))
                                .findOne());
    }

    /** The version that is there, locked until the transaction ends; null for none. */
    Integer lock(String name) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select version from policy where name = :name for update")
                                .bind("name", name)
                                .mapTo(Integer.class)
                                .findOne()
                                .orElse(null));
    }

    /** Adds a version. */
    void put(Policy policy, Instant now) {
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(
                                    policy.version() == 1
                                            ? """
                                              insert into policy (name, district, version)
                                              values (:name, :district, :version)
                                              """
                                            : """
                                              update policy set district = :district, version = :version
                                              where name = :name
                                              """)
                            .bind("name", policy.name())
                            .bind("district", policy.document().scope().district())
                            .bind("version", policy.version())
                            .execute();
                    handle.createUpdate(
                                    """
                                    insert into policy_version (name, version, document, created_at)
                                    values (:name, :version, cast(:document as jsonb), :now)
                                    """)
                            .bind("name", policy.name())
                            .bind("version", policy.version())
                            .bind("document", Json.write(policy.document()))
                            .bind("now", now)
                            .execute();
                });
    }

    /** Answers which policy applies, for districts read at once. */
    public PolicyBook book(Collection<String> districts) {
        List<Policy> all = new ArrayList<>(shipped.current());
        all.addAll(
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select v.name, v.version, v.document
                                                from policy p
                                                join policy_version v
                                                  on v.name = p.name and v.version = p.version
                                                where p.district = any(cast(:districts as text[]))
                                                """)
                                        .bind("districts", districts.toArray(String[]::new))
                                        .map((row, context) -> policy(row))
                                        .list()));
        all.sort(
                Comparator.comparingInt((Policy p) -> p.document().scope().weight())
                        .reversed()
                        .thenComparing(Policy::name));
        return new PolicyBook(all);
    }
}
