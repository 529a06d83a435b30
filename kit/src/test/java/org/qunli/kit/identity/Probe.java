package org.qunli.kit.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.problem.NotFound;

/** Resources and people for the tests of the kit. */
final class Probe {

    static final UUID HOME = UUID.fromString("01960000-0000-7000-8000-00000000000a");

    static final UUID DUTY = UUID.fromString("01960000-0000-7000-8000-00000000000b");

    private Probe() {}

    @ApplicationScoped
    static class People implements PersonDirectory {

        private static final Map<String, Person> BY_USER =
                Map.of(
                        "u-chen",
                        new Person(
                                Set.of(UUID.randomUUID()),
                                Set.of(UUID.randomUUID()),
                                Set.of(HOME),
                                null,
                                Set.of()),
                        "u-lin",
                        new Person(Set.of(), Set.of(), Set.of(), UUID.randomUUID(), Set.of(DUTY)),
                        "陈",
                        new Person(Set.of(), Set.of(), Set.of(), UUID.randomUUID(), Set.of(DUTY)));

        @Override
        public Optional<Person> byChat(ChatId id) {
            return id.channel().equals("wecom")
                    ? Optional.ofNullable(BY_USER.get(id.userId()))
                    : Optional.empty();
        }

        @Override
        public Optional<Person> bySubject(String subject) {
            return Optional.ofNullable(BY_USER.get(subject));
        }
    }

    record Word(@NotNull @Size(min = 1, max = 10) String text) {}

    @Path("/probe")
    static class Open {

        private final Caller caller;

        private final Jdbi jdbi;

        Open(Caller caller, Jdbi jdbi) {
            this.caller = caller;
            this.jdbi = jdbi;
        }

        @GET
        @Path("/public")
        @PermitAll
        public String open() {
            return "open";
        }

        @GET
        @Path("/unannotated")
        public String closed() {
            return "never";
        }

        @GET
        @Path("/officers")
        @RolesAllowed(Roles.OFFICER)
        public String officers() {
            return caller.reachesZone("350583", DUTY) + " " + caller.reachesZone("350583", HOME);
        }

        @GET
        @Path("/residents")
        @RolesAllowed(Roles.RESIDENT)
        public String residents() {
            return caller.reachesZone("350583", DUTY) + " " + caller.reachesZone("350583", HOME);
        }

        @GET
        @Path("/frontends")
        @RolesAllowed(Roles.FRONTEND)
        public String frontends() {
            return caller.client();
        }

        @GET
        @Path("/defect")
        @PermitAll
        public String defect() {
            throw new IllegalArgumentException("a secret of ours");
        }

        @POST
        @Path("/words")
        @Idempotent
        @RolesAllowed(Roles.ADMIN)
        public RestResponse<Word> say(@Valid @NotNull Word word) {
            jdbi.useHandle(
                    h ->
                            h.execute(
                                    "insert into event_subject values (?, 1)",
                                    "word/" + UUID.randomUUID()));
            if (word.text().equals("refuse")) {
                throw new NotFound();
            }
            if (word.text().equals("slow")) {
                jdbi.useHandle(h -> h.execute("select pg_sleep(0.7)"));
            }
            return Answers.created("/probe/words/1", word, 1);
        }
    }

    @Path("/concealed")
    @Concealed
    static class Hidden {
        @GET
        @RolesAllowed(Roles.SUPERVISOR)
        public String watch() {
            return "seen";
        }
    }
}
