package studio.raim.server.offer;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.raim.common.ModelId;
import studio.raim.engine.catalog.ModelCard;
import studio.raim.engine.pipeline.spec.NetworkStage;
import studio.raim.engine.pipeline.spec.Ratio;
import studio.raim.engine.pipeline.spec.ResizeStage;

/**
 * A stage of a pipeline, to be drawn.
 *
 * @param name as the pipeline's file says
 * @param title what does the work, such as a model's title or {@code Resize}
 * @param detail what it does to the size
 * @param modelId of the network; null without one
 */
public record StageOffer(
        String name, String title, String detail, @Nullable ModelId modelId) {
    public Optional<ModelId> model() {
        return Optional.ofNullable(modelId);
    }

    static StageOffer resize(ResizeStage stage) {
        String detail = stage.fixedFactor().map(StageOffer::size).orElseGet(() -> "longer side %d pixels"
                .formatted(stage.longSide()));
        return new StageOffer(
                stage.name(), "Resize", detail + ", " + stage.filter().name().toLowerCase(Locale.ROOT), null);
    }

    static StageOffer network(NetworkStage stage, ModelCard card) {
        return new StageOffer(
                stage.name(), card.title(), card.scale() == 1 ? "same size" : "×" + card.scale(), card.id());
    }

    private static String size(Ratio factor) {
        return factor.denominator() == 1
                ? "×" + factor.numerator()
                : "×%d/%d".formatted(factor.numerator(), factor.denominator());
    }
}
