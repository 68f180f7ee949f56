package studio.raim.server.shell;

import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.Cookie;
import java.util.concurrent.Future;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.account.SignIns;

/** The address {@code /sign-out}: ends the session here and on the server, so that a copy of its cookie is worth nothing. */
final class SignOut implements RequestHandler {
    private final String cookieName;
    private final transient CurrentPerson person;
    private final transient SignIns signIns;

    /** @param cookieName of the cookie that proves who is signed in */
    SignOut(String cookieName, CurrentPerson person, SignIns signIns) {
        this.cookieName = cookieName;
        this.person = person;
        this.signIns = signIns;
    }

    @Override
    public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response) {
        if (!"/sign-out".equals(request.getPathInfo())) {
            return false;
        }
        Future<Void> unused = session.access(session::close);
        person.signIn().ifPresent(here -> signIns.end(person.id(), here));
        Cookie gone = new Cookie(cookieName, "");
        gone.setPath("/");
        gone.setMaxAge(0);
        gone.setHttpOnly(true);
        response.addCookie(gone);
        response.setStatus(303);
        response.setHeader("Location", "/sign-in");
        return true;
    }
}
