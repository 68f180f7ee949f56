package studio.raim.server.account.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import studio.raim.server.account.ApiToken;

/** API tokens, each with a way to end it. */
class TokenList extends Div {
    private final transient Clock clock;
    private final transient Consumer<ApiToken> revoke;

    TokenList(Clock clock, Consumer<ApiToken> revoke) {
        this.clock = clock;
        this.revoke = revoke;
    }

    void show(List<ApiToken> tokens) {
        removeAll();
        if (tokens.isEmpty()) {
            add(Parts.quiet("There are no tokens."));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("raim-things");
        tokens.forEach(token -> list.add(item(token)));
        add(list);
    }

    private ListItem item(ApiToken token) {
        Instant now = clock.instant();
        Span name = new Span(token.name());
        name.addClassName("raim-thing-name");
        Span hint = new Span(token.hint() + "…");
        hint.addClassName("raim-code");
        Div facts = new Div(hint, Parts.when("made ", token.createdAt(), now));
        facts.addClassName("raim-thing-facts");
        token.lastUsedAt()
                .ifPresentOrElse(
                        used -> facts.add(Parts.when("used ", used, now)), () -> facts.add(new Span("never used")));
        token.expiresAt()
                .ifPresentOrElse(
                        end -> facts.add(Parts.when(end.isAfter(now) ? "ends " : "ended ", end, now)),
                        () -> facts.add(new Span("does not end")));
        Div words = new Div(name, facts);
        words.addClassName("raim-thing-words");
        var end = Parts.danger(
                "Revoke",
                () -> Ask.yesOrNo(
                        "Revoke '%s'?".formatted(token.name()),
                        "Scripts that use this token are refused from now on. This cannot be undone.",
                        "Revoke",
                        () -> revoke.accept(token)));
        end.setAriaLabel("Revoke " + token.name());
        return new ListItem(words, end);
    }
}
