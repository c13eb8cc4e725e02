package dev.paperboy.topics;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who wrote a paper and what it is filed under, ready to be asked many times. Safe for several threads. */
public final class Byline {

    private final List<String> authors;
    private final List<String> categories;
    /** Taken apart when somebody asks for an author; two threads that do so at once do the same. */
    private volatile @Nullable List<AuthorName> names;

    /**
     * @param authors as people read them, without TeX
     * @param categories such as {@code cs.CL}
     */
    public Byline(Collection<String> authors, Collection<String> categories) {
        this.authors = List.copyOf(authors);
        this.categories = List.copyOf(categories);
    }

    /** The first author who may be this person, as the paper has the name. */
    Optional<String> author(AuthorName wanted) {
        var known = names();
        for (int i = 0; i < known.size(); i++) {
            if (wanted.isSameAs(known.get(i))) {
                return Optional.of(authors.get(i));
            }
        }
        return Optional.empty();
    }

    private List<AuthorName> names() {
        var known = names;
        if (known == null) {
            known = authors.stream().map(AuthorName::of).toList();
            names = known;
        }
        return known;
    }

    List<String> categories() {
        return categories;
    }
}
