package studio.raim.engine.imaging;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The items of a HEIF file's {@code meta} box: what they are, their properties, where they lie and what they refer to. */
final class HeifItems {
    /** @param mime of items of type {@code mime}, else empty */
    record Item(long id, String type, String mime, boolean hidden) {}

    /** From one item to others; the type says why. */
    record Reference(String type, long from, List<Long> to) {}

    private record Extent(int method, long offset, long length) {}

    private static final int MOST_ITEMS = 20_000;
    private static final int MAX_BLOCK = 64 << 20;

    private final ByteSource file;
    private final Map<Long, Item> items = new LinkedHashMap<>();
    private final Map<Long, List<IsoBox>> properties = new LinkedHashMap<>();
    private final Map<Long, List<Extent>> places = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private long primary = -1;
    private @Nullable IsoBox idat;

    private HeifItems(ByteSource file) {
        this.file = file;
    }

    static HeifItems read(ByteSource file, IsoBox meta) throws IOException {
        HeifItems all = new HeifItems(file);
        List<IsoBox> boxes = meta.children(file, 4);
        for (IsoBox box : boxes) {
            switch (box.type()) {
                case "pitm" -> all.primary = all.number(box.start() + 4, all.version(box) == 0 ? 2 : 4);
                case "iinf" -> all.infos(box);
                case "iloc" -> all.places(box);
                case "iref" -> all.references(box);
                case "iprp" -> all.properties(box);
                case "idat" -> all.idat = box;
                default -> {}
            }
        }
        return all;
    }

    Optional<Item> primary() {
        return Optional.ofNullable(items.get(primary));
    }

    Optional<Item> item(long id) {
        return Optional.ofNullable(items.get(id));
    }

    /** In the file's order. */
    List<Item> all() {
        return List.copyOf(items.values());
    }

    Stream<Reference> references(String type) {
        return references.stream().filter(reference -> reference.type.equals(type));
    }

    /** In the order in which transforming ones apply. */
    List<IsoBox> properties(long item) {
        return properties.getOrDefault(item, List.of());
    }

    Optional<IsoBox> property(long item, String type) {
        return IsoBox.first(properties(item), type);
    }

    /** The item's bytes; null when they are more than metadata ever needs. */
    byte @Nullable [] content(long item) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Extent extent : places.getOrDefault(item, List.of())) {
            if (extent.method > 1 || extent.length > MAX_BLOCK - out.size()) {
                return null;
            }
            if (extent.method == 1 && idat == null) {
                throw new EOFException("no idat");
            }
            long from = extent.method == 1 && idat != null ? idat.start() : 0;
            out.writeBytes(file.bytes(from + extent.offset, extent.length));
        }
        return out.toByteArray();
    }

    private int version(IsoBox box) throws IOException {
        return file.u8(box.start());
    }

    private long number(long at, int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | file.u8(at + i);
        }
        return number;
    }

    private void infos(IsoBox iinf) throws IOException {
        for (IsoBox box : iinf.children(file, version(iinf) == 0 ? 6 : 8)) {
            int version = version(box);
            if (!box.type().equals("infe") || version < 2) {
                continue;
            }
            int width = version == 2 ? 2 : 4;
            long id = number(box.start() + 4, width);
            long type = box.start() + 4 + width + 2;
            String kind = file.latin1(type, 4);
            boolean hidden = (file.u8(box.start() + 3) & 1) != 0;
            String mime = "";
            if (kind.equals("mime")) {
                long at = type + 4;
                while (at < box.end() && file.u8(at) != 0) {
                    at++; // the item's name
                }
                mime = at + 1 < box.end() ? file.latin1(at + 1, (int) Math.min(100, box.end() - at - 1)) : "";
            }
            items.put(id, new Item(id, kind, mime.split("\0", 2)[0], hidden));
            limit(items.size());
        }
    }

    private void references(IsoBox iref) throws IOException {
        int width = version(iref) == 0 ? 2 : 4;
        for (IsoBox box : iref.children(file, 4)) {
            int count = file.u16(box.start() + width, false);
            List<Long> to = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                to.add(number(box.start() + width + 2 + (long) i * width, width));
            }
            references.add(new Reference(box.type(), number(box.start(), width), to));
        }
    }

    private void properties(IsoBox iprp) throws IOException {
        List<IsoBox> boxes = iprp.children(file, 0);
        Optional<IsoBox> ipco = IsoBox.first(boxes, "ipco");
        List<IsoBox> known = ipco.isPresent() ? ipco.get().children(file, 0) : List.of();
        for (IsoBox ipma : boxes) {
            if (!ipma.type().equals("ipma")) {
                continue;
            }
            int idWidth = version(ipma) == 0 ? 2 : 4;
            int indexWidth = (file.u8(ipma.start() + 3) & 1) == 0 ? 1 : 2;
            long entries = limit(file.u32(ipma.start() + 4, false));
            long at = ipma.start() + 8;
            for (long i = 0; i < entries; i++) {
                List<IsoBox> mine = properties.computeIfAbsent(number(at, idWidth), id -> new ArrayList<>());
                int count = file.u8(at + idWidth);
                at += idWidth + 1;
                for (int j = 0; j < count; j++) {
                    // The top bit says that a reader must understand the property.
                    int index = (int) number(at, indexWidth) & (indexWidth == 1 ? 0x7f : 0x7fff);
                    if (index > 0 && index <= known.size()) {
                        mine.add(known.get(index - 1));
                    }
                    at += indexWidth;
                }
            }
        }
    }

    private void places(IsoBox iloc) throws IOException {
        int version = version(iloc);
        int sizes = file.u16(iloc.start() + 4, false);
        int offsetWidth = sizes >> 12;
        int lengthWidth = sizes >> 8 & 15;
        int baseWidth = sizes >> 4 & 15;
        int indexWidth = version == 0 ? 0 : sizes & 15;
        int idWidth = version < 2 ? 2 : 4;
        long count = limit(number(iloc.start() + 6, idWidth));
        long at = iloc.start() + 6 + idWidth;
        for (long i = 0; i < count; i++) {
            long id = number(at, idWidth);
            at += idWidth;
            int method = version == 0 ? 0 : file.u16(at, false) & 15;
            at += (version == 0 ? 0 : 2) + 2; // the data reference
            long base = number(at, baseWidth);
            at += baseWidth;
            int extents = file.u16(at, false);
            at += 2;
            List<Extent> all = new ArrayList<>();
            for (int j = 0; j < extents; j++) {
                at += indexWidth;
                all.add(new Extent(method, base + number(at, offsetWidth), number(at + offsetWidth, lengthWidth)));
                at += offsetWidth + lengthWidth;
            }
            places.put(id, all);
        }
    }

    private static long limit(long count) throws UnreadableImageException {
        if (count > MOST_ITEMS) {
            throw new UnreadableImageException.Damaged(
                    ImageFormat.HEIC, "it has over %d parts".formatted(MOST_ITEMS), null);
        }
        return count;
    }
}
