package studio.raim.engine.nn.arch;

import static studio.raim.engine.nn.Activations.relu;
import static studio.raim.engine.nn.Activations.sigmoid;
import static studio.raim.engine.nn.Haar.convAfterDown;
import static studio.raim.engine.nn.Haar.convBeforeUp;
import static studio.raim.engine.nn.Shapes.concat;
import static studio.raim.engine.nn.Shapes.flatten;
import static studio.raim.engine.nn.Shapes.permute;
import static studio.raim.engine.nn.Shapes.reshape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import studio.raim.engine.nn.Attention;
import studio.raim.engine.nn.Dim;
import studio.raim.engine.nn.Layers;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.ProgramBuilder;
import studio.raim.engine.nn.Shapes;
import studio.raim.engine.nn.Tensor;
import studio.raim.engine.nn.Windows;

/**
 * Wavelet U-Net with a refinement that blends input and result: (N, 3, H, W) in [0, 1] -> the same.
 *
 * <p>Team MiAlgo in the supplement of RAIM 2024: Haar wavelets for halving and doubling, residual blocks in each stage, residual
 * blocks with self-attention in the middle, and EMVD's refinement {@code (1 − α)·LR + α·out1} with α of one channel.
 *
 * <p>Configuration (names are ours, the authors published none): {@code widths}, one a stage from the top, the last one the
 * middle's; {@code blocks} a stage and {@code middle_blocks}; {@code stem}, how often the image is transformed before the first
 * convolution (0 as the authors, 1 halves the cost of the top stage's resolution); {@code transition}, the
 * side of the kernels beside wavelets; {@code window}, the side of the
 * windows of attention at the middle's resolution, 0 for attention over the whole picture as the authors; {@code residual}, whether
 * {@code out1} is the input plus what the U-Net makes.
 */
final class MiAlgo implements Architecture {
    private static final int REFINEMENT = 16;

    @Override
    public String name() {
        return "MiAlgo";
    }

    @Override
    public Program program(Map<String, Object> values) {
        Config config = new Config(name(), values);
        List<Integer> widths = widths(config);
        int blocks = config.integer("blocks", 8);
        int window = config.count("window", 0);
        int stages = widths.size() - 1;
        int stem = stem(config);
        int change = config.integer("transition", 3);

        ProgramBuilder builder = new ProgramBuilder(name());
        Layers net = builder.layers();
        Tensor x = builder.input("x", "N", 3, "H", "W");
        Tensor f = stem == 1
                ? convAfterDown(net, "head", x, 3, widths.get(0), 3)
                : net.conv("head", x, 3, widths.get(0), 3);
        Deque<Tensor> skips = new ArrayDeque<>();
        for (int i = 0; i < stages; i++) {
            f = builder.mark("encoder." + i, stage(net.at("encoder").at(i), f, widths.get(i), blocks));
            skips.push(f);
            f = convAfterDown(net.at("down"), Integer.toString(i), f, widths.get(i), widths.get(i + 1), change);
        }
        f = builder.mark("middle", middle(net.at("middle"), f, widths.get(stages), config, window));
        for (int i = stages - 1; i >= 0; i--) {
            f = convBeforeUp(net.at("up"), Integer.toString(i), f, widths.get(i + 1), widths.get(i), change);
            f = builder.mark("decoder." + i, stage(net.at("decoder").at(i), f.add(skips.pop()), widths.get(i), blocks));
        }
        Tensor made = stem == 1
                ? convBeforeUp(net, "tail", f, widths.get(0), 3, 3)
                : net.conv("tail", f, widths.get(0), 3, 3);
        Tensor out1 = builder.mark("out1", config.flag("residual", false) ? x.add(made) : made);
        Tensor alpha = builder.mark("alpha", refinement(net.at("refine"), concat(1, x, out1)));
        builder.output("y", x.add(alpha.mul(out1.sub(x))));
        return builder.build();
    }

