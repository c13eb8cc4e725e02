package dev.paperboy.papers.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperboy.papers.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the data that Hugging Face's page of one day carries in an attribute for its script: the entries are as in the API. Markup may
 * change any day, so this only stands in when the API fails.
 */
final class DailyPapersPage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ELEMENT = Pattern.compile("<[a-z][^<>]{0,500}\\bdata-target=([\"'])DailyPapers\\1");
    private static final Pattern PROPS = Pattern.compile("\\bdata-props=(?:\"([^\"]*+)\"|'([^']*+)')");
    private static final Pattern ENTITY = Pattern.compile("&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|quot|apos|lt|gt|amp);");

    private DailyPapersPage() {}

    /** @throws IOException if this is no such page, or the page of another day */
    static Answer read(byte[] html, LocalDate asked) throws IOException {
        var data = data(new String(html, StandardCharsets.UTF_8));
        // For a day without a page another one is shown, as if nothing were the matter.
        var shown = data.path("dateString").asText("");
        if (!shown.equals(asked.toString())
                || !data.path("periodType").asText("day").equals("day")) {
            throw new IOException("The page is of " + (shown.isEmpty() ? "no day" : shown) + ", not of " + asked);
        }
        var entries = data.path("dailyPapers");
        if (!entries.isArray()) {
            throw new IOException("The page of " + asked + " carries no list");
        }
        return DailyPapersJson.read(bytes(entries), asked);
    }

    private static JsonNode data(String html) throws IOException {
        var element = ELEMENT.matcher(html);
        var props = PROPS.matcher(html);
        if (!element.find() || !props.find(element.start())) {
            throw new IOException("Not a page of daily papers: it has no data-target DailyPapers");
        }
        var value = props.group(1) == null ? props.group(2) : props.group(1);
        try {
            return JSON.readTree(JsonText.of(unescape(value).getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IOException("Not a page of daily papers: " + e.getOriginalMessage(), e);
        }
    }

    private static byte[] bytes(JsonNode entries) throws IOException {
        return JSON.writeValueAsBytes(entries);
    }

    /** Once and in one pass: text inside the JSON may itself be escaped, and must stay so. */
    static String unescape(String attribute) {
        return ENTITY.matcher(attribute)
                .replaceAll(found -> Matcher.quoteReplacement(character(found.group(1), found.group())));
    }

    private static String character(String name, String whole) {
        return switch (name) {
            case "quot" -> "\"";
            case "apos" -> "'";
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            default -> {
                int point = name.charAt(1) == 'x'
                        ? Integer.parseInt(name.substring(2), 16)
                        : Integer.parseInt(name.substring(1));
                yield Character.isValidCodePoint(point) ? Character.toString(point) : whole;
            }
        };
    }
}
