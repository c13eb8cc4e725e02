package dev.paperboy.digest;

import dev.paperboy.matching.Matcher;
import dev.paperboy.matching.Matcher.Rated;
import dev.paperboy.matching.Taste;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Papers;
import dev.paperboy.subscribers.Rating;
import dev.paperboy.subscribers.Rating.Origin;
import dev.paperboy.subscribers.Ratings;
import dev.paperboy.subscribers.Subscriber;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What readers liked and disliked, as their digests need it. Who rated nothing costs a share of one query and nothing else. */
@Singleton
public final class Tastes {

    /** Ratings whose papers are in memory at a time, or those of one reader if there are more: some 20 MB. */
    private static final int SLICE = 4_000;

    /** Papers of libraries that are embedded while a page waits for its tastes: some two seconds. */
    static final int EMBEDDED_AT_ONCE = 50;

    private final Ratings ratings;
    private final Papers papers;
    private final Matcher matcher;

    public Tastes(Ratings ratings, Papers papers, Matcher matcher) {
        this.ratings = ratings;
        this.papers = papers;
        this.matcher = matcher;
    }

    /**
     * The tastes of one page of readers. How fresh an opinion is counts from the beginning of the issue's day (UTC), so that the digest of
     * a day does not depend on the minute in which it is made.
     */
    public Page of(Collection<Subscriber> readers, LocalDate issueDate) {
        var ids = readers.stream().map(Subscriber::id).toList();
        return new Page(ids, ratings.of(ids), issueDate);
    }

    /**
     * One page of readers. Asked for in the page's order, their papers are read for many at a time. For one thread.
     *
     * <p>A library that was brought a minute ago may wait to be embedded. Then only some of its papers are embedded at once, and the others
     * count from the next digest on, as if they had been brought a little later: readers whose hour has come must not wait for them. What
     * was said in digests counts always.
     */
    public final class Page {

        private final List<Long> ids;
        private final Map<Long, List<Rating>> rated;
        private final LocalDate issueDate;
        private final Set<Long> ready = new HashSet<>();
        private final Map<Long, Paper> known = new HashMap<>();
        private int room = EMBEDDED_AT_ONCE;

        private Page(List<Long> ids, Map<Long, List<Rating>> rated, LocalDate issueDate) {
            this.ids = ids;
            this.rated = new HashMap<>(rated);
            this.issueDate = issueDate;
        }

        /** What a reader said of papers, as far as it counts, the newest first. */
        public List<Rating> ratings(Subscriber reader) {
            var own = rated.getOrDefault(reader.id(), List.of());
            if (!own.isEmpty() && !ready.contains(reader.id())) {
                read(ids.subList(ids.indexOf(reader.id()), ids.size()));
            }
            return rated.getOrDefault(reader.id(), List.of());
        }

        /** Of a reader who rated nothing: {@link Taste#NONE}. */
        public Taste of(Subscriber reader) {
            var own = ratings(reader);
            if (own.isEmpty()) {
                return Taste.NONE;
            }
            var examples = own.stream()
                    .flatMap(rating -> Optional.ofNullable(known.get(rating.paperKey()))
                            .map(paper -> new Rated(paper, rating.liked(), rating.at()))
                            .stream())
                    .toList();
            return matcher.taste(
                    examples, issueDate.atStartOfDay(ZoneOffset.UTC).toInstant());
        }

        /** Reads the papers of the first of some readers, and of as many more as there is room for, and forgets those before. */
        private void read(List<Long> readers) {
            ready.clear();
            known.clear();
            var keys = new HashSet<Long>();
            for (var id : readers) {
                var own = rated.getOrDefault(id, List.of());
                if (!ready.isEmpty() && keys.size() + own.size() > SLICE) {
                    break;
                }
                own.forEach(rating -> keys.add(rating.paperKey()));
                ready.add(id);
            }
            papers.byKeys(keys).forEach(paper -> known.put(paper.key(), paper));
            readers.stream().filter(ready::contains).forEach(this::leaveOutWhatWaits);
        }

        private void leaveOutWhatWaits(Long reader) {
            var own = rated.getOrDefault(reader, List.of());
            var brought = own.stream()
                    .filter(rating -> rating.origin() == Origin.IMPORT)
                    .flatMap(rating -> Optional.ofNullable(known.get(rating.paperKey())).stream())
                    .toList();
            if (brought.isEmpty()) {
                return;
            }
            var waiting = brought.stream().map(Paper::key).collect(Collectors.toCollection(LinkedHashSet::new));
            matcher.embedded(brought).forEach(paper -> waiting.remove(paper.key()));
            var now = waiting.stream().limit(room).toList();
            room -= now.size();
            now.forEach(waiting::remove);
            if (!waiting.isEmpty()) {
                rated.put(
                        reader,
                        own.stream()
                                .filter(rating -> !waiting.contains(rating.paperKey()))
                                .toList());
            }
        }
    }
}
