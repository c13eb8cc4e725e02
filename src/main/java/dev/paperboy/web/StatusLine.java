package dev.paperboy.web;

import dev.paperboy.papers.SourceReport;

/** What came of asking one source for a day, in a sentence for readers. */
record StatusLine(String source, String text, boolean failed) {

    static StatusLine of(SourceReport report) {
        return new StatusLine(report.label(), text(report), report.level() != SourceReport.Level.NOTHING);
    }

    static String text(SourceReport report) {
        // The note of a failure is for the operator, who finds it in the log: it may name hosts and ports.
        return switch (report.status()) {
            case OK ->
                papers(report.found())
                        + (report.isGrowing() ? " so far" : rest(report))
                        + unread(report.skipped().size())
                        + remark(report.note());
            case EMPTY ->
                report.isGrowing() && report.note().isEmpty()
                        ? "no papers yet"
                        : "no papers" + rest(report) + remark(report.note());
            case SUSPECT -> "nothing new, though there should be" + again(report);
            case FAILED -> "could not be reached" + again(report);
            case UNREADABLE -> "answered in a form that Paperboy does not know" + again(report);
        };
    }

    private static String rest(SourceReport report) {
        return report.isPartial() ? ", not all of the list" + again(report) : "";
    }

    private static String again(SourceReport report) {
        return report.nextTry().isPresent() ? ", will be asked again" : ", will not be asked again by itself";
    }

    private static String papers(int count) {
        return count == 1 ? "1 paper" : count + " papers";
    }

    private static String unread(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> ", 1 entry could not be read";
            default -> ", " + count + " entries could not be read";
        };
    }

    private static String remark(String note) {
        return note.isEmpty() ? "" : " (" + note + ")";
    }
}
