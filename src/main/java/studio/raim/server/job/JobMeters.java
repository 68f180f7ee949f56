package studio.raim.server.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import studio.raim.common.PersonId;
import studio.raim.server.account.quota.QuotaKind;
import studio.raim.server.account.quota.QuotaMeter;

/** What a person's jobs count for in their quotas. */
@ApplicationScoped
class JobMeters {
    /** A job that was cancelled before it began has used nothing. */
    private static final String OF_THE_DAY = """
            FROM job WHERE person_id = ? AND queued_at > clock_timestamp() - interval '24 hours'
               AND (state <> 'CANCELLED' OR started_at IS NOT NULL)""";

    private final Database database;

    JobMeters(Database database) {
        this.database = database;
    }

    @Produces
    @Singleton
    QuotaMeter waiting() {
        return meter(
                QuotaKind.WAITING_JOBS, "SELECT count(*)::float8 FROM job WHERE person_id = ? AND state = 'QUEUED'");
    }

    @Produces
    @Singleton
    QuotaMeter running() {
        return meter(
                QuotaKind.RUNNING_JOBS, "SELECT count(*)::float8 FROM job WHERE person_id = ? AND state = 'RUNNING'");
    }

    @Produces
    @Singleton
    QuotaMeter stored() {
        return meter(
                QuotaKind.STORAGE_BYTES,
                "SELECT coalesce(sum(result_bytes), 0)::float8 FROM job WHERE person_id = ? AND state = 'DONE' AND deleted_at IS NULL");
    }

    @Produces
    @Singleton
    QuotaMeter ofTheDay() {
        return new QuotaMeter() {
            @Override
            public QuotaKind kind() {
                return QuotaKind.MEGAPIXELS_A_DAY;
            }

            @Override
            public double used(PersonId person) {
                return one("SELECT coalesce(sum(megapixels), 0)::float8 " + OF_THE_DAY, person);
            }

            /** When the oldest jobs that together have the amount leave the last 24 hours. */
            @Override
            public Optional<Duration> untilFreed(PersonId person, double amount) {
                return database.first(
                        """
                        SELECT extract(epoch FROM queued_at + interval '24 hours' - clock_timestamp())::float8 AS seconds FROM (
                            SELECT queued_at, sum(megapixels) OVER (ORDER BY queued_at, id) AS freed %s) AS leaving
                         WHERE freed >= ? - 1e-9 ORDER BY freed LIMIT 1""".formatted(OF_THE_DAY),
                        row -> Duration.ofMillis((long) (1000 * Math.max(0, row.getDouble("seconds")))),
                        person.value(),
                        amount);
            }
        };
    }

    private QuotaMeter meter(QuotaKind kind, String sql) {
        return new QuotaMeter() {
            @Override
            public QuotaKind kind() {
                return kind;
            }

            @Override
            public double used(PersonId person) {
                return one(sql, person);
            }
        };
    }

    private double one(String sql, PersonId person) {
        return database.first(sql, row -> row.getDouble(1), person.value()).orElse(0.0);
    }
}
