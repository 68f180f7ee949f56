package studio.raim.server.account.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PersonId;
import studio.raim.server.account.SignIn;
import studio.raim.server.account.SignInId;
import studio.raim.server.account.SignIns;

/** The browsers in which one is signed in. */
class OwnSessions extends Composite<Section> {
    private final transient SignIns signIns;
    private final PersonId me;
    private final transient @Nullable SignInId here;
    private final transient Clock clock;
    private final UnorderedList list = new UnorderedList();
    private final Button endOthers = Parts.plain("Sign out everywhere else", this::endOthers);

    OwnSessions(SignIns signIns, PersonId me, @Nullable SignInId here, Clock clock) {
        this.signIns = signIns;
        this.me = me;
        this.here = here;
        this.clock = clock;
        list.addClassName("raim-things");
        getContent().add(list, Parts.row(endOthers));
        show();
    }

    @Override
    protected Section initContent() {
        return Parts.section(
                "sessions", "Where you are signed in", "End what you do not know, and change your password then.");
    }

    private void show() {
        List<SignIn> all = signIns.list(me);
        list.removeAll();
        all.forEach(signIn -> list.add(item(signIn)));
        endOthers.setVisible(all.stream().anyMatch(signIn -> !signIn.id().equals(here)));
    }

    private ListItem item(SignIn signIn) {
        Span name = new Span(signIn.browser());
        name.addClassName("raim-thing-name");
        Div facts = new Div(
                new Span("from " + signIn.address()),
                Parts.when("since ", signIn.createdAt(), clock.instant()),
                Parts.when("used ", signIn.lastSeenAt(), clock.instant()));
        facts.addClassName("raim-thing-facts");
        Div words = new Div(name, facts);
        words.addClassName("raim-thing-words");
        if (signIn.id().equals(here)) {
            return new ListItem(words, Parts.chip("This browser", "busy"));
        }
        Button end = Parts.plain("Sign out", () -> {
            signIns.end(me, signIn.id());
            show();
        });
        end.setAriaLabel("Sign out " + signIn.browser());
        return new ListItem(words, end);
    }

    private void endOthers() {
        signIns.endAll(me, here);
        show();
        Parts.say("All other browsers are signed out.");
    }
}
