package studio.raim.server.account.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import studio.raim.common.PersonId;
import studio.raim.server.account.Tokens;

/** One's own API tokens. */
class OwnTokens extends Composite<Section> {
    private static final String NEVER = "It does not end";

    /** How long a token works, as people choose it; 0: it does not end. */
    private static final Map<String, Integer> DAYS = new LinkedHashMap<>();

    static {
        DAYS.put("30 days", 30);
        DAYS.put("90 days", 90);
        DAYS.put("1 year", 365);
        DAYS.put(NEVER, 0);
    }

    private final transient Tokens tokens;
    private final PersonId me;
    private final transient Clock clock;
    private final TokenList list;

    OwnTokens(Tokens tokens, PersonId me, Clock clock) {
        this.tokens = tokens;
        this.me = me;
        this.clock = clock;
        this.list = new TokenList(clock, token -> {
            tokens.revoke(me, token.id());
            show();
        });
        getContent().add(list, Parts.row(Parts.plain("Make a token", this::ask)));
        show();
    }

    @Override
    protected Section initContent() {
        return Parts.section(
                "tokens",
                "API tokens",
                "With a token, a script does what you may do. Give each script its own, so that you can end it alone.");
    }

    private void show() {
        list.show(tokens.list(me));
    }

    private void ask() {
        TextField name = new TextField("What it is for");
        name.setMaxLength(100);
        name.setAutofocus(true);
        Select<String> days = new Select<>();
        days.setLabel("It works for");
        days.setItems(DAYS.keySet());
        days.setValue("90 days");
        new Ask(
                        "Make a token",
                        "Make the token",
                        false,
                        () -> {
                            int lasts = DAYS.getOrDefault(days.getValue(), 0);
                            Tokens.Created created = tokens.create(
                                    me,
                                    name.getValue(),
                                    lasts == 0 ? null : clock.instant().plus(Duration.ofDays(lasts)));
                            show();
                            new SecretDialog(
                                            "The token is ready",
                                            "Keep it where you keep passwords: it is shown only now.",
                                            "Token",
                                            created.secret())
                                    .open();
                        },
                        name,
                        days)
                .open();
    }
}
