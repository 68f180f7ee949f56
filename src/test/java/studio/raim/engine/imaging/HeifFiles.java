package studio.raim.engine.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** HEIC and AVIF files, coded by libheif's own encoder where it is installed, or put together box by box. */
final class HeifFiles {
    private HeifFiles() {}

    static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static void assumeInstalled(String... programs) {
        for (String program : programs) {
            assumeTrue(
                    program(program).isPresent(),
                    program + " is not installed (Debian: apt-get install libheif-examples libvips-tools)");
        }
    }

    /** Lossless where {@code chroma=444} and the codec allow it; else of the highest quality. */
    static Path encoded(Path png, Path result, String... more) throws IOException {
        assumeInstalled("heif-enc");
        List<String> command = new ArrayList<>(List.of("heif-enc", "-q", "100", "-p", "chroma=444"));
        command.addAll(List.of(more));
        command.addAll(List.of("-o", result.toString(), png.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        assertThat(process.exitValue()).isZero();
        return result;
    }

    static byte[] box(String type, byte[]... content) {
        byte[] all = Bytes.join(content);
        return Bytes.join(Bytes.number(8 + all.length), Bytes.latin1(type), all);
    }

    static byte[] full(String type, int version, int flags, byte[]... content) {
        return box(type, Bytes.number(version << 24 | flags), Bytes.join(content));
    }

    static byte[] u16(int... numbers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int number : numbers) {
            out.write(number >> 8);
            out.write(number);
        }
        return out.toByteArray();
    }

    static byte[] info(int id, String type) {
        return info(id, type, false);
    }

    private static byte[] info(int id, String type, boolean hidden) {
        return full("infe", 2, hidden ? 1 : 0, u16(id, 0), Bytes.latin1(type), new byte[1]);
    }

    static byte[] size(int width, int height) {
        return full("ispe", 0, 0, Bytes.number(width), Bytes.number(height));
    }

    /** A file of one picture without any coded data: enough for its header. */
    static byte[] headerOnly(String brand, byte[][] infos, byte[][] properties, byte[] associations, byte[]... more) {
        return Bytes.join(
                box("ftyp", Bytes.latin1(brand), Bytes.number(0), Bytes.latin1("mif1")),
                full(
                        "meta",
                        0,
                        0,
                        full("pitm", 0, 0, u16(1)),
                        full("iinf", 0, 0, u16(infos.length), Bytes.join(infos)),
                        box("iprp", box("ipco", properties), full("ipma", 0, 0, associations)),
                        Bytes.join(more)));
    }

    /**
     * Two coded pictures of one size as a grid of one row, as telephones write their photographs.
     *
     * @param one a file of one picture without opacity, as heif-enc writes it
     */
    static byte[] grid(byte[] one, byte[] two, int width, int height) throws IOException {
        byte[] first = coded(one);
        byte[] second = coded(two);
        byte[] grid = Bytes.join(new byte[] {0, 0, 0, 1}, u16(2 * width, height));
        byte[] config = property(one, "hvcC");
        byte[] ftyp = box("ftyp", Bytes.latin1("heic"), Bytes.number(0), Bytes.latin1("mif1heic"));
        int start = ftyp.length + meta(grid, config, width, height, 0, first.length, second.length).length + 8;
        return Bytes.join(
                ftyp,
                meta(grid, config, width, height, start, first.length, second.length),
                box("mdat", first, second));
    }

    private static byte[] meta(byte[] grid, byte[] config, int width, int height, int start, int one, int two) {
        return full(
                "meta",
                0,
                0,
                full("hdlr", 0, 0, new byte[4], Bytes.latin1("pict"), new byte[13]),
                full("pitm", 0, 0, u16(3)),
                full("iinf", 0, 0, u16(3), info(1, "hvc1", true), info(2, "hvc1", true), info(3, "grid")),
                full(
                        "iloc",
                        1,
                        0,
                        u16(0x4400, 3),
                        u16(1, 0, 0, 1),
                        Bytes.number(start),
                        Bytes.number(one),
                        u16(2, 0, 0, 1),
                        Bytes.number(start + one),
                        Bytes.number(two),
                        u16(3, 1, 0, 1),
                        Bytes.number(0),
                        Bytes.number(grid.length)),
                full("iref", 0, 0, box("dimg", u16(3, 2, 1, 2))),
                box(
                        "iprp",
                        box("ipco", box("hvcC", config), size(width, height), size(2 * width, height)),
                        full(
                                "ipma",
                                0,
                                0,
                                Bytes.number(3),
                                u16(1),
                                Bytes.hex("02 81 02"),
                                u16(2),
                                Bytes.hex("02 81 02"),
                                u16(3),
                                Bytes.hex("01 03"))),
                box("idat", grid));
    }

    private static byte[] coded(byte[] file) throws IOException {
        ByteSource source = ByteSource.of(file);
        IsoBox meta =
                IsoBox.first(IsoBox.between(source, 0, file.length), "meta").orElseThrow();
        return java.util.Objects.requireNonNull(HeifItems.read(source, meta).content(1));
    }

    private static byte[] property(byte[] file, String type) throws IOException {
        ByteSource source = ByteSource.of(file);
        IsoBox meta =
                IsoBox.first(IsoBox.between(source, 0, file.length), "meta").orElseThrow();
        IsoBox box = HeifItems.read(source, meta).property(1, type).orElseThrow();
        return Arrays.copyOfRange(file, (int) box.start(), (int) box.end());
    }
}
