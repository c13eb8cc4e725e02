package dev.paperboy.matching;

import dev.paperboy.papers.Library;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Papers;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Examples among the papers that some source has reported, on whatever day. */
@Singleton
public final class StoredExamples implements Examples {

    private final Library library;
    private final Papers papers;

    public StoredExamples(Library library, Papers papers) {
        this.library = library;
        this.papers = papers;
    }

    @Override
    public Map<String, Paper> find(Collection<String> names) {
        var ids = new HashMap<String, PaperId>();
        names.forEach(name -> id(name).ifPresent(id -> ids.put(name, id)));
        if (ids.isEmpty()) {
            return Map.of();
        }
        var rows = library.known(ids.values());
        var byKey = papers.byKeys(rows.values()).stream().collect(Collectors.toMap(Paper::key, Function.identity()));
        var found = new HashMap<String, Paper>();
        ids.forEach((name, id) -> Optional.ofNullable(rows.get(id))
                .flatMap(key -> Optional.ofNullable(byKey.get(key)))
                .ifPresent(paper -> found.put(name, paper)));
        return found;
    }

    private static Optional<PaperId> id(String name) {
        try {
            return Optional.of(PaperId.parse(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
