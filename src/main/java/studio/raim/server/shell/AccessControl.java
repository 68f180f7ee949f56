package studio.raim.server.shell;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sets up what holds for all pages: who may see them, what a lost session says, where errors go. */
@ApplicationScoped
class AccessControl {
    private final String cookieName;

    AccessControl(@ConfigProperty(name = "quarkus.http.auth.form.cookie-name") String cookieName) {
        this.cookieName = cookieName;
    }

    void onInit(@Observes ServiceInitEvent event) {
        NavigationAccessControl access = new NavigationAccessControl();
        access.setLoginView(SignInView.class);
        event.getSource().addUIInitListener(ui -> ui.getUI().addBeforeEnterListener(access));
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(new Problems()));
        event.addRequestHandler(new SignOut(cookieName));
        SystemMessages messages = messages();
        event.getSource().setSystemMessagesProvider(info -> messages);
    }

    private static SystemMessages messages() {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setSessionExpiredURL("/sign-in?expired");
        return messages;
    }
}
