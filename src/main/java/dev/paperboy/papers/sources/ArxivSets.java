package dev.paperboy.papers.sources;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How arXiv's categories are called in its interfaces. https://arxiv.org/category_taxonomy */
final class ArxivSets {

    /** The archives that OAI-PMH puts into the group physics; all others are groups of their own. */
    private static final Set<String> PHYSICS = Set.of(
            "astro-ph",
            "cond-mat",
            "gr-qc",
            "hep-ex",
            "hep-lat",
            "hep-ph",
            "hep-th",
            "math-ph",
            "nlin",
            "nucl-ex",
            "nucl-th",
            "physics",
            "quant-ph");

    private static final Set<String> WITHOUT_SUBJECTS =
            Set.of("gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math-ph", "nucl-ex", "nucl-th", "quant-ph");

    private ArxivSets() {}

    /** The set of OAI-PMH: {@code cs:cs:CL} for cs.CL, {@code physics:hep-th} for hep-th, {@code cs} for the whole of cs. */
    static String oai(String category) {
        var parts = category.split("\\.", 2);
        var archive = parts[0].toLowerCase(Locale.ROOT);
        if (PHYSICS.contains(archive)) {
            return "physics:" + archive + (parts.length > 1 ? ":" + parts[1] : "");
        }
        return archive + (parts.length > 1 ? ":" + archive + ":" + parts[1] : "");
    }

    /** Whether this is an archive that is divided further, such as cs or astro-ph. */
    static boolean hasSubjects(String category) {
        return !category.contains(".") && !WITHOUT_SUBJECTS.contains(category.toLowerCase(Locale.ROOT));
    }

    /** Whether a paper is on the list of the asked categories: among its first ones only, if no cross-lists are wanted. */
    static boolean isListed(List<String> categories, Collection<String> asked, boolean crossLists) {
        return anyOf(
                asked, crossLists ? categories : categories.stream().limit(1).toList());
    }

    /** Whether one of the asked categories, or of their archives, is among some. */
    static boolean anyOf(Collection<String> asked, List<String> categories) {
        return categories.stream().anyMatch(category -> asked.stream()
                .anyMatch(one -> category.equalsIgnoreCase(one)
                        || category.regionMatches(true, 0, one + ".", 0, one.length() + 1)));
    }
}
