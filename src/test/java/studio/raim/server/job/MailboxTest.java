package studio.raim.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;

class MailboxTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private final PersonId person = PersonId.random();
    private final JobId job = JobId.random();

    private JobViews.Change change(int second, double progress) {
        JobView view = new JobView(
                job,
                PhotoId.random(),
                "a.jpg",
                "quick",
                0,
                JobState.RUNNING,
                progress,
                "restore",
                1,
                NOON,
                NOON,
                null,
                null,
                null,
                null,
                null,
                null,
                "",
                false,
                12,
                JobOptions.DEFAULT,
                null);
        return new JobViews.Change(person, NOON.plusSeconds(second), view);
    }

    @Test
    void a_slow_page_delays_nobody_and_gets_the_newest_view() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Double> shown = new CopyOnWriteArrayList<>();
        Mailbox mailbox = new Mailbox(person, view -> {
            shown.add(view.progress());
            reading.countDown();
            awaitQuietly(goOn);
        });
        mailbox.put(change(0, 0.0));
        reading.await();
        for (int second = 1; second <= 9; second++) {
            mailbox.put(change(second, second / 10.0));
        }
        goOn.countDown();
        await().until(() -> shown.size() == 2);
        assertThat(shown).containsExactly(0.0, 0.9);
    }

    @Test
    void what_is_not_newer_is_not_shown_again() {
        List<Double> shown = new CopyOnWriteArrayList<>();
        Mailbox mailbox = new Mailbox(person, view -> shown.add(view.progress()));
        mailbox.put(change(2, 0.2));
        await().until(() -> shown.size() == 1);
        mailbox.put(change(2, 0.2));
        mailbox.put(change(1, 0.1));
        mailbox.put(change(3, 0.3));
        await().until(() -> shown.size() == 2);
        assertThat(shown).containsExactly(0.2, 0.3);
    }

    @Test
    void a_page_that_fails_hears_of_the_next_change() {
        List<Double> shown = new CopyOnWriteArrayList<>();
        Mailbox mailbox = new Mailbox(person, view -> {
            shown.add(view.progress());
            throw new IllegalStateException("the page is closed");
        });
        mailbox.put(change(1, 0.1));
        await().until(() -> shown.size() == 1);
        mailbox.put(change(2, 0.2));
        await().until(() -> shown.size() == 2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
