package dev.paperboy.returns;

/** What something that came back means for the reader it is about. */
public enum Meaning {
    /** The address takes no mail and never will: suppress it. */
    DEAD,
    /** Full, busy, suspended, not reached: count it; many in a row amount to {@link #DEAD}. */
    SOFT,
    /** Refused because of who sends or what is sent: the operator's matter, and no reader's. */
    OURS,
    /** The reader called the mail spam: leave at once. */
    COMPLAINT,
    /** The reader wrote to leave. */
    UNSUBSCRIBE,
    /** On its way, arrived, or answered by a machine: no effect. */
    NOTHING,
    /** Not understood: kept for a person. */
    UNCLEAR
}
