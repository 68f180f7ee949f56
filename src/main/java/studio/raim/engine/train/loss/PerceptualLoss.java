package studio.raim.engine.train.loss;

import static studio.raim.engine.nn.Activations.abs;
import static studio.raim.engine.nn.Reductions.mean;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.nn.Attention;
import studio.raim.engine.nn.Dim;
import studio.raim.engine.nn.Shapes;
import studio.raim.engine.nn.Tensor;

/**
 * Distance of VGG19 features: Σ over layers of factor · mean |φ(restored) − φ(target)|, or of their Gram matrices for style.
 *
 * @param layers factors by torchvision's layer number
 * @param file VGG19 weights with torchvision's names
 * @param style compares Gram matrices F·Fᵀ/(C·H·W) (Gatys et al., 2016) instead of features
 */
record PerceptualLoss(double weight, SortedMap<Integer, Double> layers, String file, boolean style)
        implements LossSpec {
    @JsonCreator
    static PerceptualLoss read(
            @JsonProperty("weight") double weight,
            @JsonProperty("layers") SortedMap<Integer, Double> layers,
            @JsonProperty("file") String file,
            @JsonProperty("style") @Nullable Boolean style) {
        return new PerceptualLoss(weight, layers, file, Objects.requireNonNullElse(style, false));
    }

    PerceptualLoss {
        Objects.requireNonNull(file, "'file' with VGG19 weights is missing");
        layers = new TreeMap<>(Objects.requireNonNull(layers, "'layers' is missing"));
    }

    @Override
    public String name() {
        return style ? "style" : "perceptual";
    }

    @Override
    public Tensor of(Judged pictures) {
        TreeSet<Integer> wanted = new TreeSet<>(layers.keySet());
        SortedMap<Integer, Tensor> made = Vgg19.features(pictures.net(), pictures.restored(), wanted);
        SortedMap<Integer, Tensor> meant = Vgg19.features(pictures.net(), pictures.target(), wanted);
        Tensor sum = null;
        for (var layer : layers.entrySet()) {
            Tensor a = seen(Objects.requireNonNull(made.get(layer.getKey())));
            Tensor b = seen(Objects.requireNonNull(meant.get(layer.getKey())));
            Tensor distance = mean(abs(a.sub(b)), 0, 1, 2, 3).mul(layer.getValue());
            sum = sum == null ? distance : sum.add(distance);
        }
        return Objects.requireNonNull(sum);
    }

    @Override
    public Optional<String> parameterFile() {
        return Optional.of(file);
    }

    private Tensor seen(Tensor features) {
        return style ? gram(features) : features;
    }

    /** (N, C, H, W) -> (N, 1, C, C). */
    static Tensor gram(Tensor features) {
        long channels = features.channels();
        Dim pixels = features.size(2).times(features.size(3));
        Tensor flat = Shapes.reshape(features, features.size(0), Dim.of(1), Dim.of(channels), pixels);
        Tensor products = Attention.matmul(flat, Shapes.transpose(flat, 2, 3));
        return products.div((double) channels).div(pixels);
    }
}
