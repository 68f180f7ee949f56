package studio.raim.server.job.ui;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;

/** A slider from the photo as it is (0 %) to the photo fully restored (100 %). */
class StrengthField extends CustomField<Integer> {
    static final int FULL = 100;
    private static final int STEP = 5;

    private final Input slider = new Input();
    private final Span percent = new Span();

    StrengthField() {
        super(FULL);
        setLabel("Strength");
        addClassName("raim-strength");
        slider.setType("range");
        slider.getElement().setAttribute("min", "0");
        slider.getElement().setAttribute("max", String.valueOf(FULL));
        slider.getElement().setAttribute("step", String.valueOf(STEP));
        slider.getElement().setAttribute("aria-label", "Strength in percent");
        slider.addValueChangeListener(change -> showPercent());
        percent.addClassName("raim-strength-percent");
        add(new Div(slider, percent));
        setHelperText("0 % is the photo as it is");
        setPresentationValue(FULL);
    }

    @Override
    protected Integer generateModelValue() {
        return slider.getValue().isEmpty() ? FULL : (int) Math.round(Double.parseDouble(slider.getValue()));
    }

    @Override
    protected void setPresentationValue(Integer value) {
        slider.setValue(String.valueOf(value));
        showPercent();
    }

    private void showPercent() {
        percent.setText(generateModelValue() + " %");
    }
}
