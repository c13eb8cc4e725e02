package dev.paperboy.matching;

/** The embedding model, loaded once for all tests of a JVM. */
public final class SharedModel {

    private static final TwoModels MODEL = new TwoModels();

    private SharedModel() {}

    public static Encoder encoder() {
        return MODEL;
    }
}
