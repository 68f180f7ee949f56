package studio.raim.server.account.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Supplier;
import studio.raim.common.Refusal;
import studio.raim.server.account.Passwords;

/** A password that is chosen: typed twice, with what is thought of it while it is typed. */
public class NewPassword extends Div {
    private static final String RULE = "At least 8 characters, and not easily guessed.";

    private final PasswordField password;
    private final PasswordField again;
    private final transient Supplier<String> name;

    /** @param name of the person, which is easily guessed */
    public NewPassword(String label, Supplier<String> name) {
        this.password = new PasswordField(label);
        this.again = new PasswordField(label + " again");
        this.name = name;
        addClassName("raim-new-password");
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setRequired(true);
        password.setHelperText(RULE);
        password.setValueChangeMode(ValueChangeMode.LAZY);
        password.addValueChangeListener(change -> judge());
        again.setAutocomplete(Autocomplete.NEW_PASSWORD);
        again.setRequired(true);
        add(password, again);
    }

    public void focusFirst() {
        password.setAutofocus(true);
    }

    /**
     * What was typed.
     *
     * @throws Refusal INVALID if the two differ
     */
    public String value() {
        if (!password.getValue().equals(again.getValue())) {
            again.focus();
            throw Refusal.invalid("The two passwords differ; type the same one twice");
        }
        return password.getValue();
    }

    public void clear() {
        password.clear();
        again.clear();
        password.setHelperText(RULE);
        password.setInvalid(false);
        again.setInvalid(false);
    }

    private void judge() {
        String typed = password.getValue();
        password.setHelperText(
                typed.isEmpty()
                        ? RULE
                        : Passwords.weakness(typed, name.get())
                                .map(sentence -> sentence + ".")
                                .orElseGet(() -> Passwords.strength(typed, name.get()) >= 4
                                        ? "Very hard to guess."
                                        : "Hard enough to guess."));
    }
}
