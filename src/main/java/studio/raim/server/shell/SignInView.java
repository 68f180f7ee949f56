package studio.raim.server.shell;

import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Map;
import studio.raim.server.account.CurrentPerson;

/** Where people sign in. */
@Route(value = "sign-in", autoLayout = false)
@PageTitle("Sign in · RAIM Studio")
@AnonymousAllowed
public class SignInView extends Gate implements BeforeEnterObserver {
    private final transient CurrentPerson person;

    SignInView(CurrentPerson person) {
        this.person = person;
        say("Sign in", "Restore photographs with the pipelines that run on this server.");
        LoginForm form = new LoginForm(words());
        form.setAction("/j_security_check");
        form.setForgotPasswordButtonVisible(false);
        card().add(form);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, List<String>> parameters =
                event.getLocation().getQueryParameters().getParameters();
        if (parameters.containsKey("error")) {
            warn(
                    parameters.getOrDefault("error", List.of()).contains("wait")
                            ? "Too many attempts failed. Wait a few minutes, then try again."
                            : "This name and password do not belong together. Check both and try again.");
        } else if (person.isSignedIn()) {
            event.forwardTo("");
        } else if (parameters.containsKey("ended")) {
            warn("This session was ended. Sign in again to go on.");
        } else if (parameters.containsKey("expired")) {
            warn(
                    "You were signed out because nothing happened for a while. Sign in again to go on; running restorations go on without you.");
        }
    }

    private static LoginI18n words() {
        LoginI18n words = LoginI18n.createDefault();
        words.getForm().setTitle("");
        words.getForm().setUsername("Name");
        words.getForm().setPassword("Password");
        words.getForm().setSubmit("Sign in");
        words.getErrorMessage().setUsername("Enter your name");
        words.getErrorMessage().setPassword("Enter your password");
        return words;
    }
}
