package studio.raim.engine.imaging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * XMP without places: properties of GPS in any namespace, and the places of the schemas photoshop, Iptc4xmpCore, Iptc4xmpExt
 * and wgs84_pos, as attributes or as elements.
 */
final class XmpPlaces {
    /** A tree takes many times the bytes of its text. */
    private static final int MAX_PACKET = 8 << 20;

    private static final String WGS84 = "http://www.w3.org/2003/01/geo/wgs84_pos#";

    private static final Set<String> PLACES = Set.of(
            "city",
            "state",
            "country",
            "countrycode",
            "countryname",
            "location",
            "locationcreated",
            "locationshown",
            "locationname",
            "locationid",
            "provincestate",
            "sublocation",
            "worldregion");

    private XmpPlaces() {}

    /** Empty if the packet is no XML, or longer than any that a camera or an editor writes. */
    static Optional<byte[]> removedFrom(byte[] packet) {
        if (packet.length > MAX_PACKET) {
            return Optional.empty();
        }
        try {
            Document document = parse(packet);
            remove(document.getDocumentElement());
            return Optional.of(text(document));
        } catch (IOException | SAXException | ParserConfigurationException | TransformerException e) {
            return Optional.empty();
        }
    }

    private static Document parse(byte[] packet) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setExpandEntityReferences(false);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new Quiet());
        return builder.parse(new ByteArrayInputStream(packet));
    }

    private static byte[] text(Document document) throws TransformerException {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Transformer transformer = factory.newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        transformer.transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }

    private static void remove(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        List<Attr> named = new ArrayList<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.item(i) instanceof Attr attribute && isPlace(attribute)) {
                named.add(attribute);
            }
        }
        named.forEach(element::removeAttributeNode);
        Node child = element.getFirstChild();
        while (child != null) {
            Node next = child.getNextSibling();
            if (child instanceof Element inner) {
                if (isPlace(inner)) {
                    element.removeChild(inner);
                } else {
                    remove(inner);
                }
            }
            child = next;
        }
    }

    private static boolean isPlace(Node node) {
        String name = String.valueOf(node.getLocalName()).toLowerCase(Locale.ROOT);
        return PLACES.contains(name)
                || name.contains("gps")
                || name.contains("latitude")
                || name.contains("longitude")
                || WGS84.equals(node.getNamespaceURI());
    }

    /** The parser would write to standard error. */
    private static final class Quiet implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
