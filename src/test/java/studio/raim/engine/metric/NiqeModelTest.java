package studio.raim.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.raim.common.ProductHome;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/** Models of NIQE: files of all kinds, and the fit. */
class NiqeModelTest {
    private static final int N = 36;

    @TempDir
    Path folder;

    private final NiqeModel model = new NiqeModel(new double[N], new double[N][N]);

    NiqeModelTest() {
        for (int i = 0; i < N; i++) {
            model.mean()[i] = i / 7.0;
            for (int j = 0; j < N; j++) {
                model.covariance()[i][j] = i * 100.0 + j;
            }
        }
    }

    @Test
    void our_own_files_come_back_as_they_were() throws IOException {
        Path file = folder.resolve("m.json");
        NiqeModelFile.write(model, file);
        same(NiqeModelFile.read(file));
    }

    @Test
    void the_authors_matlab_file_is_read() throws IOException {
        Path file = folder.resolve("modelparameters.mat");
        Matrix mean = Mat5.newMatrix(1, N);
        Matrix covariance = Mat5.newMatrix(N, N);
        for (int i = 0; i < N; i++) {
            mean.setDouble(0, i, model.mean()[i]);
            for (int j = 0; j < N; j++) {
                covariance.setDouble(i, j, model.covariance()[i][j]);
            }
        }
        try (MatFile mat = Mat5.newMatFile().addArray("mu_prisparam", mean).addArray("cov_prisparam", covariance)) {
            Mat5.writeToFile(mat, file.toFile());
        }
        same(NiqeModelFile.read(file));
    }

    @Test
    void basicsr_s_numpy_file_is_read() throws IOException {
        Path file = folder.resolve("niqe_pris_params.npz");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            array(zip, "mu_pris_param", "(1, 36)", new double[][] {model.mean()});
            array(zip, "cov_pris_param", "(36, 36)", model.covariance());
        }
        same(NiqeModelFile.read(file));
    }

    private static void array(ZipOutputStream zip, String name, String shape, double[][] rows) throws IOException {
        String text = "{'descr': '<f8', 'fortran_order': False, 'shape': %s, }".formatted(shape);
        String header = text + " ".repeat(117 - text.length()) + "\n";
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + rows.length * N * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        for (double[] row : rows) {
            for (double value : row) {
                bytes.putDouble(value);
            }
        }
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(bytes.array());
        zip.closeEntry();
    }

    private void same(NiqeModel read) {
        assertThat(read.mean()).containsExactly(model.mean());
        assertThat(read.covariance()).isDeepEqualTo(model.covariance());
    }

    @Test
    void files_that_are_no_model_are_refused_by_name() throws IOException {
        Path json = Files.writeString(folder.resolve("x.json"), "{\"mean\": [1, 2]}");
        assertThatThrownBy(() -> NiqeModelFile.read(json)).hasMessageContaining("x.json is no NIQE model");
        Path npz = Files.writeString(folder.resolve("x.npz"), "nothing");
        assertThatThrownBy(() -> NiqeModelFile.read(npz)).hasMessageContaining("mu_pris_param");
    }

    @Test
    void only_the_sharp_blocks_of_a_photograph_count() {
        Random random = new Random(5);
        double[] values = new double[96 * 2 * 96 * 6];
        for (int i = 0; i < values.length; i++) {
            double contrast = i % (96 * 6) < 96 * 2 ? 30 : 6;
            values[i] = Math.clamp(Math.rint(128 + contrast * random.nextGaussian()), 0, 255);
        }
        Plane plane = new Plane(96 * 6, 96 * 2, values);

        assertThat(new NiqeFit(0.75).add(new Picture(plane, plane, plane))).isEqualTo(4);
        assertThat(new NiqeFit(0.0).add(new Picture(plane, plane, plane))).isEqualTo(12);
        assertThatThrownBy(new NiqeFit(0.75)::model).hasMessageContaining("too few");
    }

    @Test
    void the_shipped_model_finds_noise_worse_than_what_it_learnt_from() throws IOException {
        Niqe niqe = new Niqe(NiqeModelFile.read(NiqeModelFile.shipped(new ProductHome(Path.of("")))));
        GoldenPairs.Pair pair = GoldenPairs.all().stream()
                .filter(p -> p.name().equals("chelsea-mixed"))
                .findFirst()
                .orElseThrow();
        assertThat(niqe.of(pair.reference()))
                .isLessThan(niqe.of(pair.distorted()))
                .isCloseTo(4.43, within(0.1));
    }
}
