package dev.paperboy.matching;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers for words, so that what many papers say is kept in little memory. Which word has which says nothing. Safe for several threads. */
final class Vocabulary {

    private static final int UNKNOWN = -1;

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    /** The number of a word, a new one for a word that is met for the first time. */
    int number(String word) {
        return numbers.computeIfAbsent(word, none -> next.getAndIncrement());
    }

    /** The number of a word, or one that no word has. */
    int find(String word) {
        return numbers.getOrDefault(word, UNKNOWN);
    }
}
