package dev.paperboy.delivery;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down while couriers have stopped. A matter of wellness and not of readiness: the pages still work, and starting anew does not mend what the
 * relay has against us.
 */
@Wellness
@Singleton
final class MailHealth implements HealthCheck {

    private final Halts halts;

    MailHealth(Halts halts) {
        this.halts = halts;
    }

    @Override
    public HealthCheckResponse call() {
        var now = halts.now();
        var answer = HealthCheckResponse.named("outgoing mail").status(now.isEmpty());
        for (var i = 0; i < now.size(); i++) {
            answer.withData(
                    "since " + now.get(i).since() + " (" + i + ")", now.get(i).reason());
        }
        return answer.build();
    }
}
