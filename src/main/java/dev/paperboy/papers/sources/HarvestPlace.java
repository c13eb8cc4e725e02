package dev.paperboy.papers.sources;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where in a long list of OAI-PMH its reading goes on.
 *
 * @param set whose list it is
 * @param reached before this date stamp all is read, as far as the list is in order
 * @param ordered whether the list's date stamps only rose so far; arXiv's do, the protocol does not promise it
 * @param again how often the list was begun again since that day was reached
 * @param pages how many were read of this set
 * @param token of the next page; empty at the beginning, and after a token that arXiv did not know any more
 */
record HarvestPlace(String set, LocalDate reached, boolean ordered, int again, int pages, Optional<String> token) {

    /** All of arXiv has 1,500. */
    private static final int MOST_PAGES = 3_000;

    /** A token is good for a day at most; one day's records take no longer than some minutes. */
    private static final int MOST_TIMES_AGAIN = 3;

    private static final int LONGEST_TOKEN = 2_000;

    static HarvestPlace beginning(String set, LocalDate from) {
        return new HarvestPlace(set, from, true, 0, 0, Optional.empty());
    }

    /** Reads one back; nothing if it is none. */
    static Optional<HarvestPlace> parse(String bookmark) {
        var parts = List.of(bookmark.split(" ", 6));
        try {
            return parts.size() < 5
                    ? Optional.empty()
                    : Optional.of(new HarvestPlace(
                            parts.get(0),
                            LocalDate.parse(parts.get(1)),
                            Boolean.parseBoolean(parts.get(2)),
                            Integer.parseInt(parts.get(3)),
                            Integer.parseInt(parts.get(4)),
                            parts.stream().skip(5).findFirst()));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    String bookmark() {
        return set + " " + reached + " " + ordered + " " + again + " " + pages
                + token.map(text -> " " + text).orElse("");
    }

    /**
     * The place after a page.
     *
     * @throws IOException if the list does not end
     */
    HarvestPlace after(ArxivOai page, LocalDate from) throws IOException {
        var next = page.resumption().orElseThrow();
        if (page.resumption().equals(token) || pages >= MOST_PAGES || next.length() > LONGEST_TOKEN) {
            throw new IOException("arXiv's OAI-PMH turns in circles");
        }
        boolean rises = ordered && isInOrder(page);
        var now = rises ? last(page) : from;
        return new HarvestPlace(set, now, rises, now.isAfter(reached) ? 0 : again, pages + 1, Optional.of(next));
    }

    /**
     * The place from which to go on when the token is not known any more: the last day that was reached, of which some papers come
     * again.
     *
     * @throws IOException if that was done several times before and led nowhere
     */
    HarvestPlace withoutToken() throws IOException {
        if (token.isEmpty() || again >= MOST_TIMES_AGAIN) {
            throw new IOException("arXiv's OAI-PMH does not know its own tokens");
        }
        return new HarvestPlace(set, reached, ordered, again + 1, pages, Optional.empty());
    }

    private boolean isInOrder(ArxivOai page) {
        var before = reached;
        for (var stamp : page.stamps()) {
            if (stamp.isBefore(before)) {
                return false;
            }
            before = stamp;
        }
        return true;
    }

    private LocalDate last(ArxivOai page) {
        return page.stamps().isEmpty()
                ? reached
                : page.stamps().get(page.stamps().size() - 1);
    }
}
