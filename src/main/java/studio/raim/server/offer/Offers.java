package studio.raim.server.offer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import studio.raim.common.ModelId;
import studio.raim.common.PipelineId;
import studio.raim.engine.catalog.ModelCard;
import studio.raim.engine.catalog.ModelCatalog;
import studio.raim.engine.catalog.UnusableWeightsException;
import studio.raim.engine.pipeline.spec.Examples;
import studio.raim.engine.pipeline.spec.NetworkStage;
import studio.raim.engine.pipeline.spec.PipelineSpec;
import studio.raim.engine.pipeline.spec.Pipelines;
import studio.raim.engine.pipeline.spec.Ratio;
import studio.raim.engine.pipeline.spec.ResizeStage;
import studio.raim.engine.pipeline.spec.Stage;
import studio.raim.server.setting.Settings;

/** What people can choose here; looked up at each call, because weights come and go while the server runs. */
@ApplicationScoped
public class Offers {
    private final ModelCatalog catalog;
    private final Pipelines pipelines;
    private final Installations installations;
    private final Settings settings;
    private final Examples examples;

    Offers(
            ModelCatalog catalog,
            Pipelines pipelines,
            Installations installations,
            Settings settings,
            Examples examples) {
        this.settings = settings;
        this.examples = examples;
        this.catalog = catalog;
        this.pipelines = pipelines;
        this.installations = installations;
    }

    /** Those that keep a photo's size first, the smaller enlargement before the larger, the lighter before the heavier. */
    public List<PipelineOffer> pipelines() {
        return pipelines.all().stream()
                .sorted(Comparator.comparingDouble(this::scale)
                        .thenComparing(this::weight)
                        .thenComparing(PipelineSpec::id))
                .map(this::offer)
                .toList();
    }

    /** Empty when there is none of that id. */
    public Optional<PipelineOffer> pipeline(String id) {
        return pipelines.all().stream()
                .filter(spec -> spec.id().value().equals(id))
                .findFirst()
                .map(this::offer);
    }

    /** The one that an administrator chose if it can run, else the first that can; for people who have not chosen one. */
    public Optional<PipelineId> defaultPipeline() {
        List<PipelineId> possible = pipelines().stream()
                .filter(PipelineOffer::available)
                .map(PipelineOffer::id)
                .toList();
        Optional<String> wanted = settings.defaultPipeline();
        return possible.stream()
                .filter(id -> wanted.filter(id.value()::equals).isPresent())
                .findFirst()
                .or(() -> possible.stream().findFirst());
    }

    /** By id. */
    public List<ModelOffer> models() {
        return catalog.cards().stream()
                .map(card -> new ModelOffer(
                        card,
                        availability(card.id()),
                        neededBy(card.id()),
                        catalog.sheet(card.id()).isPresent()))
                .toList();
    }

    /** How much longer a side of the result is; a resize to a given length counts as keeping the size. */
    private double scale(PipelineSpec spec) {
        double scale = 1;
        for (Stage stage : spec.stages()) {
            scale *= switch (stage) {
                case ResizeStage resize ->
                    resize.fixedFactor().orElse(Ratio.ONE).value();
                case NetworkStage network -> catalog.card(network.model()).scale();
            };
        }
        return scale;
    }

    private long weight(PipelineSpec spec) {
        return spec.models().stream()
                .mapToLong(model -> catalog.card(model).bytes())
                .sum();
    }

    private PipelineOffer offer(PipelineSpec spec) {
        List<String> licences = spec.models().stream()
                .map(model -> catalog.card(model).licence().name())
                .distinct()
                .toList();
        List<String> missing = spec.models().stream()
                .flatMap(model -> whyNot(catalog.card(model)).stream())
                .toList();
        return new PipelineOffer(
                spec.id(),
                spec.title(),
                spec.summary(),
                spec.goodAt(),
                spec.badAt(),
                licences,
                missing,
                spec.stages().stream().map(this::stage).toList(),
                examples.find(spec.id()).map(found -> example(spec, found)).orElse(null));
    }

    private static Example example(PipelineSpec spec, Examples.Example found) {
        String address = "/api/v1/pipelines/%s/example/".formatted(spec.id());
        return new Example(address + "before", address + "after", found.credit());
    }

    private StageOffer stage(Stage stage) {
        return switch (stage) {
            case ResizeStage resize -> StageOffer.resize(resize);
            case NetworkStage network -> StageOffer.network(network, catalog.card(network.model()));
        };
    }

    private Optional<String> whyNot(ModelCard card) {
        return switch (availability(card.id())) {
            case Availability.Ready ready -> Optional.empty();
            case Availability.Installing installing ->
                Optional.of("The model %s is being installed.".formatted(card.title()));
            case Availability.Unavailable unavailable
            when unavailable.installable() ->
                Optional.of("The model %s is not installed; an administrator can install it on the page Pipelines."
                        .formatted(card.title()));
            case Availability.Unavailable unavailable -> Optional.of(unavailable.sentence());
        };
    }

    private Availability availability(ModelId model) {
        Installations.State state = installations.of(model);
        if (state instanceof Installations.Running) {
            return new Availability.Installing();
        }
        try {
            catalog.checkpoint(model);
            return new Availability.Ready();
        } catch (UnusableWeightsException e) {
            String sentence = state instanceof Installations.Failed failed ? failed.sentence() : e.getMessage();
            return new Availability.Unavailable(String.valueOf(sentence), installations.possible(model));
        }
    }

    private List<String> neededBy(ModelId model) {
        return pipelines.all().stream()
                .filter(spec -> spec.models().contains(model))
                .map(PipelineSpec::title)
                .toList();
    }
}
