package dev.paperboy;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the table of rooms and arrows: whoever adds a package, or an arrow, changes it here and in docs/architecture.md. */
final class ArrowsTest {

    private static final String ROOT = "dev.paperboy";

    private static final Map<String, Set<String>> MAY_USE = table();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static Map<String, Set<String>> table() {
        var table = new HashMap<String, Set<String>>();
        table.put("database", Set.of());
        table.put("http", Set.of("database"));
        table.put("papers", Set.of("database"));
        table.put("papers.sources", Set.of("papers", "http"));
        table.put("topics", Set.of());
        table.put("matching", Set.of("papers", "topics", "database"));
        table.put("evaluation", Set.of("matching", "papers", "topics"));
        table.put("subscribers", Set.of("topics", "database"));
        table.put("digest", Set.of("papers", "topics", "matching", "subscribers", "database"));
        table.put("returns", Set.of("subscribers", "database", "http"));
        table.put("delivery", Set.of("returns", "digest", "papers", "topics", "matching", "subscribers", "database"));
        table.put(
                "daily",
                Set.of("returns", "delivery", "digest", "papers", "topics", "matching", "subscribers", "database"));
        table.put("web", Set.of("returns", "papers", "topics", "matching", "subscribers", "digest", "delivery"));
        table.put(
                "cli",
                Set.of(
                        "daily",
                        "delivery",
                        "returns",
                        "digest",
                        "papers",
                        "papers.sources",
                        "topics",
                        "matching",
                        "evaluation",
                        "subscribers",
                        "database",
                        "http"));
        table.put("", Set.of("cli", "database", "subscribers"));
        return table;
    }

    @Test
    void everyPackageUsesOnlyWhatTheTableAllows() {
        var offences = new TreeSet<String>();
        for (var origin : CLASSES) {
            var from = room(origin);
            assertThat(MAY_USE).as("packages in the table").containsKey(from);
            origin.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .filter(target -> !room(target).equals(from))
                    .filter(target -> !MAY_USE.getOrDefault(from, Set.of()).contains(room(target)))
                    .forEach(target -> offences.add(origin.getName() + " -> " + target.getName()));
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void thePackagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheEntryPointKnowsTheMachinesClock() {
        var readers = List.of("now", "currentTimeMillis");
        var offences = CLASSES.stream()
                .filter(origin -> !origin.getName().equals(ROOT + ".Wiring"))
                .flatMap(origin -> origin.getMethodCallsFromSelf().stream())
                .filter(call -> readers.contains(call.getTarget().getName()))
                .filter(call -> call.getTargetOwner().getPackageName().startsWith("java."))
                .filter(call -> call.getTarget().getRawParameterTypes().isEmpty())
                .map(call -> call.getDescription())
                .toList();
        assertThat(offences).isEmpty();
    }

    private static String room(JavaClass type) {
        var name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }
}
