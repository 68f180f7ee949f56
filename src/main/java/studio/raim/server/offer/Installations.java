package studio.raim.server.offer;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;
import studio.raim.common.ModelId;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.ModelInstaller;
import studio.raim.engine.catalog.UnusableWeightsException;
import studio.raim.engine.catalog.WeightState;

/** Installs models in the background, each at most once at a time. */
@ApplicationScoped
public class Installations {
    private static final Logger LOG = Logger.getLogger(Installations.class);

    private final ModelCatalog catalog;
    private final ModelInstaller installer;
    private final ModelsConfig config;
    private final Map<ModelId, State> states = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    sealed interface State permits Idle, Running, Failed {}

    record Idle() implements State {}

    record Running(Thread thread) implements State {}

    record Failed(String sentence) implements State {}

    Installations(ModelCatalog catalog, ModelInstaller installer, ModelsConfig config) {
        this.catalog = catalog;
        this.installer = installer;
        this.config = config;
    }

    /** The small model installs itself, so that the first photo need not wait for an administrator. */
    void installAtStart(@Observes StartupEvent started) {
        config.installAtStart().stream()
                .flatMap(List::stream)
                .map(ModelId::new)
                .filter(model -> catalog.state(model) instanceof WeightState.Missing)
                .filter(this::possible)
                .forEach(this::start);
    }

    /** Whether the model has an origin, and npm can be run here. */
    public boolean possible(ModelId model) {
        return catalog.card(model).installable().isPresent() && installer.available();
    }

    /** Starts to install the model unless that is going on already; returns at once. */
    public void start(ModelId model) {
        List<Thread> mine = new ArrayList<>();
        states.compute(model, (id, state) -> {
            if (state instanceof Running) {
                return state;
            }
            Thread thread = Thread.ofVirtual().name("install-" + model).unstarted(() -> install(model));
            mine.add(thread);
            return new Running(thread);
        });
        if (!mine.isEmpty()) {
            tell();
            mine.getFirst().start();
        }
    }

    /** Gives an installation up that is going on; nothing of it is kept. */
    public void cancel(ModelId model) {
        if (states.get(model) instanceof Running running) {
            running.thread.interrupt();
        }
    }

    /**
     * Deletes an installed model's weights.
     *
     * @throws UnusableWeightsException when they could not be installed again, or cannot be deleted
     */
    public void remove(ModelId model) {
        installer.remove(model);
        states.remove(model);
        tell();
    }

    /** Calls {@code listener} from other threads whenever an installation starts or ends, until the result is run. */
    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    State of(ModelId model) {
        return states.getOrDefault(model, new Idle());
    }

    private void install(ModelId model) {
        State end = new Idle();
        try {
            installer.install(model);
        } catch (UnusableWeightsException e) {
            // Whoever gave it up knows why it is not there.
            end = Thread.interrupted() ? new Idle() : new Failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "The model %s could not be installed", model);
            end = new Failed("The model %s could not be installed: %s".formatted(model, e.getMessage()));
        }
        states.put(model, end);
        tell();
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
