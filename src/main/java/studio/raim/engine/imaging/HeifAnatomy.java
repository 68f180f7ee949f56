package studio.raim.engine.imaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.raim.engine.imaging.HeifItems.Item;

/**
 * What a HEIC or AVIF file says of its main picture (ISO/IEC 23008-12), before any decoder sees it: sides, depth, opacity, and
 * the metadata to carry. Turning and cropping are properties of the picture here, which decoders apply; EXIF's orientation
 * means nothing.
 */
final class HeifAnatomy {
    private static final Set<String> PICTURES =
            Set.of("hvc1", "av01", "grid", "iovl", "iden", "avc1", "vvc1", "jpeg", "j2k1", "unci");
    private static final Set<String> ALPHA = Set.of(
            "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1", "urn:mpeg:avc:2015:auxid:1");
    private static final int PQ = 16;
    private static final int HLG = 18;
    private static final Set<Integer> PRIMARIES_NEAR_SRGB = Set.of(1, 2, 5, 6);

    private final ByteSource file;
    private final ImageFormat format;
    private final HeifItems items;
    private final Item main;
    private final List<String> remarks = new ArrayList<>();

    private HeifAnatomy(ByteSource file, ImageFormat format, HeifItems items, Item main) {
        this.file = file;
        this.format = format;
        this.items = items;
        this.main = main;
    }

    static Heif of(ByteSource file, ImageFormat sniffed) throws IOException {
        List<IsoBox> boxes = IsoBox.between(file, 0, file.size());
        boolean moves = IsoBox.first(boxes, "moov").isPresent();
        Optional<IsoBox> meta = IsoBox.first(boxes, "meta");
        if (meta.isEmpty()) {
            throw moves
                    ? new UnreadableImageException.Animated(sniffed)
                    : new UnreadableImageException.Damaged(sniffed, "it does not say what is in it", null);
        }
        HeifItems items = HeifItems.read(file, meta.get());
        Item main = items.primary()
                .filter(item -> PICTURES.contains(item.type()))
                .orElseThrow(() -> new UnreadableImageException.Damaged(sniffed, "it has no main picture", null));
        return new HeifAnatomy(file, sniffed, items, main).read(moves);
    }

    private Heif read(boolean moves) throws IOException {
        Item coded = firstCoded(main, 0);
        ImageFormat known =
                switch (coded.type()) {
                    case "av01" -> ImageFormat.AVIF;
                    case "hvc1" -> ImageFormat.HEIC;
                    default -> format;
                };
        long[] sides = sides();
        tilesAreNoLargerThan(sides);
        transform(sides);
        HeifCoding coding = HeifCoding.of(file, items, main, coded, known);
        boolean alpha = items.references("auxl")
                .anyMatch(reference -> reference.to().contains(main.id()) && isAlpha(reference.from()));
        List<Item> shown = items.all().stream().filter(this::isShown).toList();
        List<Item> pictures = shown.stream().filter(this::isNoPart).toList();
        if (moves || pictures.size() > 1) {
            remarks.add(
                    moves
                            ? "This %s is an animation: only its main picture is used.".formatted(known)
                            : "This %s file has %d pictures: only the main one is used."
                                    .formatted(known, pictures.size()));
        }
        byte @Nullable [] icc = icc(coding.grey() ? 1 : 3);
        byte @Nullable [] xmp = described("mime", "application/rdf+xml");
        ImageHeader header = new ImageHeader(
                known,
                (int) sides[0],
                (int) sides[1],
                Orientation.UPRIGHT,
                coding.grey() ? 1 : 3,
                alpha,
                coding.bits() > 8 ? 16 : 8,
                Math.max(1, pictures.size()));
        Anatomy anatomy = new Anatomy(
                header,
                new PhotoMetadata(icc, exif(), xmp, null),
                List.of(new SplicedInput.Part(file, 0, file.size())),
                false,
                xmp == null ? "" : XmpPacket.provenance(new String(xmp, StandardCharsets.UTF_8)),
                List.copyOf(remarks));
        return new Heif(anatomy, coding.bits(), Math.max(0, shown.indexOf(main)));
    }

    /** A grid of tiles, or a picture made of others, has the depth of its parts. */
    private Item firstCoded(Item item, int depth) {
        boolean derived = Set.of("grid", "iovl", "iden").contains(item.type());
        return derived && depth < 4
                ? items.references("dimg")
                        .filter(reference -> reference.from() == item.id())
                        .flatMap(reference -> reference.to().stream())
                        .flatMap(id -> items.item(id).stream())
                        .findFirst()
                        .map(part -> firstCoded(part, depth + 1))
                        .orElse(item)
                : item;
    }

    private boolean isShown(Item item) {
        return PICTURES.contains(item.type())
                && !item.hidden()
                && items.references("thmb").noneMatch(reference -> reference.from() == item.id())
                && items.references("auxl").noneMatch(reference -> reference.from() == item.id());
    }

