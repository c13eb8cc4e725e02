package dev.paperboy.daily;

import dev.paperboy.matching.Matcher;
import dev.paperboy.matching.Taste;
import dev.paperboy.papers.Paper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Finds what {@link EveryPaper} finds, after something else has happened: somebody plans when it was looked who is not planned yet. */
final class Meanwhile implements Matcher {

    private final Matcher everyPaper = new EveryPaper();
    private final Runnable happens;

    Meanwhile(Runnable happens) {
        this.happens = happens;
    }

    @Override
    public String ruleVersion() {
        return everyPaper.ruleVersion();
    }

    @Override
    public Prepared prepare(Collection<Paper> papers) {
        happens.run();
        return everyPaper.prepare(papers);
    }

    @Override
    public Taste taste(Collection<Rated> ratings, Instant now) {
        return everyPaper.taste(ratings, now);
    }

    @Override
    public List<Paper> like(Paper paper, Collection<Paper> among, int most) {
        return everyPaper.like(paper, among, most);
    }
}
