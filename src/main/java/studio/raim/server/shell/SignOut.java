package studio.raim.server.shell;

import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.Cookie;
import java.util.concurrent.Future;

/** The address {@code /sign-out}: forgets who is signed in, in the browser and in the session. */
final class SignOut implements RequestHandler {
    private final String cookieName;

    /** @param cookieName of the cookie that proves who is signed in */
    SignOut(String cookieName) {
        this.cookieName = cookieName;
    }

    @Override
    public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response) {
        if (!"/sign-out".equals(request.getPathInfo())) {
            return false;
        }
        Cookie gone = new Cookie(cookieName, "");
        gone.setPath("/");
        gone.setMaxAge(0);
        gone.setHttpOnly(true);
        response.addCookie(gone);
        Future<Void> unused = session.access(session::close);
        response.setStatus(303);
        response.setHeader("Location", "/sign-in");
        return true;
    }
}
