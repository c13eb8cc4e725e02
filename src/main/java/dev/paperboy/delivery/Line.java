package dev.paperboy.delivery;

import jakarta.mail.internet.MimeMessage;

/** A connection to where mail goes, kept from one mail to the next. For one thread. */
interface Line extends AutoCloseable {

    /**
     * Makes sure that there is a connection.
     *
     * @param domain whose mail will be sent; the name we give ourselves
     */
    void open(String domain) throws Unreachable;

    /** Sends a mail to its one recipient over the open connection; what goes wrong is part of the verdict. */
    Verdict send(MimeMessage message);

    /** Hangs up for good. */
    @Override
    void close();
}
