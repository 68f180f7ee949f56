package studio.raim.server.worker;

import studio.raim.server.job.Attempts;
import studio.raim.server.job.Database;
import studio.raim.server.job.Heartbeats;
import studio.raim.server.job.JobSignals;
import studio.raim.server.job.LostWorkers;
import studio.raim.server.job.QueueConfig;

/** What a node is put together from; the same in the application and in a process without it. */
record WorkerParts(
        Database database,
        QueueConfig config,
        JobSignals signals,
        QuartzDispatcher dispatcher,
        Attempts attempts,
        Heartbeats heartbeats,
        Sweep sweep,
        AttemptRunner runner,
        WorkerMetrics metrics) {
    static WorkerParts assemble(
            Database database,
            QueueConfig config,
            JobSignals signals,
            QuartzDispatcher dispatcher,
            Restorer restorer,
            AttemptRunner.Keeper keeper,
            WorkerMetrics metrics) {
        Attempts attempts = new Attempts(database, config, dispatcher);
        LostWorkers lostWorkers = new LostWorkers(database, config, dispatcher);
        return new WorkerParts(
                database,
                config,
                signals,
                dispatcher,
                attempts,
                new Heartbeats(database),
                new Sweep(database, dispatcher, lostWorkers, metrics, config),
                new AttemptRunner(attempts, restorer, keeper, metrics, config),
                metrics);
    }
}
