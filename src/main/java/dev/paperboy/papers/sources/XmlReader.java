package dev.paperboy.papers.sources;

import dev.paperboy.papers.CleanText;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML from strangers. A DOCTYPE is refused as soon as it is met, so that there are no entities to expand and nothing outside to
 * load; see OWASP, XML External Entity Prevention.
 */
final class XmlReader {

    private static final int DEEPEST = 100;
    // A page of OAI-PMH, 2,000 records with their authors, has a tenth of this.
    private static final int MOST_ELEMENTS = 500_000;
    /** Its encoding says nothing any more, and a version other than 1.0 would be refused. */
    private static final Pattern DECLARATION = Pattern.compile("\\A<\\?xml\\s[^>]{0,500}\\?>");

    private static final int QUOTED = 200;

    private final Deque<Xml> open = new ArrayDeque<>();
    private int elements;

    private XmlReader() {}

    /** Characters that are damaged or forbidden are left out; an entry of a list that is not well-formed comes as an empty one. */
    static Xml read(byte[] document) throws IOException {
        var all = XmlText.of(document);
        // What a proxy or a script left before the document.
        int begin = Math.max(0, all.indexOf('<'));
        var text = DECLARATION.matcher(all.substring(begin)).replaceFirst("");
        var factory = factory();
        try {
            return parse(text, factory);
        } catch (XMLStreamException | RuntimeException e) {
            var mended = XmlMender.mended(text, part -> isWhole(part, factory));
            if (mended.isEmpty()) {
                throw refusal(e);
            }
            return again(mended.get(), factory, e);
        }
    }

    private static Xml again(String mended, XMLInputFactory factory, Exception first) throws IOException {
        try {
            return parse(mended, factory);
        } catch (XMLStreamException | RuntimeException e) {
            throw refusal(first);
        }
    }

    private static boolean isWhole(String document, XMLInputFactory factory) {
        try {
            parse(document, factory);
            return true;
        } catch (XMLStreamException | RuntimeException | IOException e) {
            return false;
        }
    }

    /** The JDK's parser has been seen to throw unchecked exceptions at broken documents. */
    private static IOException refusal(Exception e) {
        var reason = CleanText.of(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        return new IOException(
                "Not well-formed XML: " + (reason.length() > QUOTED ? reason.substring(0, QUOTED) + "…" : reason), e);
    }

    private static Xml parse(String document, XMLInputFactory factory) throws XMLStreamException, IOException {
        var reader = factory.createXMLStreamReader(new StringReader(document));
        try {
            return new XmlReader().tree(reader);
        } finally {
            reader.close();
        }
    }

    /** The JDK's own parser, whatever else is on the class path. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("it refers to something outside");
        });
        return factory;
    }

    private Xml tree(XMLStreamReader reader) throws XMLStreamException, IOException {
        Xml root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw new UnreadableException("The XML has a DOCTYPE, which is refused");
                case XMLStreamConstants.START_ELEMENT -> {
                    var element = begin(reader);
                    root = root == null ? element : root;
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.element().add(reader.getText());
                    }
                }
                default -> {
                    // Comments and processing instructions say nothing to us.
                }
            }
        }
        return Objects.requireNonNull(root, "no element");
    }

    private Xml begin(XMLStreamReader reader) throws IOException {
        if (++elements > MOST_ELEMENTS || open.size() >= DEEPEST) {
            throw new UnreadableException("The XML has more elements than any list of papers");
        }
        var element = Xml.element(
                Objects.requireNonNullElse(reader.getNamespaceURI(), ""), reader.getLocalName(), attributes(reader));
        if (!open.isEmpty()) {
            open.element().add(element);
        }
        open.push(element);
        return element;
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        if (reader.getAttributeCount() == 0) {
            return Map.of();
        }
        var attributes = new HashMap<String, String>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeNamespace(i) == null
                    || reader.getAttributeNamespace(i).isEmpty()) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        return attributes;
    }
}
