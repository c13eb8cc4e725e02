package dev.paperboy.papers;

import java.time.LocalDate;
import java.util.List;

/**
 * The papers of one announcement day.
 *
 * @param day the announcement day
 * @param papers in trending order
 * @param reports one line for each source that was asked
 */
public record Edition(LocalDate day, List<Paper> papers, List<SourceReport> reports) {

    public Edition {
        papers = List.copyOf(papers);
        reports = List.copyOf(reports);
    }
}
