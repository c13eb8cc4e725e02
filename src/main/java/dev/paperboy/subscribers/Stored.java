package dev.paperboy.subscribers;

import dev.paperboy.topics.Topic;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Reads what is stored as text, and never lets one that cannot be read any more stop the others. */
final class Stored {

    private static final Logger LOG = Logger.getLogger(Stored.class);

    private Stored() {}

    /**
     * The topics of one reader. One that this version cannot read is taken as plain free text, so that nothing is lost that its reader
     * asked for.
     *
     * @param read what other readers' texts have been read as; grows
     */
    static List<Topic> topics(List<String> texts, Map<String, Topic> read) {
        return texts.stream()
                .map(text -> read.computeIfAbsent(text, Stored::topic))
                .toList();
    }

    private static Topic topic(String text) {
        try {
            return Topic.parse(text);
        } catch (IllegalArgumentException e) {
            // The text may say whose it is, so it stays out of the log; the hash is enough to find its row.
            LOG.warnf("Took a stored topic as plain text length=%d hash=%08x", text.length(), text.hashCode());
            return Topic.plain(text);
        }
    }

    /** The zone of a name, or UTC: another Java can have older time zone data, and a wrong hour is better than no mail. */
    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            LOG.warnf("Took UTC for a zone that this Java does not know zone=%s", name);
            return ZoneOffset.UTC;
        }
    }
}
