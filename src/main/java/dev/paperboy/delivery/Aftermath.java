package dev.paperboy.delivery;

/** What follows from verdicts beyond the mail itself. */
interface Aftermath {

    /** For tests, and for where nothing follows. */
    Aftermath NONE = new Aftermath() {
        @Override
        public void refused(Delivery delivery, Verdict verdict) {}

        @Override
        public void halted(String reason) {}

        @Override
        public void sent() {}
    };

    /** A server refused a mail for good, for a reason that is the reader's; the verdict is committed. */
    void refused(Delivery delivery, Verdict verdict);

    /** A round ended early, for a reason that concerns all mails. */
    void halted(String reason);

    /** A round ended well, and mails were taken in it. */
    void sent();
}