    /** (N, width, H, W) -> the same. */
    private static Tensor stage(Layers stage, Tensor x, int width, int blocks) {
        Tensor y = x;
        for (int i = 0; i < blocks; i++) {
            y = residualBlock(stage.at(i), y, width);
        }
        return y;
    }

    /** RESATT: a residual block, then self-attention, several times: (N, width, H, W) -> the same. */
    private static Tensor middle(Layers middle, Tensor x, int width, Config config, int window) {
        Tensor y = x;
        for (int i = 0; i < config.integer("middle_blocks", config.integer("blocks", 8)); i++) {
            y = residualBlock(middle.at(i), y, width);
            y = attention(middle.at(i).at("attention"), y, width, window);
        }
        return y;
    }

    private static Tensor residualBlock(Layers block, Tensor x, int width) {
        return x.add(block.conv("conv2", relu(block.conv("conv1", x, width, width, 3)), width, width, 3));
    }

    /** One head; each window by itself where there are windows: (N, width, H, W) -> the same. */
    private static Tensor attention(Layers layer, Tensor x, int width, int window) {
        Dim n = x.size(0);
        Dim rows = x.size(2);
        Dim columns = x.size(3);
        Tensor pixels = permute(x, 0, 2, 3, 1);
        Tensor cut = window == 0 ? pixels : Windows.partition(pixels, window);
        List<Tensor> qkv = Shapes.chunk(layer.linear("qkv", flatten(cut, 1, 2), width, 3L * width, true), 3, 2);
        Tensor seen = Attention.scaledDotProduct(qkv.get(0), qkv.get(1), qkv.get(2), null, 1 / Math.sqrt(width));
        Tensor made = layer.linear("proj", seen, width, width, true);
        if (window == 0) {
            return x.add(permute(reshape(made, n, rows, columns, Dim.of(width)), 0, 3, 1, 2));
        }
        Dim side = Dim.of(window);
        Tensor windows = reshape(made, cut.size(0), side, side, Dim.of(width));
        return x.add(permute(Windows.merge(windows, window, n, rows, columns), 0, 3, 1, 2));
    }

    /** EMVD's refinement: (N, 6, H, W) -> α (N, 1, H, W) in (0, 1). */
    private static Tensor refinement(Layers refine, Tensor x) {
        Tensor y = relu(refine.conv("0", x, 6, REFINEMENT, 3));
        y = relu(refine.conv("1", y, REFINEMENT, REFINEMENT, 3));
        return sigmoid(refine.conv("2", y, REFINEMENT, 1, 3));
    }

    private static List<Integer> widths(Config config) {
        List<Integer> widths = config.integers("widths", List.of(64, 128, 256, 512));
        if (widths.size() < 2) {
            throw new IllegalArgumentException("MiAlgo: 'widths' needs a stage and the middle, not " + widths);
        }
        return widths;
    }

    private static int stem(Config config) {
        int stem = config.count("stem", 0);
        if (stem > 1) {
            throw new IllegalArgumentException("MiAlgo: 'stem' must be 0 or 1, not " + stem);
        }
        return stem;
    }

    @Override
    public int scale(Map<String, Object> values) {
        return 1;
    }

    @Override
    public int sizeMultiple(Map<String, Object> values) {
        Config config = new Config(name(), values);
        return middleScale(config) * Math.max(1, config.count("window", 0));
    }

    private static int middleScale(Config config) {
        return 1 << (stem(config) + widths(config).size() - 1);
    }

    @Override
    public int receptiveField(Map<String, Object> values) {
        Config config = new Config(name(), values);
        int blocks = config.integer("blocks", 8);
        int middle = config.integer("middle_blocks", blocks);
        int window = config.count("window", 0);
        int change = config.integer("transition", 3);
        int reach = 3 + (1 << stem(config)) * 2; // the refinement, head and tail
        for (int i = 0; i < widths(config).size() - 1; i++) {
            reach += (1 << (stem(config) + i)) * (4 * blocks + 1) + (3 << (stem(config) + i)) * (change / 2);
        }
        return reach + middleScale(config) * middle * (2 + Math.max(0, window - 1));
    }
}
