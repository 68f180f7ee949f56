package studio.raim.server.job.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import studio.raim.server.job.JobView;

/** One photo before and after, as large as the window allows. */
class CompareDialog extends Dialog {
    private boolean actual;

    CompareDialog(JobView job, String pipeline) {
        addClassName("raim-compare");
        setHeaderTitle(job.photoName());
        setSizeFull();
        BeforeAfter.Pictures pictures = Addresses.compare(job);
        BeforeAfter picture = new BeforeAfter(job.photoName(), pictures);
        picture.setSizeFull();
        add(picture);

        Span facts = new Span(pipeline);
        facts.addClassName("raim-quiet");
        Button size = new Button("Actual size", Icons.icon("actual"));
        size.addClickListener(click -> {
            actual = !actual;
            picture.setActualSize(actual);
            size.setText(actual ? "Fit to window" : "Actual size");
        });
        size.setVisible(!pictures.restoredFull().isEmpty());
        Div end = new Div(size, Icons.download(Addresses.result(job.id()), "Download"));
        end.addClassName("raim-compare-end");
        getHeader().add(Icons.button("close", "Close", this::close));
        getFooter().add(facts, end);
    }
}
