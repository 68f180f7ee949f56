package studio.raim.engine.metric;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import studio.raim.common.ProductHome;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/**
 * Files that hold a NIQE model: ours ({@code .json}: mean, covariance), the authors' {@code modelparameters.mat}, and BasicSR's
 * {@code niqe_pris_params.npz}.
 */
public final class NiqeModelFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NiqeModelFile() {}

    /** The model that comes with the product. */
    public static Path shipped(ProductHome home) {
        return home.models().resolve("niqe").resolve("model.json");
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Content(double[] mean, double[][] covariance) {}

    /**
     * Reads a model.
     *
     * @throws IOException if the file is not there or is no such model
     */
    public static NiqeModel read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".mat")) {
                return matlab(file);
            }
            if (name.endsWith(".npz")) {
                Map<String, NumpyArrays.Values> arrays = NumpyArrays.read(file);
                return new NiqeModel(
                        named(arrays, "mu_pris_param").values(),
                        named(arrays, "cov_pris_param").rows());
            }
            Content content = JSON.readValue(file.toFile(), Content.class);
            return new NiqeModel(content.mean, content.covariance);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IOException("%s is no NIQE model: %s".formatted(file, e.getMessage()), e);
        }
    }

    public static void write(NiqeModel model, Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(new Content(model.mean(), model.covariance())) + "\n");
    }

    private static NumpyArrays.Values named(Map<String, NumpyArrays.Values> arrays, String name) throws IOException {
        NumpyArrays.Values values = arrays.get(name);
        if (values == null) {
            throw new IOException("A NIQE model holds the array %s, and this file does not".formatted(name));
        }
        return values;
    }

    private static NiqeModel matlab(Path file) throws IOException {
        try (MatFile content = Mat5.readFromFile(file.toFile())) {
            Matrix mean = content.getMatrix("mu_prisparam");
            Matrix covariance = content.getMatrix("cov_prisparam");
            double[] means = new double[mean.getNumElements()];
            double[][] covariances = new double[covariance.getNumRows()][covariance.getNumCols()];
            for (int i = 0; i < means.length; i++) {
                means[i] = mean.getDouble(i);
            }
            for (int i = 0; i < covariances.length; i++) {
                for (int j = 0; j < covariances[i].length; j++) {
                    covariances[i][j] = covariance.getDouble(i, j);
                }
            }
            return new NiqeModel(means, covariances);
        }
    }
}
