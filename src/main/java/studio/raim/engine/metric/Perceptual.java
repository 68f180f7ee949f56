package studio.raim.engine.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.Network;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.arch.Dists;
import studio.raim.engine.nn.arch.Lpips;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.checkpoint.StoredTensor;

/** Distances that networks see, lower is better: LPIPS and DISTS, with the published weights from a folder of one's own. */
public final class Perceptual implements AutoCloseable {
    /** Features of larger pictures need more memory than most machines have. */
    private static final int MOST_PIXELS = 4_000_000;

    private final Network network;
    private final Accelerator device;

    /** What can be measured, and the files that it needs. */
    public enum Kind {
        LPIPS("lpips", "LPIPS", "alexnet-owt-7be5be79.pth", "alex.pth"),
        LPIPS_VGG("lpips-vgg", "LPIPS (VGG)", "vgg16-397923af.pth", "vgg.pth"),
        DISTS("dists", "DISTS", "vgg16-397923af.pth", "weights.pt");

        private final String id;
        private final String title;
        private final String backbone;
        private final String head;

        Kind(String id, String title, String backbone, String head) {
            this.id = id;
            this.title = title;
            this.backbone = backbone;
            this.head = head;
        }

        public String id() {
            return id;
        }

        public List<String> files() {
            return List.of(backbone, head);
        }

        Program program() {
            return switch (this) {
                case LPIPS -> Lpips.program(Lpips.Backbone.ALEX);
                case LPIPS_VGG -> Lpips.program(Lpips.Backbone.VGG);
                case DISTS -> Dists.program();
            };
        }
    }

    Perceptual(Program program, Checkpoint weights, Accelerator device) {
        this.device = device;
        this.network = Network.load(program, weights, device, NumberType.FP32);
    }

    /**
     * Loads the network.
     *
     * @throws IOException with the files that are missing and where they come from
     */
    public static Perceptual open(Kind kind, Path folder, Accelerator device) throws IOException {
        List<String> missing = kind.files().stream()
                .filter(file -> !Files.isRegularFile(folder.resolve(file)))
                .toList();
        if (!missing.isEmpty()) {
            throw new IOException(
                    ("%s needs %s in %s. Put them there: torchvision publishes the backbones (alexnet-owt-7be5be79.pth, "
                                    + "vgg16-397923af.pth), the repository PerceptualSimilarity alex.pth and vgg.pth in "
                                    + "lpips/weights/v0.1, the repository DISTS weights.pt in DISTS_pytorch")
                            .formatted(kind.title, String.join(" and ", missing), folder));
        }
        Program program = kind.program();
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        List<Checkpoint> open = new ArrayList<>();
        try {
            for (String file : kind.files()) {
                Checkpoint checkpoint = Checkpoint.open(folder.resolve(file));
                open.add(checkpoint);
                checkpoint.names().stream()
                        .filter(program.shapes()::containsKey)
                        .forEach(name -> tensors.put(name, checkpoint.tensor(name)));
            }
            return new Perceptual(program, Checkpoint.of(tensors), device);
        } finally {
            open.forEach(Checkpoint::close);
        }
    }

    /** As a measure; this must stay open as long as it is used. */
    public Measure measure(Kind kind) {
        return new Measure(kind.id, kind.title, true, false, 4, this::of);
    }

    /**
     * The distance.
     *
     * @throws IllegalArgumentException for pictures of different sizes, under 32 pixels or over 4 megapixels
     */
    public double of(Picture restored, Picture groundTruth) {
        Picture.requireSameSize(restored.red(), groundTruth.red());
        if (Math.min(restored.width(), restored.height()) < 32
                || (long) restored.width() * restored.height() > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "%s is measured from 32 pixels a side up to 4 megapixels, not on %d x %d: crop the pictures"
                            .formatted(network.program().name(), restored.width(), restored.height()));
        }
        try (NDManager scope = device.newScope()) {
            return network.run(scope, array(scope, restored), array(scope, groundTruth))
                    .getFloat();
        }
    }

    private static NDArray array(NDManager scope, Picture picture) {
        int width = picture.width();
        float[] values = new float[3 * width * picture.height()];
        double[] row = new double[width];
        int at = 0;
        for (Rows channel : picture.channels()) {
            for (int y = 0; y < picture.height(); y++) {
                channel.read(y, row);
                for (int x = 0; x < width; x++) {
                    values[at++] = (float) (row[x] / 255);
                }
            }
        }
        return scope.create(values, new Shape(1, 3, picture.height(), width));
    }

    @Override
    public void close() {
        network.close();
    }
}
