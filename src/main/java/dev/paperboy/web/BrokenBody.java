package dev.paperboy.web;

import org.jboss.resteasy.reactive.server.handlers.FormBodyHandler;
import org.jboss.resteasy.reactive.server.handlers.RequestDeserializeHandler;

/**
 * A body that cannot be read: "%zz" in a form, an upload that is cut. That is its sender's doing, but Quarkus lets through whatever its
 * decoders throw, so that only the place tells it from a failure of ours.
 */
final class BrokenBody {

    private BrokenBody() {}

    static boolean isCauseOf(Throwable failure) {
        return happenedIn(failure, FormBodyHandler.class.getName())
                || happenedIn(failure, RequestDeserializeHandler.class.getName());
    }

    private static boolean happenedIn(Throwable failure, String reader) {
        var inReader = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (var frame : cause.getStackTrace()) {
                if (isOfFiles(frame.getClassName())) {
                    return false;
                }
                inReader |= frame.getClassName().equals(reader);
            }
        }
        return inReader;
    }

    /** An upload goes into a file; if that cannot be written, nobody but us is to blame. */
    private static boolean isOfFiles(String className) {
        return className.startsWith("java.nio.file.") || className.startsWith("sun.nio.ch.File");
    }
}
