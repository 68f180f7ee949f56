package studio.raim.engine.train.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class KernelTest {
    @Test
    void all_kernels_equal_those_of_basicsr_and_bsrgan() throws IOException {
        JsonNode list = new ObjectMapper()
                .readTree(Golden.folder().resolve("kernels/kernels.json").toFile())
                .get("kernels");
        assertThat(list.size()).isEqualTo(16);
        for (JsonNode entry : list) {
            String name = entry.get("name").asText();
            double[] expected = Golden.numbers("kernels/kernels.safetensors", name);
            assertThat(kernel(entry.get("parameters")).weights()).as(name).containsExactly(expected, within(1e-12));
        }
    }

    private static Kernel kernel(JsonNode p) {
        int side = p.get("size").asInt();
        double x = p.path("sigmaX").asDouble();
        double y = p.path("isotropic").asBoolean() ? x : p.path("sigmaY").asDouble();
        double angle = p.path("theta").asDouble();
        double beta = p.path("beta").asDouble();
        return switch (p.get("kind").asText()) {
            case "gaussian" -> Kernel.gaussian(side, x, y, angle);
            case "generalized" -> Kernel.generalised(side, x, y, angle, beta);
            case "plateau" -> Kernel.plateau(side, x, y, angle, beta);
            case "sinc" -> {
                Kernel plain = Kernel.sinc(side, p.get("cutoff").asDouble());
                yield p.get("padTo").asInt() == 0
                        ? plain
                        : plain.padded(p.get("padTo").asInt());
            }
            case "bsrganAnisotropic" ->
                Kernel.shifted(side, p.get("l1").asDouble(), p.get("l2").asDouble(), angle, 1);
            case "bsrganShifted" ->
                Kernel.shifted(
                        side,
                        p.get("lambda1").asDouble(),
                        p.get("lambda2").asDouble(),
                        angle,
                        p.get("scale").asInt());
            case "fspecialGaussian" -> Kernel.fspecial(side, p.get("sigma").asDouble());
            default -> throw new IllegalArgumentException(p.toString());
        };
    }

    @Test
    void a_disc_keeps_its_area() {
        Kernel disc = Kernel.disc(11, 4.2);
        double peak = disc.weights()[5 * 11 + 5];
        assertThat(1 / peak).isCloseTo(Math.PI * 4.2 * 4.2, within(0.6));
    }

    @Test
    void a_level_motion_blurs_one_row_only() {
        Kernel motion = Kernel.motion(9, 4, 0);
        assertThat(motion.weights()[4 * 9 + 4]).isCloseTo(1 / 4.0, within(0.05));
        assertThat(motion.weights()[3 * 9 + 4]).isZero();
    }

    @Test
    void the_bessel_function_has_its_tabulated_values_and_zero() {
        assertThat(Bessel.j1(1)).isCloseTo(0.44005058574493355, within(1e-15));
        assertThat(Bessel.j1(30)).isCloseTo(-0.11875106261662294, within(1e-14));
        assertThat(Bessel.j1(3.8317059702075125)).isCloseTo(0, within(1e-15));
    }
}
