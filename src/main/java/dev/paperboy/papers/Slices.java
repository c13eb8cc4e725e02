package dev.paperboy.papers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts what is asked of the database into portions that a statement can name one by one. */
final class Slices {

    /** PostgreSQL takes 65,535 parameters and H2 100,000, but parsing grows with them and gains nothing beyond some hundred. */
    private static final int SIZE = 500;

    private Slices() {}

    static <T> List<List<T>> of(Collection<T> all) {
        var list = List.copyOf(all);
        var slices = new ArrayList<List<T>>();
        for (int from = 0; from < list.size(); from += SIZE) {
            slices.add(list.subList(from, Math.min(from + SIZE, list.size())));
        }
        return slices;
    }
}
