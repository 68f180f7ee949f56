package studio.raim.engine.imaging;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must be known and mended in an XMP packet; everything else in it is carried as it is. */
final class XmpPacket {
    private static final String OPEN = "<raim:provenance>";
    private static final String CLOSE = "</raim:provenance>";
    private static final String BEGIN =
            "<rdf:Description rdf:about=\"\" xmlns:raim=\"https://raim.studio/ns/1.0/\">" + OPEN;
    private static final String END = CLOSE + "</rdf:Description>";
    private static final String RDF_END = "</rdf:RDF>";
    private static final Pattern ORIENTATION_ATTRIBUTE = Pattern.compile("tiff:Orientation=([\"'])[1-8]\\1");
    private static final Pattern ORIENTATION_ELEMENT = Pattern.compile("<tiff:Orientation>[1-8]</tiff:Orientation>");

    private XmpPacket() {}

    /** The packet for an upright picture, with this record in the place of any older one. */
    static Optional<String> forPicture(Optional<String> packet, @Nullable String provenance) {
        Optional<String> mended = packet.map(XmpPacket::upright).map(XmpPacket::withoutProvenance);
        if (provenance == null) {
            return mended;
        }
        String record = BEGIN + escaped(provenance) + END;
        return Optional.of(mended.filter(text -> text.contains(RDF_END))
                .map(text -> new StringBuilder(text)
                        .insert(text.lastIndexOf(RDF_END), record)
                        .toString())
                .orElseGet(() ->
                        "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                                + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                                + record + RDF_END + "</x:xmpmeta><?xpacket end=\"w\"?>"));
    }

    /** The record in the packet, empty if there is none. */
    static String provenance(String packet) {
        int from = packet.indexOf(OPEN);
        int to = packet.indexOf(CLOSE, Math.max(from, 0));
        return from < 0 || to < 0 ? "" : unescaped(packet.substring(from + OPEN.length(), to));
    }

    private static String upright(String packet) {
        String attributes = ORIENTATION_ATTRIBUTE.matcher(packet).replaceAll("tiff:Orientation=$11$1");
        return ORIENTATION_ELEMENT
                .matcher(attributes)
                .replaceAll(Matcher.quoteReplacement("<tiff:Orientation>1</tiff:Orientation>"));
    }

    /** The packet without an older record, whose place only its own text tells. */
    static byte[] withoutProvenance(byte[] packet) {
        return withoutProvenance(new String(packet, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static String withoutProvenance(String packet) {
        int from = packet.indexOf(BEGIN);
        int to = packet.indexOf(END, Math.max(from, 0));
        return from < 0 || to < 0 ? packet : packet.substring(0, from) + packet.substring(to + END.length());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
