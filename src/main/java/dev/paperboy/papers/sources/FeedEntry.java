package dev.paperboy.papers.sources;

import dev.paperboy.papers.CleanText;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * One entry of a feed of any kind. Elements go by their local names: dc:, prism: and their like are prefixes by habit only.
 *
 * @param base what its addresses may be relative to
 */
record FeedEntry(Element element, Optional<URI> base) {

    private static final int MOST_AUTHORS = 4_000;

    /** @throws IllegalArgumentException if it has no title; says so */
    Sighting sighting(LocalDate asked, LocalDate today) {
        var title = first("title").orElseThrow(() -> new IllegalArgumentException("has no title"));
        return new Sighting(
                day().filter(day -> !day.isAfter(today)).orElse(asked),
                ids(),
                title,
                authors(),
                first("description", "summary", "abstract", "encoded", "content", "body", "fullitem")
                        .orElse(""),
                Optional.empty(),
                link(),
                categories(),
                Signals.NONE);
    }

    /** Those with the entry's own prefix first: an extension may give the name of a field to something else. */
    private Stream<Element> all(String name) {
        var prefix = prefix(element);
        return element.children().stream()
                .filter(child -> FeedReader.localName(child).equals(name))
                .sorted(Comparator.comparing(child -> !prefix(child).equals(prefix)));
    }

    private static String prefix(Element child) {
        var name = child.tagName();
        return name.substring(0, name.lastIndexOf(':') + 1);
    }

    /** The first of these that says something, without markup. */
    private Optional<String> first(String... names) {
        return Stream.of(names)
                .flatMap(this::all)
                .filter(child -> !child.tagName().startsWith("media:"))
                .map(Markup::plain)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** When it was published; if only a change is dated, when that was. */
    private Optional<LocalDate> day() {
        return Stream.of("pubdate", "published", "issued", "date", "publicationdate", "created", "updated", "modified")
                .flatMap(this::all)
                .flatMap(child -> When.day(CleanText.of(child.text())).stream())
                .findFirst();
    }

    private List<PaperId> ids() {
        var named = Stream.of("doi", "identifier", "guid", "id", "origlink")
                .flatMap(this::all)
                .map(Element::text);
        return Stream.concat(named, addresses())
                .flatMap(text -> Stream.concat(Ids.foundArxiv(text), Ids.foundDoi(text)))
                .distinct()
                .toList();
    }

    /** Atom's alternate first, then RSS's link, then a guid that is an address. */
    private Stream<String> addresses() {
        Predicate<Element> alternate =
                link -> !link.hasAttr("rel") || link.attr("rel").equals("alternate");
        var hrefs = all("link")
                .filter(link -> link.hasAttr("href"))
                .filter(alternate)
                .flatMap(link -> near(link.attr("href"), link));
        var texts = all("link")
                .filter(link -> !link.hasAttr("href"))
                .flatMap(link -> near(CleanText.of(link.text()), link));
        var guids = Stream.of("guid", "id").flatMap(this::all).map(Element::text);
        // CDF gives it as an attribute of the item.
        var own = Stream.of(element.attr("rdf:about"), element.attributes().getIgnoreCase("href"));
        return Stream.of(hrefs, texts, guids, own)
                .flatMap(addresses -> addresses)
                .map(CleanText::of)
                .filter(address -> address.matches("(?i)https?://.+"));
    }

    private Stream<String> near(String address, Element link) {
        var entryBase = Ids.resolved(element.attr("xml:base"), base).or(() -> base);
        var linkBase = Ids.resolved(link.attr("xml:base"), entryBase).or(() -> entryBase);
        return Ids.resolved(address, linkBase).map(URI::toString).stream();
    }

    private Optional<URI> link() {
        return addresses().flatMap(text -> Ids.address(text).stream()).findFirst();
    }

    private List<String> authors() {
        var people = all("author").map(FeedEntry::person).toList();
        var creators = all("creator").map(Markup::plain).toList();
        var names = creators.isEmpty() ? people : creators;
        return (names.size() == 1 ? names(names.get(0)) : names.stream())
                .map(CleanText::of)
                .filter(name -> !name.isBlank())
                .distinct()
                .limit(MOST_AUTHORS)
                .toList();
    }

    /** Atom: a name and more. RSS: {@code ada@example.org (Ada Example)}, and often only one half of it. */
    private static String person(Element author) {
        var name = author.children().stream()
                .filter(child -> FeedReader.localName(child).equals("name"))
                .map(Markup::plain)
                .findFirst();
        // An author of whom only the address or page is given has no name.
        return name.orElseGet(() -> author.childrenSize() > 0
                ? ""
                : Markup.plain(author)
                        .replaceFirst("^\\S+@\\S+\\s*\\((.+)\\)$", "$1")
                        .replaceFirst("^\\S+@\\S+$", ""));
    }

    /** Some journals put all authors into one element; {@code Example, Ada} is one author. */
    private static Stream<String> names(String text) {
        if (text.contains(";")) {
            return Stream.of(text.split(";"));
        }
        var parts = AuthorList.split(text);
        if (parts.stream().allMatch(part -> part.contains(" "))) {
            return parts.stream();
        }
        return AuthorList.turned(parts).map(List::stream).orElseGet(() -> Stream.of(text));
    }

    private List<String> categories() {
        return Stream.of("category", "subject")
                .flatMap(this::all)
                .map(category ->
                        category.hasAttr("term") ? CleanText.of(category.attr("term")) : Markup.plain(category))
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }
}
