package studio.raim.server.worker;

import java.time.Instant;
import java.util.Date;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.spi.OperableTrigger;
import studio.raim.common.JobId;
import studio.raim.server.job.Ticket;

/**
 * A Quartz fire: somebody says that a job may be waiting, and the {@link Guest} finds out whether it is so.
 *
 * <p>The trigger's name carries the job's id and how often it was begun, so a job that is put back while its last
 * fire still ends gets a new name. Its start time is the rank, always in the past: a later one would idle a slot.
 */
final class Invitation implements Job {
    static final String GROUP = "restoration";
    static final JobKey KEY = new JobKey("restore", GROUP);

    /** Rank 0 in Quartz's time, 2000-01-01; a head start may take a rank below 0, and Quartz blocks at dates before 1970. */
    private static final long EPOCH = 946_684_800_000L;

    private final String pool;
    private final Guest guest;

    /** Whoever answers invitations, on a thread that is theirs until they return. */
    @FunctionalInterface
    interface Guest {
        void invited(String pool, JobId job);
    }

    Invitation(String pool, Guest guest) {
        this.pool = pool;
        this.guest = guest;
    }

    /** The one durable job of a pool; Quartz's own recovery stays out, since lost workers are counted elsewhere. */
    static JobDetail detail() {
        return JobBuilder.newJob(Invitation.class)
                .withIdentity(KEY)
                .storeDurably()
                .requestRecovery(false)
                .build();
    }

    static TriggerKey key(Ticket ticket) {
        return new TriggerKey(ticket.job() + "/" + ticket.attempt(), GROUP);
    }

    static OperableTrigger trigger(Ticket ticket) {
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(key(ticket))
                .forJob(KEY)
                .startAt(Date.from(Instant.ofEpochMilli(EPOCH + ticket.rank())))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionIgnoreMisfires())
                .build();
        return (OperableTrigger) trigger;
    }

    @Override
    public void execute(JobExecutionContext context) {
        String name = context.getTrigger().getKey().getName();
        guest.invited(pool, JobId.of(name.substring(0, name.indexOf('/'))));
    }
}
