package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paperboy.papers.CleanText;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Makes plain text of what may be HTML. */
final class Markup {

    /** Feeds seldom say whether a text is HTML, and in titles {@code a<b} is mathematics. */
    private static final Pattern HTML = Pattern.compile(
            "<!--|<!\\[|</?(?:a|abbr|article|aside|audio|b|big|blockquote|body|br|button"
                    + "|center|cite|code|dd|del|details|div|dl|dt|em|embed|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img"
                    + "|input|ins|jats:[a-z-]+|kbd|label|li|link|main|mark|math|meta|mml:[a-z]+|nav|noscript|object|ol|option|p|picture|pre|q|s"
                    + "|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template"
                    + "|textarea|tfoot|th|thead|title|tr|tt|u|ul|var|video|wbr)(?=[\\s/>])|&(?:#\\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TWICE = Pattern.compile(
            "</(?:a|b|div|em|h[1-6]|i|li|p|span|strong|su[bp]|ul)\\s*>|<br\\s*/?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOSING = Pattern.compile("</[a-z]", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern OPENING =
            Pattern.compile("<(?!(?:br|hr|img|li|p|wbr)[\\s/>])[a-z]", Pattern.CASE_INSENSITIVE);
    /** What takes all that follows for its own text, if it is not closed or closes itself. */
    private static final Pattern SWALLOWING = Pattern.compile(
            "</?(?:iframe|noembed|noframes|plaintext|xmp)(?=[\\s/>])[^<>]{0,2000}>"
                    + "|<(?:script|style|textarea|title)(?=[\\s/])[^<>]{0,2000}/>",
            Pattern.CASE_INSENSITIVE);

    private static final int MOST_TAGS = 2_000;
    private static final int MOST_OPEN = 100;
    /** Real abstracts are a hundredth of this; the time that a hostile one costs grows with its length. */
    private static final int LONGEST = 200_000;

    private Markup() {}

    /** One line of text without tags, scripts, styles and comments; text that does not look like HTML stays as it is. */
    static String plain(String text) {
        var some = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var once = unmarked(some);
        // Some feeds escape twice; mathematics in a title does not look like a tag that is closed.
        return CleanText.of(TWICE.matcher(once).find() ? unmarked(once) : once);
    }

    private static String unmarked(String text) {
        if (!HTML.matcher(text).find()) {
            return text;
        }
        return isMonster(text)
                ? Parser.unescapeEntities(TAG.matcher(text).replaceAll(" "), false)
                : Jsoup.parseBodyFragment(SWALLOWING.matcher(text).replaceAll(" "))
                        .body()
                        .text();
    }

    /** An HTML parser repeats every open tag in every block, so that its time grows with the square of such a text. */
    private static boolean isMonster(String text) {
        if (text.chars().filter(c -> c == '<').count() > MOST_TAGS) {
            return true;
        }
        long closed = CLOSING.matcher(text).results().count();
        return OPENING.matcher(text)
                .results()
                .skip(closed + MOST_OPEN)
                .findAny()
                .isPresent();
    }

    /** What is written inside an element of a feed: its child elements' text, or, if it has none, its own text without markup. */
    static String plain(Element element) {
        if (element.childrenSize() == 0) {
            return plain(isEncoded(element) ? decoded(element.wholeText()) : element.wholeText());
        }
        var copy = element.clone();
        copy.getElementsByTag("script").remove();
        copy.getElementsByTag("style").remove();
        return plain(copy.text());
    }

    /** Atom 0.3 says so; in Atom 1.0 (RFC 4287, 4.1.3.3) all is Base64 that is neither text nor XML. */
    private static boolean isEncoded(Element element) {
        return element.attr("mode").equals("base64") || element.attr("type").equals("application/octet-stream");
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException e) {
            return base64;
        }
    }
}
