package studio.raim.server.worker;

import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.core.QuartzScheduler;
import org.quartz.core.QuartzSchedulerResources;
import org.quartz.impl.DefaultThreadExecutor;
import org.quartz.impl.StdJobRunShellFactory;
import org.quartz.impl.StdScheduler;
import org.quartz.impl.jdbcjobstore.InvalidConfigurationException;
import org.quartz.impl.jdbcjobstore.JobStoreCMT;
import org.quartz.simpl.CascadingClassLoadHelper;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.DBConnectionManager;
import studio.raim.server.job.Database;

/**
 * A pool's clustered Quartz scheduler on this node: writes invitations always, fires them once started.
 *
 * <p>Put together by hand rather than by Quartz's factory, whose registry allows one scheduler of a name in a JVM and
 * hides the signal that makes a scheduler look again at once. Settings as measured for the queue: batches of one keep
 * the order, an idle scheduler looks each second, nodes check in every two.
 */
final class PoolScheduler {
    private static final long IDLE_MILLIS = 1000;
    private static final long RETRY_MILLIS = 1000;
    private static final long CHECK_IN_MILLIS = 2000;

    private final String pool;
    private final QuartzScheduler quartz;
    private final Scheduler scheduler;

    private PoolScheduler(String pool, QuartzScheduler quartz) {
        this.pool = pool;
        this.quartz = quartz;
        this.scheduler = new StdScheduler(quartz);
    }

    /** Opens a scheduler that fires on {@code threads} threads at once; 0 for a node that only writes invitations. */
    static PoolScheduler open(String pool, NodeName node, int threads, Database database, Invitation.Guest guest) {
        try {
            QuartzSchedulerResources parts = new QuartzSchedulerResources();
            parts.setName(pool);
            parts.setInstanceId(node.value());
            parts.setThreadName("queue-" + pool);
            parts.setMakeSchedulerThreadDaemon(true);
            parts.setThreadsInheritInitializersClassLoadContext(true);
            parts.setMaxBatchSize(1);
            parts.setThreadExecutor(new DefaultThreadExecutor());
            parts.setThreadPool(threads(pool, threads));
            JobStoreCMT store = store(pool, node, database);
            store.setThreadPoolSize(threads);
            parts.setJobStore(store);
            StdJobRunShellFactory shells = new StdJobRunShellFactory();
            parts.setJobRunShellFactory(shells);

            PoolScheduler made = new PoolScheduler(pool, new QuartzScheduler(parts, IDLE_MILLIS, RETRY_MILLIS));
            made.scheduler.setJobFactory((bundle, scheduler) -> new Invitation(pool, guest));
            CascadingClassLoadHelper classes = new CascadingClassLoadHelper();
            classes.initialize();
            store.initialize(classes, made.quartz.getSchedulerSignaler());
            shells.initialize(made.scheduler);
            made.quartz.initialize();
            made.prepare(database);
            return made;
        } catch (SchedulerException e) {
            throw new QueueException("The scheduler of the pool '%s' cannot be opened".formatted(pool), e);
        }
    }

    private static SimpleThreadPool threads(String pool, int threads) throws SchedulerException {
        // Quartz knows no pool without threads; one that is never started costs a parked thread.
        SimpleThreadPool made = new SimpleThreadPool(Math.max(1, threads), Thread.NORM_PRIORITY);
        made.setThreadNamePrefix("slot-" + pool);
        made.setMakeThreadsDaemons(true);
        made.setThreadsInheritContextClassLoaderOfInitializingThread(true);
        made.setInstanceName(pool);
        made.initialize();
        return made;
    }

    private static JobStoreCMT store(String pool, NodeName node, Database database) throws SchedulerException {
        String connections = node + "/" + pool;
        DBConnectionManager.getInstance().addConnectionProvider(connections, new SharedConnections(database.source()));
        JobStoreCMT store = new JobStoreCMT();
        store.setInstanceName(pool);
        store.setInstanceId(node.value());
        store.setDataSource(connections);
        store.setNonManagedTXDataSource(connections);
        store.setDontSetAutoCommitFalse(true);
        try {
            store.setDriverDelegateClass(LimitedDelegate.class.getName());
        } catch (InvalidConfigurationException e) {
            throw new SchedulerException(e);
        }
        store.setUseProperties("true");
        store.setIsClustered(true);
        store.setClusterCheckinInterval(CHECK_IN_MILLIS);
        store.setAcquireTriggersWithinLock(true);
        // A new invitation has a name of its own; waiting for the pool's lock until its transaction commits buys
        // nothing.
        store.setLockOnInsert(false);
        store.setDbRetryInterval(RETRY_MILLIS);
        store.setMakeThreadsDaemons(true);
        store.setThreadsInheritInitializersClassLoadContext(true);
        return store;
    }

    /**
     * Apart from the transaction that needs the scheduler first: it may be rolled back, and the scheduler stays.
     *
     * <p>Quartz inserts its lock rows on first use, and counts on a failed statement that leaves a transaction usable.
     */
    private void prepare(Database database) {
        database.doApart(() -> {
            database.update("""
                    INSERT INTO qrtz_locks (sched_name, lock_name) VALUES (?, 'TRIGGER_ACCESS'), (?, 'STATE_ACCESS')
                    ON CONFLICT DO NOTHING""", pool, pool);
            call(() -> {
                scheduler.addJob(Invitation.detail(), true);
                return true;
            });
        });
    }

    Scheduler quartz() {
        return scheduler;
    }

    /** Begins or resumes to fire. */
    void start() {
        call(() -> {
            if (!scheduler.isStarted() || scheduler.isInStandbyMode()) {
                scheduler.start();
            }
            return true;
        });
    }

    /** Fires no more; one that is on its way may still come. */
    void standby() {
        call(() -> {
            if (!scheduler.isInStandbyMode()) {
                scheduler.standby();
            }
            return true;
        });
    }

    /** Looks for invitations now. */
    void wake() {
        quartz.getSchedulerSignaler().signalSchedulingChange(0L);
    }

    /** Stops; waits for fires that are on their way to their end, unless one of them is known not to come to it. */
    void close(boolean awaitFires) {
        call(() -> {
            scheduler.shutdown(awaitFires);
            return true;
        });
    }

    private interface Call<T> {
        T call() throws SchedulerException;
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.call();
        } catch (SchedulerException e) {
            throw new QueueException("The scheduler refused", e);
        }
    }
}
