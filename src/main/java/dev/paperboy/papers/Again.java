package dev.paperboy.papers;

import java.io.IOException;

/** Decides what becomes of a question whose source failed. */
public interface Again {

    /** Whatever failed is reported. */
    Again NEVER = (question, failure) -> false;

    /** Whether the question will be asked again by whoever decides so; it is neither reported nor kept as failed then. */
    boolean isAskedAgain(Question question, IOException failure);
}
