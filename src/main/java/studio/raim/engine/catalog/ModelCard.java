package studio.raim.engine.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.raim.common.ModelId;
import studio.raim.common.Sha256;
import studio.raim.common.yaml.InvalidFileException;
import studio.raim.common.yaml.StrictYaml;
import studio.raim.engine.nn.NumberType;

/**
 * What is known about a model: its file {@code card.yaml}.
 *
 * @param architecture as {@code nn.arch} names it, or {@value #ONNX}; {@code config} are its constructor's arguments
 * @param scale output pixels for an input pixel, on each side
 * @param range of the values that the network reads and writes, least and greatest
 * @param files the weights; the first one is the checkpoint
 * @param origin where they come from, when they can be installed
 * @param numberTypes those that may be used, with the evidence
 * @param sheet what it makes of some photographs, as a picture
 */
public record ModelCard(
        ModelId id,
        String title,
        String summary,
        List<String> goodAt,
        List<String> badAt,
        Licence licence,
        String architecture,
        Map<String, Object> config,
        int scale,
        List<Float> range,
        Format format,
        List<WeightFile> files,
        @Nullable NpmOrigin origin,
        Map<String, Fidelity> numberTypes,
        TileNeeds tiles,
        @Nullable Sheet sheet) {
    /** PSNR against fp32, in dB, that a smaller number type needs before it is used. */
    public static final double ENOUGH_PSNR = 50;

    /** The architecture of a network that comes as an ONNX file. */
    public static final String ONNX = "ONNX";

    @JsonCreator
    public ModelCard {
        Objects.requireNonNull(id, "'id' is missing");
        Objects.requireNonNull(title, "'title' is missing");
        Objects.requireNonNull(summary, "'summary' is missing");
        goodAt = List.copyOf(Objects.requireNonNullElse(goodAt, List.of()));
        badAt = List.copyOf(Objects.requireNonNullElse(badAt, List.of()));
        Objects.requireNonNull(licence, "'licence' is missing");
        Objects.requireNonNull(architecture, "'architecture' is missing");
        config = Map.copyOf(Objects.requireNonNullElse(config, Map.of()));
        range = List.copyOf(Objects.requireNonNullElse(range, List.of(0f, 1f)));
        Objects.requireNonNull(format, "'format' is missing");
        files = List.copyOf(Objects.requireNonNullElse(files, List.of()));
        numberTypes = new LinkedHashMap<>(Objects.requireNonNullElse(numberTypes, Map.of("fp32", new Fidelity(null))));
        Objects.requireNonNull(tiles, "'tiles' is missing");
        if (scale < 1 || scale > 16) {
            throw new IllegalArgumentException("'scale' is 1 to 16, not " + scale);
        }
        if (range.size() != 2 || !(range.get(0) < range.get(1))) {
            throw new IllegalArgumentException("'range' is [least, greatest], not " + range);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("'files' names no file");
        }
        numberTypes.forEach(ModelCard::requireEvidence);
    }

    /** Reads the card of a model's folder; throws {@link InvalidFileException} with file, line and reason. */
    static ModelCard read(Path folder) {
        Path file = folder.resolve("card.yaml");
        ModelCard card = StrictYaml.read(file, ModelCard.class, Map.of());
        if (!folder.endsWith(card.id.value())) {
            throw new InvalidFileException(
                    file, 1, "the id is '%s', so the folder's name must be %s too".formatted(card.id, card.id));
        }
        return card;
    }

    private static void requireEvidence(String type, Fidelity fidelity) {
        switch (type) {
            case "fp32" -> {}
            case "bf16", "fp16" -> {
                if (fidelity.psnr() == null || fidelity.psnr() < ENOUGH_PSNR) {
                    throw new IllegalArgumentException(
                            "'numberTypes' allows %s only with a measured psnr of at least %.0f dB against fp32, not %s"
                                    .formatted(type, ENOUGH_PSNR, fidelity.psnr()));
                }
            }
            default ->
                throw new IllegalArgumentException("'numberTypes' knows fp32, bf16 and fp16, not '%s'".formatted(type));
        }
    }

    public Optional<NpmOrigin> installable() {
        return Optional.ofNullable(origin);
    }

    /** Whether it may compute in this type: fp32 always, others once the card has the evidence. */
    public boolean allows(NumberType type) {
        return type == NumberType.FP32 || numberTypes.containsKey(type.name().toLowerCase(Locale.ROOT));
    }

    /** Of all its files. */
    public long bytes() {
        return files.stream().mapToLong(WeightFile::bytes).sum();
    }

    /** Whose weights these are and what may be done with them. */
    public record Licence(
            String name, String holder, @Nullable String note) {
        @JsonCreator
        public Licence {
            Objects.requireNonNull(name, "'licence.name' is missing");
            Objects.requireNonNull(holder, "'licence.holder' is missing");
        }
    }

    /** The layout of the weights. */
    public enum Format {
        ncnn,
        safetensors,
        pth,
        /** Weights and network in one file; of a network that restores, the architecture is then {@value #ONNX}. */
        onnx
    }

    /** One file: a name beside the card or in the data folder, or an absolute path of the owner's own. */
    public record WeightFile(String name, long bytes, Sha256 sha256) {
        @JsonCreator
        public WeightFile {
            Objects.requireNonNull(name, "'name' of a file is missing");
            Objects.requireNonNull(sha256, "'sha256' of a file is missing");
            if (bytes <= 0) {
                throw new IllegalArgumentException("'bytes' of a file is positive, not " + bytes);
            }
        }
    }

    /** Files in {@code folder} inside the npm package {@code npm} of that version. */
    public record NpmOrigin(String npm, String version, String folder) {
        @JsonCreator
        public NpmOrigin {
            Objects.requireNonNull(npm, "'origin.npm' is missing");
            Objects.requireNonNull(version, "'origin.version' is missing");
            Objects.requireNonNull(folder, "'origin.folder' is missing");
        }
    }

    /**
     * A contact sheet: parts of photographs before and after.
     *
     * @param file a JPEG beside the card
     * @param credit whose photographs, and their licences
     */
    public record Sheet(String file, String credit) {
        @JsonCreator
        public Sheet {
            Objects.requireNonNull(file, "'sheet.file' is missing");
            Objects.requireNonNull(credit, "'sheet.credit' is missing");
            if (!file.matches("[a-z0-9-]+\\.jpg")) {
                throw new IllegalArgumentException(
                        "'sheet.file' is a name such as sheet.jpg, not '%s'".formatted(file));
            }
        }
    }

    /** How near a number type comes to fp32: PSNR in dB on real photographs, absent for fp32 itself. */
    public record Fidelity(@Nullable Double psnr) {
        @JsonCreator
        public Fidelity {}
    }

    /**
     * What a tile needs.
     *
     * @param context pixels around a tile, on each side at the network's input, that its result notably depends on
     * @param bytesPerPixel of memory for activations, for one pixel at the network's input, in fp32
     */
    public record TileNeeds(int context, long bytesPerPixel) {
        @JsonCreator
        public TileNeeds {
            if (context < 0 || context > 4096 || bytesPerPixel < 1) {
                throw new IllegalArgumentException("'tiles' wants context 0 to 4096 and a positive bytesPerPixel");
            }
        }
    }
}
