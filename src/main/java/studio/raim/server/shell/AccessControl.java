package studio.raim.server.shell;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import studio.raim.server.account.CurrentPerson;
import studio.raim.server.account.SignIns;

/** Sets up what holds for all pages: who may see them, what a lost session says, where errors go. */
@ApplicationScoped
class AccessControl {
    private final String cookieName;
    private final CurrentPerson person;
    private final SignIns signIns;
    private final OpenPages pages;

    AccessControl(
            @ConfigProperty(name = "quarkus.http.auth.form.cookie-name") String cookieName,
            CurrentPerson person,
            SignIns signIns,
            OpenPages pages) {
        this.cookieName = cookieName;
        this.person = person;
        this.signIns = signIns;
        this.pages = pages;
    }

    void onInit(@Observes ServiceInitEvent event) {
        NavigationAccessControl access = new NavigationAccessControl();
        access.setLoginView(SignInView.class);
        event.getSource().addUIInitListener(ui -> {
            ui.getUI().addBeforeEnterListener(access);
            pages.begun(ui.getUI().getSession());
        });
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(new Problems()));
        event.getSource().addSessionDestroyListener(pages::ended);
        event.getSource().addServiceDestroyListener(pages::stopped);
        event.addVaadinRequestInterceptor(new PageUse(pages));
        event.addRequestHandler(new SignOut(cookieName, person, signIns));
        event.addIndexHtmlRequestListener(new ScriptNonce());
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
