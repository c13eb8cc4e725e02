package dev.paperboy.subscribers;

import dev.paperboy.topics.Topic;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.List;

/** What stands in the row of somebody who has not agreed to anything yet. None of it takes effect. */
final class Defaults {

    static final Rhythm RHYTHM = new Rhythm(Cadence.DAILY, DayOfWeek.MONDAY, 7, ZoneOffset.UTC);

    static final Wishes WISHES = new Wishes(List.of(Topic.plain("new papers")), RHYTHM, Wishes.DEFAULT_PAPERS, false);

    private Defaults() {}
}
