package studio.raim.engine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.raim.engine.imaging.ImageFormat;
import studio.raim.engine.imaging.PhotoReader;

/** What is to be restored, and how the results are called. */
final class Jobs {
    private static final String MARK = ".restored.";

    /** Bytes of the longest name of a file that every usual file system takes. */
    private static final int LONGEST_NAME = 255;

    private final PhotoReader reader;
    private final Optional<ImageFormat> format;

    /** @param format of every result, if that was chosen */
    Jobs(PhotoReader reader, Optional<ImageFormat> format) {
        this.reader = reader;
        this.format = format;
    }

    /**
     * One job for each file, and for each photograph in a folder; results of earlier runs in folders are left out.
     *
     * @param output a file, if one file is given and this has an image's ending and is no folder; else a folder, in which the
     *     structure of given folders is kept
     */
    List<Job> of(List<Path> given, Optional<Path> output) throws IOException {
        if (output.isPresent() && isOneFile(given, output.get())) {
            return List.of(new Job(given.getFirst(), output.get()));
        }
        List<Job> jobs = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                for (Path photo : photosIn(path)) {
                    jobs.add(new Job(photo, beside(photo, output.map(o -> o.resolve(path.relativize(photo))))));
                }
            } else {
                jobs.add(new Job(path, beside(path, output.map(o -> o.resolve(path.getFileName())))));
            }
        }
        refuseSameOutput(jobs);
        return jobs;
    }

    private static boolean isOneFile(List<Path> given, Path output) {
        return given.size() == 1
                && !Files.isDirectory(given.getFirst())
                && !Files.isDirectory(output)
                && ImageFormat.ofFileName(output.getFileName().toString()).isPresent();
    }

    private Path beside(Path photo, Optional<Path> inOutput) {
        Path place = inOutput.orElse(photo);
        String name = String.valueOf(place.getFileName());
        int dot = name.lastIndexOf('.');
        String tail = MARK + ending(photo, dot > 0 ? name.substring(dot + 1) : "png");
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return place.resolveSibling(shortened(stem, LONGEST_NAME - bytes(tail)) + tail);
    }

    private String ending(Path photo, String own) {
        if (format.isPresent()) {
            return format.get().extension();
        }
        boolean onlyRead = ImageFormat.ofFileName("." + own)
                .filter(named -> !named.writable())
                .isPresent();
        if (!onlyRead) {
            return own;
        }
        try {
            return reader.header(photo).resultFormat().extension();
        } catch (IOException e) {
            return ImageFormat.PNG.extension(); // the restoration will say what is wrong with it
        }
    }

    /** A name may have 255 bytes, and the photograph's may have used them up. */
    private static String shortened(String stem, int most) {
        int end = stem.length();
        while (bytes(stem.substring(0, end)) > most) {
            end = stem.offsetByCodePoints(end, -1);
        }
        return stem.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<Path> photosIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> isPhoto(f.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPhoto(String name) {
        return !name.startsWith(".")
                && !name.contains(MARK)
                && ImageFormat.ofFileName(name).isPresent();
    }

    private static void refuseSameOutput(List<Job> jobs) {
        Set<Path> outputs = new HashSet<>();
        for (Job job : jobs) {
            if (!outputs.add(job.output().toAbsolutePath().normalize())) {
                throw new IllegalArgumentException(
                        "Two of these photographs would be written to %s: restore them one after the other, or into two folders"
                                .formatted(job.output()));
            }
        }
    }
}
