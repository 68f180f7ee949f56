package studio.raim.engine.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The measures that need no weights, by their ids. */
public final class Measures {
    private static final List<Measure> ALL = List.of(
            new Measure("psnr", "PSNR", true, true, 3, Psnr::rgb),
            new Measure("psnr-y", "PSNR (Y)", true, true, 3, Psnr::y),
            new Measure("ssim", "SSIM", true, true, 4, Ssim::rgb),
            new Measure("ssim-y", "SSIM (Y)", true, true, 4, Ssim::y),
            new Measure("ms-ssim", "MS-SSIM", true, true, 4, MsSsim::of),
            new Measure("rlv", "Rel. local variance", true, true, 4, (a, b) -> RelativeLocalVariance.of(a, b)
                    .mean()),
            alone("sharpness", "Sharpness", true, 1, Sharpness::of),
            alone("noise", "Noise", false, 2, Noise::of));

    private Measures() {}

    public static List<Measure> all() {
        return ALL;
    }

    /** NIQE with this model. */
    public static Measure niqe(NiqeModel pristine) {
        return alone("niqe", "NIQE", false, 3, new Niqe(pristine)::of);
    }

    public static List<String> ids() {
        List<String> ids = new ArrayList<>();
        ALL.forEach(measure -> ids.add(measure.id()));
        return ids;
    }

    static Measure alone(
            String id, String title, boolean higherIsBetter, int decimals, ToDoubleFunction<Picture> formula) {
        return new Measure(id, title, false, higherIsBetter, decimals, (a, b) -> formula.applyAsDouble(a));
    }
}
