package dev.paperboy.papers.sources;

import dev.paperboy.papers.CleanText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An element of an XML document, read safely: see {@link XmlReader}. Elements go by their local names, whatever their prefix. */
final class Xml {

    private static final String TEXT = "";

    private final String namespace;
    private final String name;
    private final Map<String, String> attributes;
    private final StringBuilder value = new StringBuilder(0);
    private List<Xml> content = List.of();

    private Xml(String namespace, String name, Map<String, String> attributes) {
        this.namespace = namespace;
        this.name = name;
        this.attributes = attributes;
    }

    /**
     * The root of a document.
     *
     * @throws IOException if it is not well-formed, has a DOCTYPE, or is larger or deeper than any source's answer
     */
    static Xml read(byte[] document) throws IOException {
        return XmlReader.read(document);
    }

    static Xml element(String namespace, String name, Map<String, String> attributes) {
        return new Xml(namespace, name, attributes);
    }

    void add(Xml child) {
        if (content.isEmpty()) {
            content = new ArrayList<>(2);
        }
        content.add(child);
    }

    /** A parser gives each escaped character by itself; what stands together is one text, or millions of them would fill the memory. */
    void add(String text) {
        if (content.isEmpty() || !content.get(content.size() - 1).name.equals(TEXT)) {
            add(new Xml("", TEXT, Map.of()));
        }
        content.get(content.size() - 1).value.append(text);
    }

    String namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    /** The child elements of a name, in order. */
    Stream<Xml> all(String child) {
        return content.stream().filter(node -> node.name.equals(child));
    }

    Optional<Xml> first(String child) {
        return all(child).findFirst();
    }

    /** An attribute without a namespace. */
    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** What is written inside, markup left out, as it came. */
    String text() {
        if (name.equals(TEXT)) {
            return value.toString();
        }
        var text = new StringBuilder();
        content.forEach(node -> text.append(node.text()));
        return text.toString();
    }

    /** The clean text of the first child of a name; empty if there is none or it is blank. */
    Optional<String> text(String child) {
        return all(child)
                .map(node -> CleanText.of(node.text()))
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
