package studio.raim.engine.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import studio.raim.common.Sha256;
import studio.raim.engine.imaging.ImageLimits;
import studio.raim.engine.imaging.PhotoReader;
import studio.raim.engine.imaging.Pixels;
import studio.raim.engine.imaging.UnreadableImageException;
import studio.raim.engine.train.degrade.Planes;
import studio.raim.engine.train.degrade.Rescaling;

/** Photographs as ground truth: decoded once, halved until sharp, and kept as bytes in mapped files. Thread-safe. */
final class PhotoShelf {
    private final List<Entry> entries = new ArrayList<>();

    /** A picture at one scale: (3, height, width) bytes. */
    record Entry(String name, int width, int height, ByteBuffer bytes) {
        Planes cut(int x, int y, int w, int h) {
            Planes part = Planes.empty(w, h);
            byte[] row = new byte[w];
            for (int c = 0; c < 3; c++) {
                for (int j = 0; j < h; j++) {
                    bytes.get((c * height + y + j) * width + x, row);
                    for (int i = 0; i < w; i++) {
                        part.samples()[(c * h + j) * w + i] = (row[i] & 0xff) / 255f;
                    }
                }
            }
            return part;
        }
    }

    /**
     * Reads all photographs in these folders.
     *
     * @param cache where decoded ones are kept for the next time
     * @param least photographs with a shorter side, at a scale, are left out at that scale
     */
    PhotoShelf(List<Path> folders, Path cache, Recipe.DataSpec data, int least) throws IOException {
        Files.createDirectories(cache);
        for (Path folder : folders) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(folder)) {
                files = all.filter(Files::isRegularFile).sorted().toList();
            }
            for (Path file : files) {
                for (double scale : data.scales()) {
                    shelve(file, cache, data.halveAbove(), scale, least);
                }
            }
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("There is no photograph of at least %d pixels a side in %s"
                    .formatted(least, folders.stream().map(Path::toString).toList()));
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    private void shelve(Path file, Path cache, long halveAbove, double scale, int least) throws IOException {
        String identity = "%s %d %d %d %s"
                .formatted(
                        file.getFileName(),
                        Files.size(file),
                        Files.getLastModifiedTime(file).toMillis(),
                        halveAbove,
                        scale);
        Path raw = cache.resolve(Sha256.of(identity.getBytes(StandardCharsets.UTF_8)) + ".rgb");
        if (!Files.exists(raw)) {
            try {
                write(raw, decoded(file, halveAbove, scale));
            } catch (UnreadableImageException e) {
                return; // a list of licences, or another file beside the photographs
            }
        }
        try (FileChannel channel = FileChannel.open(raw, StandardOpenOption.READ)) {
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            int width = bytes.getInt(0);
            int height = bytes.getInt(4);
            if (Math.min(width, height) >= least) {
                entries.add(new Entry(file.getFileName().toString(), width, height, bytes.slice(8, bytes.limit() - 8)));
            }
        }
    }

    static Planes decoded(Path file, long halveAbove, double scale) throws IOException {
        Pixels pixels = new PhotoReader(ImageLimits.DEFAULT).read(file).colour();
        Planes picture = Planes.empty(pixels.width(), pixels.height());
        pixels.readPlanar(0, 0, pixels.width(), pixels.height(), FloatBuffer.wrap(picture.samples()));
        while ((long) picture.width() * picture.height() > halveAbove) {
            picture = Rescaling.AREA.to(picture, picture.width() / 2, picture.height() / 2);
        }
        return scale == 1
                ? picture
                : Rescaling.AREA.to(picture, (int) (picture.width() * scale), (int) (picture.height() * scale));
    }

    private static void write(Path raw, Planes picture) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + picture.samples().length);
        bytes.putInt(picture.width()).putInt(picture.height());
        for (float sample : picture.samples()) {
            bytes.put((byte) Math.round(Math.clamp(sample, 0f, 1f) * 255));
        }
        Path unfinished = raw.resolveSibling(raw.getFileName() + ".part");
        try {
            Files.write(unfinished, bytes.array());
            Files.move(unfinished, raw, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written: %s".formatted(raw, e.getMessage()), e);
        }
    }
}
