package studio.raim.server.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceDestroyEvent;
import com.vaadin.flow.server.SessionDestroyEvent;
import com.vaadin.flow.server.VaadinSession;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.account.Role;
import studio.raim.server.account.SignInId;
import studio.raim.server.account.SignIns;

/**
 * Closes the pages of a session that is over, or whose person may do something else now.
 *
 * <p>An open page talks through one connection that was let in once: without this, somebody who was thrown out could
 * work on in it. Another node's pages are found by looking every two seconds.
 */
@ApplicationScoped
class OpenPages {
    private static final Logger LOG = Logger.getLogger(OpenPages.class);

    private final SignIns signIns;
    private final CurrentPerson person;
    private final Map<VaadinSession, Visit> visits = new ConcurrentHashMap<>();

    private record Visit(SignInId signIn, Set<Role> roles, AtomicBoolean used) {}

    OpenPages(SignIns signIns, CurrentPerson person) {
        this.signIns = signIns;
        this.person = person;
    }

    /** Call with the session's lock when a page begins. */
    void begun(VaadinSession session) {
        person.signIn()
                .ifPresent(here -> visits.put(session, new Visit(here, person.roles(), new AtomicBoolean(true))));
    }

    /** Somebody uses a page of this session. */
    void used(VaadinSession session) {
        Visit visit = visits.get(session);
        if (visit != null) {
            visit.used.set(true);
        }
    }

    void ended(SessionDestroyEvent event) {
        visits.remove(event.getSession());
    }

    void stopped(ServiceDestroyEvent event) {
        visits.clear();
    }

    void onEnd(@Observes(during = TransactionPhase.AFTER_SUCCESS) SignIns.Ended event) {
        look();
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (visits.isEmpty()) {
            return;
        }
        Map<VaadinSession, Visit> now = Map.copyOf(visits);
        signIns.touch(now.values().stream()
                .filter(visit -> visit.used.getAndSet(false))
                .map(Visit::signIn)
                .toList());
        Map<SignInId, Set<Role>> alive =
                signIns.alive(now.values().stream().map(Visit::signIn).toList());
        now.forEach((session, visit) -> {
            Set<Role> roles = alive.get(visit.signIn);
            if (roles == null) {
                close(session, "/sign-in?ended");
            } else if (!roles.equals(visit.roles)) {
                close(session, "/");
            }
        });
    }

    private void close(VaadinSession session, String next) {
        if (visits.remove(session) == null) {
            return;
        }
        Future<Void> unused = session.access(() -> {
            LOG.debugf("The pages of a session close; it leads to %s", next);
            for (UI ui : session.getUIs()) {
                ui.getPage().setLocation(next);
                ui.push();
            }
            session.close();
        });
    }
}