    private boolean isNoPart(Item item) {
        return items.references("dimg").noneMatch(reference -> reference.to().contains(item.id()));
    }

    private boolean isAlpha(long item) {
        return items.property(item, "auxC")
                .filter(box -> ALPHA.contains(text(box.start() + 4, box.end())))
                .isPresent();
    }

    private String text(long from, long to) {
        try {
            return file.latin1(from, (int) Math.min(200, to - from)).split("\0", 2)[0];
        } catch (IOException e) {
            return "";
        }
    }

    private long[] sides() throws IOException {
        IsoBox ispe = items.property(main.id(), "ispe")
                .orElseThrow(() ->
                        new UnreadableImageException.Damaged(format, "it does not say how large its picture is", null));
        long[] sides = {file.u32(ispe.start() + 4, false), file.u32(ispe.start() + 8, false)};
        requirePositive(sides);
        return sides;
    }

    private void requirePositive(long... sides) throws UnreadableImageException {
        if (sides[0] < 1 || sides[1] < 1 || sides[0] > Integer.MAX_VALUE || sides[1] > Integer.MAX_VALUE) {
            throw new UnreadableImageException.Damaged(
                    format, "its picture is %d x %d pixels".formatted(sides[0], sides[1]), null);
        }
    }

    /** A decoder decodes every tile, whatever part of it the picture shows. */
    private void tilesAreNoLargerThan(long... sides) throws IOException {
        long pixels = 0;
        List<Long> parts = items.references("dimg")
                .filter(reference -> reference.from() == main.id())
                .flatMap(reference -> reference.to().stream())
                .toList();
        for (long part : parts) {
            Optional<IsoBox> ispe = items.property(part, "ispe");
            if (ispe.isPresent()) {
                pixels += Math.multiplyFull((int) Math.min(file.u32(ispe.get().start() + 4, false), 1 << 24), (int)
                        Math.min(file.u32(ispe.get().start() + 8, false), 1 << 24));
            }
        }
        if (pixels > 4 * sides[0] * sides[1] + (1 << 24)) {
            throw new UnreadableImageException.Damaged(format, "its tiles are much larger than its picture", null);
        }
    }

    private void transform(long... sides) throws IOException {
        for (IsoBox property : items.properties(main.id())) {
            if (property.type().equals("irot") && (file.u8(property.start()) & 1) == 1) {
                long width = sides[0];
                sides[0] = sides[1];
                sides[1] = width;
            } else if (property.type().equals("clap")) {
                sides[0] = Math.min(sides[0], quotient(property.start()));
                sides[1] = Math.min(sides[1], quotient(property.start() + 8));
                requirePositive(sides);
            }
        }
    }

    private long quotient(long at) throws IOException {
        return file.u32(at, false) / Math.max(1, file.u32(at + 4, false));
    }

    private byte @Nullable [] icc(int channels) throws IOException {
        byte @Nullable [] profile = null;
        for (IsoBox colr : items.properties(main.id())) {
            if (!colr.type().equals("colr")) {
                continue;
            }
            String kind = file.latin1(colr.start(), 4);
            if (kind.equals("prof") || kind.equals("rICC")) {
                profile = file.bytes(colr.start() + 4, colr.end() - colr.start() - 4);
            } else if (kind.equals("nclx")) {
                codePoints(file.u16(colr.start() + 4, false), file.u16(colr.start() + 6, false));
            }
        }
        if (profile != null) {
            remarks.removeIf(remark -> remark.contains("without a profile"));
        }
        return profile != null && IccProfile.usable(profile, channels) ? profile : null;
    }

    private void codePoints(int primaries, int transfer) {
        if (transfer == PQ || transfer == HLG) {
            remarks.add(
                    "This picture has a high dynamic range without a profile: its tones are taken as they are stored.");
        } else if (!PRIMARIES_NEAR_SRGB.contains(primaries)) {
            remarks.add("This picture has a wide gamut without a profile: its colours are taken as sRGB.");
        }
    }

    private byte @Nullable [] exif() throws IOException {
        byte @Nullable [] item = described("Exif", "");
        if (item == null || item.length < 8) {
            return null;
        }
        long skipped = 4 + ByteSource.of(item).u32(0, false);
        return skipped < item.length ? Arrays.copyOfRange(item, (int) skipped, item.length) : null;
    }

    /** The item of this type that describes the main picture. */
    private byte @Nullable [] described(String type, String mime) throws IOException {
        List<Item> candidates = items.all().stream()
                .filter(item -> item.type().equals(type) && item.mime().equals(mime))
                .toList();
        Optional<Item> mine = candidates.stream()
                .filter(item -> items.references("cdsc")
                        .anyMatch(reference ->
                                reference.from() == item.id() && reference.to().contains(main.id())))
                .findFirst()
                .or(() -> candidates.stream().findFirst());
        return mine.isEmpty() ? null : items.content(mine.get().id());
    }
}
