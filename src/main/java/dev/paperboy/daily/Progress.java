package dev.paperboy.daily;

/** Is told how far long work has come. */
public interface Progress {

    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void begin(Stage stage, long total) {}

        @Override
        public void advance(long by) {}

        @Override
        public void end() {}
    };

    /** The stages of a day. */
    enum Stage {
        COLLECT,
        EMBED,
        MATCH,
        COMPOSE,
        SEND
    }

    /** A stage begins that has so many steps, or an unknown number (-1). */
    void begin(Stage stage, long total);

    /** So many further steps of the stage are done. */
    void advance(long by);

    /** The stage is over. */
    void end();
}
