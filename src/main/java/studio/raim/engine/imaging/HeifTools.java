package studio.raim.engine.imaging;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Decoders of HEIC and AVIF that are installed beside the application: libvips' and libheif's commands. They run as processes of
 * their own with bounds on time, memory and what they write, and no more of them at once than there are processors.
 *
 * @see "src/docs/decisions/004-heic-through-installed-programs.md"
 */
final class HeifTools {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Semaphore SLOTS = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** Address space, which libraries and threads take much of before any picture. */
    private static final long BASE_MEMORY = 3L << 30;

    /** Planes of the codec, interleaved samples, and copies of both. */
    private static final long MEMORY_PER_PIXEL = 48;

    /** Four channels of 16 bits, uncompressed, and some more. */
    private static final long WRITTEN_PER_PIXEL = 9;

    /** Bounds: KiB of memory, seconds of processor, blocks of 512 bytes written. Systems without one of them go without. */
    private static final String BOUNDED = "ulimit -v \"$1\"; ulimit -t \"$2\"; ulimit -f \"$3\"; shift 3; exec \"$@\"";

    /** What makes a plain file of the picture; a decoder of several pictures may number them. */
    private enum Tool {
        VIPS("vips", "plain.tif"),
        HEIF_DEC("heif-dec", "plain.png"),
        HEIF_CONVERT("heif-convert", "plain.png");

        final String command;
        final String result;

        Tool(String command, String result) {
            this.command = command;
            this.result = result;
        }

        List<String> arguments(String input) {
            return switch (this) {
                case VIPS -> List.of("heifload", input, result + "[strip]");
                case HEIF_DEC, HEIF_CONVERT -> List.of(input, result);
            };
        }
    }

    /** A tool and where it lies. */
    private record Installed(Tool tool, Path program) {}

    /** Reads the plain file of a picture, which is gone afterwards. */
    @FunctionalInterface
    interface Reader {
        Photo read(Path plain) throws IOException;
    }

    private final List<Installed> installed = new ArrayList<>();
    private final Duration limit;

    HeifTools(List<Path> folders, Duration limit) {
        this.limit = limit;
        for (Tool tool : Tool.values()) {
            folders.stream()
                    .map(folder -> folder.resolve(tool.command))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .ifPresent(program -> installed.add(new Installed(tool, program)));
        }
    }

    /** Those on the PATH. */
    static HeifTools onPath() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return new HeifTools(
                Arrays.stream(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of)
                        .toList(),
                LIMIT);
    }

    /** Throws unless there is one. */
    void require(ImageFormat format) throws UnreadableImageException {
        if (installed.isEmpty()) {
            throw new UnreadableImageException.NeedsDecoder(format);
        }
    }

    /** Decodes with the first tool that can. */
    Photo decode(Path file, Heif heif, Reader reader) throws IOException {
        ImageHeader header = heif.anatomy().header();
        require(header.format());
        Path folder = Files.createTempDirectory("raim-heif-");
        SLOTS.acquireUninterruptibly();
        try {
            // A plain name, as the file's own may be one that no command line can carry.
            Path input = Files.createSymbolicLink(folder.resolve("picture"), file.toAbsolutePath());
            for (Installed one : installed) {
                if (run(one, input, header)) {
                    Optional<Path> plain = result(folder, one.tool, heif.position());
                    if (plain.isPresent()) {
                        return reader.read(plain.get());
                    }
                }
            }
            throw new UnreadableImageException.Damaged(
                    header.format(),
                    "its picture cannot be decoded by %s"
                            .formatted(String.join(
                                    " or ",
                                    installed.stream().map(i -> i.tool.command).toList())),
                    null);
        } finally {
            SLOTS.release();
            delete(folder);
        }
    }

    private boolean run(Installed one, Path input, ImageHeader header) throws IOException {
        Path folder = Objects.requireNonNull(input.getParent());
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                BOUNDED,
                "sh",
                Long.toString((BASE_MEMORY + MEMORY_PER_PIXEL * header.pixels()) >> 10),
                Long.toString(2 * limit.toSeconds()),
                Long.toString(((WRITTEN_PER_PIXEL * header.pixels()) >> 9) + 8192),
                one.program.toString()));
        command.addAll(one.tool.arguments(String.valueOf(input.getFileName())));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("VIPS_BLOCK_UNTRUSTED", "1");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue() == 0;
            }
            throw new UnreadableImageException.Damaged(
                    header.format(),
                    "its picture could not be decoded within %d seconds".formatted(limit.toSeconds()),
                    null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a picture was decoded");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** libheif's command writes every picture of a file that has several, numbered from 1. */
    private static Optional<Path> result(Path folder, Tool tool, int position) {
        Path numbered = folder.resolve(tool.result.replace(".", "-" + (position + 1) + "."));
        return Optional.of(folder.resolve(tool.result))
                .filter(Files::isRegularFile)
                .or(() -> Optional.of(numbered).filter(Files::isRegularFile));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
