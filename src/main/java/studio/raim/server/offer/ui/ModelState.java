package studio.raim.server.offer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.Locale;
import studio.raim.engine.catalog.ModelCard;
import studio.raim.server.offer.Availability;
import studio.raim.server.offer.Installations;
import studio.raim.server.offer.ModelOffer;

/** Whether a model is there, and what an administrator can do about it. */
class ModelState extends Div {
    private final transient ModelOffer model;
    private final transient ModelCard card;
    private final transient Installations installations;

    ModelState(ModelOffer model, boolean administrator, Installations installations) {
        this.model = model;
        this.card = model.card();
        this.installations = installations;
        addClassName("raim-model-state");
        switch (model.availability()) {
            case Availability.Ready ready -> showReady(administrator);
            case Availability.Installing installing -> showInstalling(administrator);
            case Availability.Unavailable unavailable -> showUnavailable(unavailable, administrator);
        }
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private void showReady(boolean administrator) {
        boolean removable = administrator && card.installable().isPresent();
        setVisible(removable);
        if (removable) {
            Button remove = button("Remove", "remove", this::askToRemove);
            remove.addClassName("aura-accent-neutral");
            remove.setAriaLabel("Remove " + card.title());
            add(remove);
        }
    }

    private void showInstalling(boolean administrator) {
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", "Installing " + card.title());
        add(new Span("Fetching %s with npm and checking the hashes.".formatted(megabytes(card.bytes()))), bar);
        if (administrator) {
            add(button("Cancel", "close", () -> installations.cancel(card.id())));
        }
    }

    private void showUnavailable(Availability.Unavailable unavailable, boolean administrator) {
        addClassName("raim-banner");
        add(new Paragraph(unavailable.sentence()));
        if (administrator && unavailable.installable()) {
            Button install = button(
                    "Install (%s)".formatted(megabytes(card.bytes())),
                    "download",
                    () -> installations.start(card.id()));
            install.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            add(install);
        } else if (unavailable.installable()) {
            add(new Paragraph("An administrator can install it on this page."));
        }
    }

    private void askToRemove() {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader("Remove %s?".formatted(card.title()));
        String then = model.neededBy().isEmpty()
                ? "No pipeline uses it."
                : "%s cannot run until it is installed again.".formatted(String.join(", ", model.neededBy()));
        dialog.setText("This frees %s. %s".formatted(megabytes(card.bytes()), then));
        dialog.setCancelable(true);
        dialog.setConfirmText("Remove");
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirmed -> installations.remove(card.id()));
        dialog.open();
    }

    private static Button button(String text, String icon, Runnable action) {
        return new Button(text, new SvgIcon("/theme/icons/%s.svg".formatted(icon)), click -> action.run());
    }
}
