package dev.paperboy.returns;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;

/** Counts failures without a success between. */
final class Streak {

    private Streak() {}

    /**
     * How many mails failed softly since the last one that arrived. A mail that a server took and that came back later did not arrive;
     * what was taken after the newest failure says nothing yet, since its own failure may still be on its way.
     */
    static long length(Collection<LocalDate> soft, Collection<LocalDate> sent) {
        var newest = soft.stream().max(Comparator.naturalOrder());
        var arrived = sent.stream()
                .filter(date -> !soft.contains(date))
                .filter(date -> newest.filter(date::isBefore).isPresent())
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
        return soft.stream().distinct().filter(date -> date.isAfter(arrived)).count();
    }
}
