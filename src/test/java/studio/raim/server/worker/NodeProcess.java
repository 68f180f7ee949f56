package studio.raim.server.worker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A node in a process of its own: {@code NodeProcess URL POOL MILLIS}, each job takes so many milliseconds and obeys.
 *
 * <p>Prints {@code READY} when it serves, and {@code BEGUN id} when a job begins; SIGTERM stops it in good order.
 */
final class NodeProcess {
    private NodeProcess() {}

    public static void main(String... args) throws InterruptedException {
        long millis = Long.parseLong(args[2]);
        QueueDatabase database = new QueueDatabase(args[0]);
        Member member = new Member(database, args[1], 1, (claim, device, course) -> {
            say("BEGUN " + claim.attempt().job());
            return work(millis, course) ? Fakes.result(claim) : new Restorer.Outcome.Stopped();
        });
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            member.close();
            database.close();
            stop.countDown();
        }));
        say("READY");
        stop.await();
    }

    private static boolean work(long millis, Restorer.Course course) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            if (course.stopped()) {
                return false;
            }
            course.at(1 - (end - System.nanoTime()) / 1e6 / millis, "restore");
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
        return true;
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
