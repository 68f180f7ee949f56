package studio.raim.server.worker;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready when this node's schedulers do not run. */
@Readiness
class QueueHealth implements HealthCheck {
    private final ThisNode node;

    QueueHealth(ThisNode node) {
        this.node = node;
    }

    @Override
    public HealthCheckResponse call() {
        String trouble = node.trouble();
        var answer = HealthCheckResponse.named("queue").status(trouble == null);
        return (trouble == null ? answer : answer.withData("reason", trouble)).build();
    }
}
