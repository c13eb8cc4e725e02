package dev.paperboy.web;

import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Papers;
import dev.paperboy.papers.Tex;
import dev.paperboy.subscribers.Rating;
import dev.paperboy.subscribers.Ratings;
import dev.paperboy.subscribers.Subscriber;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader has rated, as the preferences page lists it.
 *
 * @param liked the newest likes
 * @param disliked the newest dislikes
 * @param more how many are not listed
 */
record Rated(List<Item> liked, List<Item> disliked, int more) {

    private static final int SHOWN = 30;

    /** @param key of the paper, for taking the rating back */
    record Item(long key, String title, String href) {}

    static Rated of(Subscriber reader, Ratings ratings, Papers papers) {
        var all = ratings.of(reader);
        var shown = Stream.concat(newest(all, true), newest(all, false)).toList();
        var byKey = papers.byKeys(shown.stream().map(Rating::paperKey).toList()).stream()
                .collect(Collectors.toMap(Paper::key, Function.identity()));
        return new Rated(items(shown, true, byKey::get), items(shown, false, byKey::get), all.size() - shown.size());
    }

    private static Stream<Rating> newest(List<Rating> all, boolean liked) {
        return all.stream().filter(rating -> rating.liked() == liked).limit(SHOWN);
    }

    private static List<Item> items(List<Rating> shown, boolean liked, Function<Long, @Nullable Paper> papers) {
        return shown.stream()
                .filter(rating -> rating.liked() == liked)
                .flatMap(rating -> Stream.ofNullable(papers.apply(rating.paperKey())))
                .map(paper -> new Item(
                        paper.key(),
                        Tex.toUnicode(paper.title()),
                        Hrefs.outside(paper.link()).map(Link::href).orElse("")))
                .toList();
    }
}
