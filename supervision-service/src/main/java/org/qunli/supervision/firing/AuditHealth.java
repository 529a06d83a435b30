package org.qunli.supervision.firing;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether all that is due is fired, under {@code /q/health/well}: down is a reason to look, not to
 * take a pod out of service, which answers its users all the same.
 */
@Wellness
@ApplicationScoped
class AuditHealth implements HealthCheck {

    private static final Duration TOO_OLD = Duration.ofMinutes(1);

    private final Auditor auditor;

    AuditHealth(Auditor auditor) {
        this.auditor = auditor;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("Deadlines");
        Auditor.Audit audit = auditor.last();
        if (audit == null) {
            return health.up().withData("audited", false).build();
        }
        Duration age = auditor.age(audit);
        return health.status(audit.isFine() && age.compareTo(TOO_OLD) < 0)
                .withData("unfired", audit.unfired())
                .withData("unsaid", audit.unsaid())
                .withData("auditAgeSeconds", age.toSeconds())
                .build();
    }
}
