package studio.raim.engine.cli.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import studio.raim.common.ModelId;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.pipeline.spec.PipelineSpec;

/** The table of {@code bench engine}, a line for each pipeline and number type. */
final class BenchTable {
    private final PrintWriter out;
    private final Map<NumberType, Double> peaks;

    BenchTable(PrintWriter out, Map<NumberType, Double> peaks) {
        this.out = out;
        this.peaks = peaks;
    }

    void head() {
        out.printf(
                "%-10s %-5s %8s %8s %8s %8s %8s %8s %9s %8s %8s%n",
                "pipeline",
                "type",
                "Mpx/s",
                "tile ms",
                "GFLOP/s",
                "of peak",
                "ORT ms",
                "vs ORT",
                "PSNR dB",
                "MB 1Mpx",
                "12Mpx");
        out.flush();
    }

    void row(PipelineSpec pipeline, NumberType type, NetworkSpeed.Measured network, List<PipelineSpeed.Measured> runs) {
        double seconds = network.seconds().getOrDefault(type, Double.NaN);
        double speed = network.operations() / seconds;
        out.printf(
                Locale.ROOT,
                "%-10s %-5s %8.3f %8.0f %8.0f %7.0f%% %8.0f %7.2fx %9s %8d %8s%n",
                pipeline.id(),
                type.name().toLowerCase(Locale.ROOT),
                runs.get(0).megapixelsPerSecond(),
                seconds * 1e3,
                speed / 1e9,
                100 * speed / peaks.getOrDefault(type, Double.NaN),
                network.peerSeconds() * 1e3,
                network.peerSeconds() / seconds,
                psnr(network.psnr().getOrDefault(type, Double.NaN)),
                runs.get(0).peakBytes() >> 20,
                runs.size() > 1 ? Long.toString(runs.get(1).peakBytes() >> 20) : "-");
        if (type == NumberType.FP32 && network.peerDifference() > 1e-3) {
            out.printf(Locale.ROOT, "  ONNX Runtime's result differs by %.2g%n", network.peerDifference());
        }
        out.flush();
    }

    void missing(PipelineSpec pipeline, ModelId model) {
        out.printf("%-10s needs the model %s: raim models install %s%n", pipeline.id(), model, model);
        out.flush();
    }

    void foot() {
        out.println("ORT: ONNX Runtime in fp32, same network and tile. PSNR: the network's result against fp32.");
        out.println("MB: the most that the process held, Java and libtorch together.");
        out.flush();
    }

    private static String psnr(double decibels) {
        return Double.isInfinite(decibels) ? "exact" : String.format(Locale.ROOT, "%.1f", decibels);
    }
}
