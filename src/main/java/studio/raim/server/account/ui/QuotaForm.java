package studio.raim.server.account.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.account.quota.Amounts;
import studio.raim.server.account.quota.Quota;
import studio.raim.server.account.quota.QuotaKind;
import studio.raim.server.account.quota.Quotas;

/** The four quotas of one person, or the defaults of all. */
class QuotaForm extends Div {
    private static final double GIGABYTE = 1e9;

    private enum Rule {
        DEFAULT,
        UNLIMITED,
        LIMITED
    }

    private record Row(QuotaKind kind, Select<Rule> rule, TextField amount) {}

    private final transient Quotas quotas;
    private final PersonId by;
    private final transient @Nullable PersonId person;
    private final transient List<Row> rows = new ArrayList<>();

    /** @param person null: the defaults */
    QuotaForm(Quotas quotas, PersonId by, @Nullable PersonId person) {
        this.quotas = quotas;
        this.by = by;
        this.person = person;
        addClassName("raim-quotas");
        List<Quota> defaults = quotas.defaults();
        List<Quota> shown = person == null ? defaults : quotas.of(person);
        for (int i = 0; i < shown.size(); i++) {
            add(row(shown.get(i), defaults.get(i)));
        }
        add(Parts.row(Parts.primary("Save quotas", this::save)));
    }

    private Div row(Quota quota, Quota common) {
        Select<Rule> rule = new Select<>();
        rule.setLabel(title(quota.kind()));
        rule.setItems(person == null ? List.of(Rule.UNLIMITED, Rule.LIMITED) : List.of(Rule.values()));
        rule.setItemLabelGenerator(choice -> switch (choice) {
            case DEFAULT -> "Default: " + Amounts.of(quota.kind(), common.most());
            case UNLIMITED -> "No limit";
            case LIMITED -> "At most …";
        });
        rule.setValue(
                person != null && !quota.own() ? Rule.DEFAULT : quota.isUnlimited() ? Rule.UNLIMITED : Rule.LIMITED);
        TextField amount = new TextField("At most");
        amount.addThemeVariants(TextFieldVariant.LUMO_ALIGN_RIGHT);
        amount.setAriaLabel(title(quota.kind()) + ", at most");
        amount.setSuffixComponent(new Span(unit(quota.kind())));
        amount.setAllowedCharPattern("[0-9.]");
        amount.setValue(quota.isUnlimited() ? "" : number(quota.kind(), quota.most()));
        amount.setVisible(rule.getValue() == Rule.LIMITED);
        rule.addValueChangeListener(change -> {
            amount.setVisible(change.getValue() == Rule.LIMITED);
            if (change.getValue() == Rule.LIMITED) {
                amount.focus();
            }
        });
        rows.add(new Row(quota.kind(), rule, amount));
        Div row = new Div(rule, amount);
        row.addClassName("raim-quota");
        if (person != null) {
            row.add(usage(quota, quotas.used(person, quota.kind())));
        }
        return row;
    }

    /** How much is used of a quota, in words and as a bar. */
    static Div usage(Quota quota, double used) {
        Span words = new Span(
                quota.isUnlimited()
                        ? "Uses " + Amounts.of(quota.kind(), used)
                        : "Uses %s of %s"
                                .formatted(
                                        Amounts.of(quota.kind(), used)
                                                .replace(" photos", "")
                                                .replace(" photo", ""),
                                        Amounts.of(quota.kind(), quota.most())));
        words.addClassName("raim-quiet");
        Div usage = new Div(words);
        usage.addClassName("raim-quota-usage");
        if (!quota.isUnlimited()) {
            ProgressBar bar = new ProgressBar(0, 1, quota.most() == 0 ? 1 : Math.min(1, used / quota.most()));
            bar.getElement().setAttribute("aria-label", title(quota.kind()));
            usage.add(bar);
        }
        return usage;
    }

    static String title(QuotaKind kind) {
        return switch (kind) {
            case WAITING_JOBS -> "Photos waiting at once";
            case RUNNING_JOBS -> "Photos restored at once";
            case MEGAPIXELS_A_DAY -> "Restored within 24 hours";
            case STORAGE_BYTES -> "Photos and results kept";
        };
    }

    private static String unit(QuotaKind kind) {
        return switch (kind) {
            case WAITING_JOBS, RUNNING_JOBS -> "photos";
            case MEGAPIXELS_A_DAY -> "megapixels";
            case STORAGE_BYTES -> "GB";
        };
    }

    private static String number(QuotaKind kind, double most) {
        double shown = kind == QuotaKind.STORAGE_BYTES ? most / GIGABYTE : most;
        return String.format(Locale.ROOT, "%.3f", shown).replaceAll("\\.?0+$", "");
    }

    private void save() {
        for (Row row : rows) {
            switch (row.rule.getValue()) {
                case DEFAULT -> {
                    if (person != null) {
                        quotas.unset(by, person, row.kind);
                    }
                }
                case UNLIMITED -> quotas.set(by, person, row.kind, Double.POSITIVE_INFINITY);
                case LIMITED -> quotas.set(by, person, row.kind, amount(row));
            }
        }
        Parts.say("The quotas are saved; they count from the next photo on.");
    }

    private static double amount(Row row) {
        try {
            double typed = Double.parseDouble(row.amount.getValue().strip());
            return row.kind == QuotaKind.STORAGE_BYTES ? typed * GIGABYTE : typed;
        } catch (NumberFormatException notANumber) {
            throw Refusal.invalid("'%s' is no number for '%s'; type one, such as 10"
                    .formatted(row.amount.getValue(), title(row.kind)));
        }
    }
}
