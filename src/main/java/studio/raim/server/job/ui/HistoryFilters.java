package studio.raim.server.job.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.raim.server.job.JobSearch;
import studio.raim.server.job.JobState;

/** What to look for among all photos; the same in the page's address, so that a search can be kept and sent. */
class HistoryFilters extends Div {
    private static final int MILLIS_OF_TYPING = 300;
    private static final int LONGEST_WORDS = 200;

    private final TextField words = new TextField();
    private final Select<JobState> state = new Select<>();
    private final Select<String> pipeline = new Select<>();
    private final DatePicker from = new DatePicker("From");
    private final DatePicker to = new DatePicker("To");
    private final Button clear = Icons.quiet("close", "Clear", () -> show(QueryParameters.empty()));
    private final transient Runnable changed;
    private boolean quiet;

    /** @param pipelines ids and titles of those that can be looked for */
    HistoryFilters(Map<String, String> pipelines, Runnable changed) {
        this.changed = changed;
        addClassName("raim-filters");
        getElement().setAttribute("role", "search");
        words.setLabel("Name or folder");
        words.setPlaceholder("Such as wedding 2026");
        words.setPrefixComponent(Icons.icon("search"));
        words.setClearButtonVisible(true);
        words.setMaxLength(LONGEST_WORDS);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.setValueChangeTimeout(MILLIS_OF_TYPING);
        choice(state, "State", "Any state", Arrays.asList(JobState.values()), Words::state);
        choice(pipeline, "Pipeline", "Any pipeline", List.copyOf(pipelines.keySet()), pipelines::get);
        from.setClearButtonVisible(true);
        to.setClearButtonVisible(true);
        words.addValueChangeListener(change -> tell());
        state.addValueChangeListener(change -> tell());
        pipeline.addValueChangeListener(change -> tell());
        from.addValueChangeListener(change -> tell());
        to.addValueChangeListener(change -> tell());
        clear.setVisible(false);
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(words, state, pipeline, from, to, clear);
    }

    /** The jobs of one page, days being days of {@code zone}. */
    JobSearch search(ZoneId zone, int limit) {
        return new JobSearch(
                state.getValue(),
                pipeline.getValue(),
                words.getValue().isBlank() ? null : words.getValue(),
                Optional.ofNullable(from.getValue())
                        .map(day -> start(day, zone))
                        .orElse(null),
                Optional.ofNullable(to.getValue())
                        .map(day -> start(day.plusDays(1), zone))
                        .orElse(null),
                limit,
                null);
    }

    /** As a page's address has it; what makes no sense there is left out. */
    void show(QueryParameters address) {
        quiet = true;
        words.setValue(address.getSingleParameter("q").orElse(""));
        state.setValue(read(address, "state", JobState::valueOf));
        pipeline.setValue(address.getSingleParameter("pipeline")
                .filter(id -> pipeline.getListDataView().contains(id))
                .orElse(null));
        from.setValue(read(address, "from", LocalDate::parse));
        to.setValue(read(address, "to", LocalDate::parse));
        quiet = false;
        tell();
    }

    QueryParameters address() {
        Map<String, String> set = new LinkedHashMap<>();
        put(set, "q", words.getValue().strip());
        put(set, "state", state.getValue());
        put(set, "pipeline", pipeline.getValue());
        put(set, "from", from.getValue());
        put(set, "to", to.getValue());
        return QueryParameters.simple(set);
    }

    private void tell() {
        if (quiet) {
            return;
        }
        boolean backwards = from.getValue() != null
                && to.getValue() != null
                && to.getValue().isBefore(from.getValue());
        to.setInvalid(backwards);
        to.setErrorMessage(backwards ? "This is before the first day" : "");
        clear.setVisible(!address().getParameters().isEmpty());
        if (!backwards) {
            changed.run();
        }
    }

    private static <T> void choice(
            Select<T> field, String label, String any, List<T> items, Function<T, @Nullable String> words) {
        field.setLabel(label);
        field.setItems(items);
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(any);
        field.setPlaceholder(any);
        field.setItemLabelGenerator(item -> item == null ? any : String.valueOf(words.apply(item)));
    }

    private static <T> @Nullable T read(QueryParameters address, String name, Function<String, T> reader) {
        try {
            return address.getSingleParameter(name).map(reader).orElse(null);
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private static void put(Map<String, String> set, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            set.put(name, value.toString());
        }
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
