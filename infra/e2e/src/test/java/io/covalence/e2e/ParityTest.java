package io.covalence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people do in the portal, programs do over the REST interface: both make the same calls of the tenant service. */
class ParityTest {
    private static final String SERVICES = "io.covalence.service.";
    private static final Path PORTAL = Path.of("../../portal/target/classes/io/covalence/portal");
    private static final Path REST = Path.of("../../api/rest/target/classes/io/covalence/rest");

    /** Packages that say who acts, from where and under which settings: no call there is something that a person does. */
    private static final Set<String> SURROUNDINGS = Set.of("acting", "environment", "secret");

    /** Calls of the portal that programs need not make, each with its reason. */
    private static final Set<String> OWN = Set.of(
            // The same as summary, which answers a program that asks for what is not there with 404.
            "run.RunService.findSummary",
            // Reads a file that a person brings; a program sends the plan as the body of a draft.
            "study.PlanFiles.read");

    @Test
    void theRestInterfaceMakesEveryCallOfAServiceThatThePortalMakes() {
        var portal = calls(PORTAL, type -> true);

        assertThat(portal).as("calls of the portal").contains("run.RunService.rounds", "study.StudyService.create");
        assertThat(missing(portal, calls(REST, type -> true)))
                .as("calls of a service that the portal makes and no REST resource")
                .isEmpty();
    }

    @Test
    void everyExceptionIsNeeded() {
        var rest = calls(REST, type -> true);

        assertThat(calls(PORTAL, type -> true)).containsAll(OWN);
        assertThat(rest).doesNotContainAnyElementsOf(OWN);
    }

    @Test
    void aResourceThatIsGoneIsNoticed() {
        var without = calls(REST, type -> !type.getSimpleName().equals("RunResource"));

        assertThat(missing(calls(PORTAL, type -> true), without))
                .contains("run.RunService.rounds", "run.RunService.stop");
    }

    private static Set<String> missing(Collection<String> portal, Collection<String> rest) {
        var missing = new TreeSet<>(portal);
        missing.removeAll(rest);
        missing.removeAll(OWN);
        return missing;
    }

    private static Set<String> calls(Path classes, Predicate<JavaClass> of) {
        assertThat(Files.isDirectory(classes))
                .as(classes + " is built before this module")
                .isTrue();
        return new ClassFileImporter()
                .importPath(classes).stream()
                        .filter(of)
                        .flatMap(ParityTest::accesses)
                        .filter(ParityTest::isOfAService)
                        .map(access -> access.getTargetOwner().getName().substring(SERVICES.length()) + "."
                                + access.getTarget().getName())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JavaAccess<?>> accesses(JavaClass type) {
        return Stream.concat(type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream());
    }

    private static boolean isOfAService(JavaAccess<?> access) {
        var name = access.getTargetOwner().getName();
        return name.startsWith(SERVICES)
                && SURROUNDINGS.stream().noneMatch(part -> name.startsWith(SERVICES + part + "."));
    }
}
