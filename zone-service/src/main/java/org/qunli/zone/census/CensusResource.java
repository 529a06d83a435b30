package org.qunli.zone.census;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.failure.BodyLimits;
import org.qunli.kit.idempotency.KeyInFlight;
import org.qunli.kit.idempotency.KeyReused;
import org.qunli.kit.idempotency.MalformedKey;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.Texts;
import org.qunli.zone.care.CareFlag;
import org.qunli.zone.care.CareSight;
import org.qunli.zone.care.DistrictCare;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;

/**
 * Lists of households over HTTP, in and out. Both are described with the JSON operations of the
 * same path: a contract has one operation per path and method.
 */
@Path("/v1")
public class CensusResource {

    static final String CSV = "text/csv";

    /** As long as every other key serves. */
    private static final Duration KEY_SERVES = Duration.ofHours(48);

    private final ImportReceiver receiver;
    private final HouseholdImporter importer;
    private final HouseholdImports imports;
    private final CensusSheet sheet;
    private final DistrictCare care;
    private final CareSight sight;
    private final ZoneReach reach;
    private final Caller caller;
    private final BodyLimits limits;
    private final CensusConfig config;
    private final Clock clock;

    CensusResource(
            ImportReceiver receiver,
            HouseholdImporter importer,
            HouseholdImports imports,
            CensusSheet sheet,
            DistrictCare care,
            CareSight sight,
            ZoneReach reach,
            Caller caller,
            BodyLimits limits,
            CensusConfig config,
            Clock clock) {
        this.receiver = receiver;
        this.importer = importer;
        this.imports = imports;
        this.sheet = sheet;
        this.care = care;
        this.sight = sight;
        this.reach = reach;
        this.caller = caller;
        this.limits = limits;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @Path("/zones/{zoneId}/households")
    @Consumes(CSV)
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Operation(hidden = true)
    public RestResponse<ImportView> take(
            @RestPath UUID zoneId,
            @RestQuery @DefaultValue("KEEP") Missing missing,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            InputStream body)
            throws IOException {
        Set<CareFlag> visible = visible(reach.requireServed(zoneId));
        if (key != null && !key.matches("[!-~]{1,255}")) {
            throw new MalformedKey();
        }
        try (CensusFile file = CensusFile.receive(body, limits.bulk().get(CSV))) {
            Optional<HouseholdImport> before = sentBefore(zoneId, missing, key, file);
            if (before.isPresent()) {
                return accepted(before.get(), true);
            }
            var order = new ImportReceiver.Order(zoneId, missing, visible, caller.client(), key);
            HouseholdImport received =
                    receiver.receive(order, file, type.getParameters().get("charset"));
            if (received.rowsRead() <= config.atOnce()) {
                importer.settle(received.id(), clock.instant());
            }
            return accepted(imports.require(received.id()), false);
        }
    }

    private Optional<HouseholdImport> sentBefore(
            UUID zone, Missing missing, String key, CensusFile file) {
        if (key == null) {
            return Optional.empty();
        }
        Optional<HouseholdImport> before =
                imports.keyed(caller.client(), key, clock.instant().minus(KEY_SERVES));
        before.ifPresent(
                known -> {
                    if (!known.zoneId().equals(zone)
                            || known.missing() != missing
                            || !MessageDigest.isEqual(known.digest(), file.digest())) {
                        throw new KeyReused();
                    }
                    if (known.state() == ImportState.RECEIVING) {
                        throw new KeyInFlight();
                    }
                });
        return before;
    }

    private static RestResponse<ImportView> accepted(HouseholdImport row, boolean replayed) {
        var answer =
                RestResponse.ResponseBuilder.create(
                                RestResponse.Status.ACCEPTED, ImportView.of(row))
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .location(URI.create("/v1/imports/" + row.id()));
        return (replayed ? answer.header("Idempotency-Replayed", "true") : answer).build();
    }

    @GET
    @Path("/zones/{zoneId}/households")
    @Produces(CSV + ";qs=0.1")
    @RolesAllowed({Roles.ADMIN, Roles.OFFICER})
    @Operation(hidden = true)
    public RestResponse<StreamingOutput> give(@RestPath UUID zoneId, @Context HttpHeaders headers) {
        Set<CareFlag> visible = visible(reach.requireServed(zoneId));
        boolean chinese =
                Texts.languageOf(headers.getAcceptableLanguages()).getLanguage().equals("zh");
        StreamingOutput lines = out -> sheet.write(zoneId, visible, chinese, out);
        return RestResponse.ResponseBuilder.ok(lines)
                .type(new MediaType("text", "csv", "utf-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"households-" + zoneId + ".csv\"")
                .header(
                        HttpHeaders.CONTENT_LANGUAGE,
                        (chinese ? Locale.CHINESE : Locale.ENGLISH).getLanguage())
                .build();
    }

    private Set<CareFlag> visible(Zone zone) {
        return sight.in(zone.id(), care.of(zone.district()));
    }
}
