package studio.raim.server.worker.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.raim.server.job.cli.ScratchPostgres;
import studio.raim.server.worker.QueueBenchmark;

/** {@code bench queue}: jobs a second and pick-up times when restoring takes no time. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description = "Measures the queue with jobs that do no work, on a PostgreSQL of its own.")
public final class BenchQueueCommand implements Callable<Integer> {
    @Option(names = "--jobs", description = "For jobs a second; default ${DEFAULT-VALUE}.")
    private int jobs = 1000;

    @Option(names = "--slots", description = "Jobs at the same time; default ${DEFAULT-VALUE}.")
    private int slots = 2;

    @Option(names = "--pick-ups", description = "Jobs one after the other; default ${DEFAULT-VALUE}.")
    private int pickUps = 300;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (ScratchPostgres postgres = ScratchPostgres.start()) {
            Flyway.configure()
                    .dataSource(postgres.url(), postgres.user(), postgres.password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            try (QueueBenchmark queue =
                    new QueueBenchmark(postgres.url(), postgres.user(), postgres.password(), slots, jobs)) {
                out.printf(
                        Locale.ROOT,
                        "no-work jobs: %.0f a second (%d jobs, %d slots, fsync on)%n",
                        queue.jobsPerSecond(),
                        jobs,
                        slots);
                out.flush();
                List<Double> millis = queue.pickUpMillis(pickUps);
                out.printf(
                        Locale.ROOT,
                        "pick-up on an idle queue: p50 %.1f ms, p99 %.1f ms, most %.1f ms (%d jobs)%n",
                        percentile(millis, 0.5),
                        percentile(millis, 0.99),
                        millis.getLast(),
                        pickUps);
                out.flush();
            }
        }
        return 0;
    }

    private static double percentile(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1.0, Math.floor(share * sorted.size())));
    }
}
