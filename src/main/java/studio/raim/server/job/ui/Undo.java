package studio.raim.server.job.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;

/** Says what was done, and offers to undo it for some seconds. */
final class Undo {
    private static final int MILLIS = 10_000;

    private Undo() {}

    static void offer(String done, Runnable undo) {
        Notification notice = new Notification();
        notice.setDuration(MILLIS);
        notice.setPosition(Position.BOTTOM_START);
        Button button = new Button("Undo", click -> {
            notice.close();
            undo.run();
        });
        Div words = new Div(new Span(done), button, Icons.button("close", "Close this message", notice::close));
        words.addClassName("raim-undo");
        notice.add(words);
        notice.open();
    }

    /** Says what happened. */
    static void tell(String sentence) {
        Notification.show(sentence, MILLIS / 2, Position.BOTTOM_START);
    }
}
