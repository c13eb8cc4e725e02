package dev.paperboy.subscribers;

/** How sure the choice must be before a paper takes a reader's time. */
public enum Strictness {
    /** Rather one too many. */
    LOOSE(0.1),
    /** Neither. */
    BALANCED(0.14),
    /** Rather one too few. */
    STRICT(0.2);

    private final double precision;

    Strictness(double precision) {
        this.precision = precision;
    }

    /** The probability of fitting, from 0 to 1, below which a paper is not picked. */
    public double precision() {
        return precision;
    }
}
