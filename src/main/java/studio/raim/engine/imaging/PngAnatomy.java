package studio.raim.engine.imaging;

import static studio.raim.engine.imaging.ImageFormat.PNG;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chunks of a PNG file (W3C PNG, third edition); decoders get those of the picture and none of the metadata. */
final class PngAnatomy {
    static final String XMP = "XML:com.adobe.xmp";
    static final String PROVENANCE = "raim:provenance";
    private static final int MAX_BLOCK = 64 << 20;

    private final ByteSource file;
    private final List<SplicedInput.Part> picture = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private byte @Nullable [] icc;
    private byte @Nullable [] exif;
    private byte @Nullable [] xmp;
    private byte @Nullable [] iptc;
    private String provenance = "";
    private boolean transparent;
    private int frames = 1;

    private PngAnatomy(ByteSource file) {
        this.file = file;
    }

    static Anatomy of(ByteSource file) throws IOException {
        return new PngAnatomy(file).read();
    }

    private Anatomy read() throws IOException {
        if (!file.latin1(12, 4).equals("IHDR") || file.u32(8, false) != 13) {
            throw new UnreadableImageException.Damaged(PNG, "it does not begin with its header", null);
        }
        long width = file.u32(16, false);
        long height = file.u32(20, false);
        int bits = file.u8(24);
        int type = file.u8(25);
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new UnreadableImageException.Damaged(
                    PNG, "its picture is %d x %d pixels".formatted(width, height), null);
        }
        if (!legal(type, bits)) {
            throw new UnreadableImageException.Damaged(
                    PNG, "its header says colour type %d with %d bits".formatted(type, bits), null);
        }
        picture.add(new SplicedInput.Part(file, 0, 8));
        chunks();
        if (picture.stream().noneMatch(p -> p.length() > 0)) {
            throw new UnreadableImageException.Damaged(PNG, "it has no picture", null);
        }
        int channels = type == 0 || type == 4 ? 1 : 3;
        Orientation orientation = exif == null ? Orientation.UPRIGHT : ExifBlock.orientation(exif);
        boolean alpha = type >= 4 || transparent;
        return new Anatomy(
                ImageHeader.stored(
                        PNG, (int) width, (int) height, orientation, channels, alpha, bits == 16 ? 16 : 8, frames),
                new PhotoMetadata(icc != null && IccProfile.usable(icc, channels) ? icc : null, exif, xmp, iptc),
                List.copyOf(picture),
                false,
                provenance,
                List.copyOf(remarks));
    }

    private static boolean legal(int type, int bits) {
        return switch (type) {
            case 0 -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
            case 3 -> bits == 1 || bits == 2 || bits == 4 || bits == 8;
            case 2, 4, 6 -> bits == 8 || bits == 16;
            default -> false;
        };
    }

    private void chunks() throws IOException {
        boolean data = false;
        long at = 8;
        while (true) {
            if (at + 12 > file.size()) {
                throw new UnreadableImageException.Truncated(PNG, file.size());
            }
            long length = file.u32(at, false);
            String type = file.latin1(at + 4, 4);
            if (at + 12 + length > file.size()) {
                throw new UnreadableImageException.Truncated(PNG, file.size());
            }
            switch (type) {
                case "IHDR", "PLTE", "tRNS", "IDAT", "IEND" ->
                    picture.add(new SplicedInput.Part(file, at, length + 12));
                case "iCCP", "eXIf", "iTXt", "zTXt", "tEXt", "acTL" -> {
                    if (length <= MAX_BLOCK) {
                        metadata(type, file.bytes(at + 8, length));
                    }
                }
                default -> {}
            }
            transparent |= type.equals("tRNS");
            data |= type.equals("IDAT");
            if (type.equals("IEND")) {
                if (!data) {
                    throw new UnreadableImageException.Damaged(PNG, "it has no picture", null);
                }
                return;
            }
            at += 12 + length;
        }
    }

    private void metadata(String type, byte[] content) throws IOException {
        switch (type) {
            case "eXIf" -> exif = content;
            case "acTL" -> {
                frames = content.length >= 4 ? (int) ByteSource.of(content).u32(0, false) : 1;
                if (frames > 1) {
                    remarks.add(
                            "This PNG is an animation of %d frames: only its first picture is used.".formatted(frames));
                }
            }
            case "iCCP" -> {
                int name = indexOfZero(content, 0);
                icc = name + 2 > content.length ? null : PngRawProfile.inflate(content, name + 2);
            }
            case "zTXt", "tEXt" -> rawProfile(content, type.equals("zTXt"));
            default -> text(content);
        }
    }

    /** iTXt: keyword 0 compressed(1) method(1) language 0 translated 0 text. */
    private void text(byte[] content) {
        int keyword = indexOfZero(content, 0);
        String key = new String(content, 0, keyword, StandardCharsets.UTF_8);
        if ((!key.equals(XMP) && !key.equals(PROVENANCE)) || keyword + 3 > content.length) {
            return;
        }
        int from = indexOfZero(content, indexOfZero(content, keyword + 3) + 1) + 1;
        if (from > content.length) {
            return;
        }
        byte @Nullable [] text = content[keyword + 1] == 0
                ? Arrays.copyOfRange(content, from, content.length)
                : PngRawProfile.inflate(content, from);
        if (text != null && key.equals(XMP)) {
            xmp = text;
        } else if (text != null) {
            provenance = new String(text, StandardCharsets.UTF_8);
        }
    }

    private void rawProfile(byte[] content, boolean compressed) {
        PngRawProfile profile = PngRawProfile.of(content, indexOfZero(content, 0), compressed);
        if (profile != null && profile.isIptc()) {
            iptc = profile.block();
        } else if (profile != null && exif == null) {
            exif = profile.exif();
        }
    }

    private static int indexOfZero(byte[] content, int from) {
        int i = from;
        while (i < content.length && content[i] != 0) {
            i++;
        }
        return i;
    }
}
