package studio.raim.engine.cli.metric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.imaging.ImageFormat;

/**
 * Which files belong together.
 *
 * @param problems sentences about files that have no partner
 */
record Pairing(List<Pair> pairs, List<String> problems) {
    private static final String MARK = ".restored";

    /**
     * One file to measure.
     *
     * @param name to call it by
     */
    record Pair(String name, Path restored, @Nullable Path groundTruth) {}

    /** Two files belong together as they are; files in two folders, when their names do. */
    static Pairing of(Path restored, Optional<Path> groundTruth) throws IOException {
        requireThere(restored);
        if (groundTruth.isEmpty()) {
            return alone(restored);
        }
        requireThere(groundTruth.get());
        boolean folder = Files.isDirectory(restored);
        if (folder != Files.isDirectory(groundTruth.get())) {
            throw new IllegalArgumentException("%s is a folder and %s a file: give two files or two folders"
                    .formatted(folder ? restored : groundTruth.get(), folder ? groundTruth.get() : restored));
        }
        return folder
                ? byName(restored, groundTruth.get())
                : new Pairing(List.of(new Pair(name(restored), restored, groundTruth.get())), List.of());
    }

    private static Pairing alone(Path restored) throws IOException {
        if (!Files.isDirectory(restored)) {
            return new Pairing(List.of(new Pair(name(restored), restored, null)), List.of());
        }
        List<Pair> pairs = new ArrayList<>();
        pictures(restored).forEach((name, file) -> pairs.add(new Pair(name, file, null)));
        return new Pairing(pairs, List.of());
    }

    private static Pairing byName(Path restored, Path groundTruth) throws IOException {
        TreeMap<String, Path> results = pictures(restored);
        TreeMap<String, Path> truths = pictures(groundTruth);
        List<Pair> pairs = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        results.forEach((name, file) -> {
            List<String> partners = truths.containsKey(name)
                    ? List.of(name)
                    : truths.keySet().stream()
                            .filter(t -> stem(t).equals(stem(name)))
                            .toList();
            if (partners.size() == 1) {
                pairs.add(new Pair(name, file, truths.get(partners.getFirst())));
            } else if (partners.isEmpty()) {
                problems.add("%s has no ground truth: there is no %s.* in %s".formatted(name, stem(name), groundTruth));
            } else {
                problems.add("%s could belong to %s: give one of them the same name"
                        .formatted(name, String.join(" or ", partners)));
            }
        });
        truths.forEach((name, file) -> {
            if (results.keySet().stream().noneMatch(result -> stem(result).equals(stem(name)))) {
                problems.add("%s has no result: there is no %s.* in %s".formatted(name, stem(name), restored));
            }
        });
        return new Pairing(pairs, problems);
    }

    private static void requireThere(Path path) throws NoSuchFileException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
    }

    /** By their path inside the folder. */
    private static TreeMap<String, Path> pictures(Path folder) throws IOException {
        TreeMap<String, Path> pictures = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !name(file).startsWith("."))
                    .filter(file -> ImageFormat.ofFileName(name(file)).isPresent())
                    .forEach(file -> pictures.put(folder.relativize(file).toString(), file));
        }
        return pictures;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The name without its ending and the mark that {@code raim restore} adds. */
    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return stem.endsWith(MARK) ? stem.substring(0, stem.length() - MARK.length()) : stem;
    }
}
