package studio.raim.server.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import studio.raim.common.Refusal;

/** Tells the person what went wrong: a refusal by its sentence, anything else by a reference into the log. */
final class Problems implements ErrorHandler {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @Override
    public void error(ErrorEvent event) {
        UI ui = UI.getCurrent();
        Refusal refusal = refusal(event.getThrowable());
        if (event.getThrowable() instanceof IOException) {
            LOG.debug("A browser went away before its answer", event.getThrowable());
        } else if (refusal == null) {
            String sentence = record(event.getThrowable());
            show(ui, sentence);
        } else if (refusal.kind() == Refusal.Kind.FORBIDDEN && ui != null) {
            ui.getPage().setLocation("/sign-in?expired");
        } else {
            show(ui, refusal.sentence());
        }
    }

    /** Logs what nobody expected, and says so in words for a person. */
    static String record(Throwable cause) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(cause, "A page failed (reference %s)", reference);
        return "Something went wrong on the server. Try again; if it stays, tell the administrator the reference %s."
                .formatted(reference);
    }

    private static @Nullable Refusal refusal(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }

    private static void show(@Nullable UI ui, String sentence) {
        if (ui == null) {
            return;
        }
        Notification notice = new Notification();
        notice.addThemeVariants(NotificationVariant.LUMO_ERROR);
        notice.setPosition(Notification.Position.BOTTOM_CENTER);
        notice.setDuration(0);
        Button close = new Button(new SvgIcon("/theme/icons/close.svg"), click -> notice.close());
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        close.setAriaLabel("Close");
        HorizontalLayout row = new HorizontalLayout(new Span(sentence), close);
        row.addClassName("raim-notice");
        row.setAlignItems(com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment.CENTER);
        notice.add(row);
        Future<Void> unused = ui.access(notice::open);
    }
}
