package io.covalence.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Rules for all modules. A module's test extends this class with
 * {@code @AnalyzeClasses(packages = "io.covalence.…", importOptions = ImportOption.DoNotIncludeTests.class)} and adds
 * the module's own rules.
 */
public abstract class ArchitectureRules {
    @ArchTest
    static final ArchRule internalsStayInside = noClasses()
            .should(dependOnForeignInternals())
            .because("a feature's root package is its public face; .internal is its own")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule featuresFormNoCircle = slices().matching("io.covalence.*.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a circle of features is one feature in disguise")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule randomnessIsInjected = noClasses()
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(Random.class)
            .because("tests repeat randomness, and secrets need a secure source")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .because("tests move the clock; use java.time.Clock")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingSharedIsMutable = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal()
            .because("state belongs to objects")
            .allowEmptyShould(true);

    /** A test class that is too long is about two things, as any other is. */
    @ArchTest
    static void filesAreShort(JavaClasses classes) throws IOException {
        var complaints = ShortFiles.complaints(Path.of(System.getProperty("basedir", ".")));
        if (!complaints.isEmpty()) {
            throw new AssertionError(String.join("; ", complaints));
        }
    }

    /** Not instantiable but by a module's test. */
    protected ArchitectureRules() {}

    /** Keeps test classes out of an analysis; an alias, so that modules need no further import. */
    public static final class ProductionCode implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return new DoNotIncludeTests().includes(location);
        }
    }

    private static ArchCondition<JavaClass> dependOnForeignInternals() {
        return new ArchCondition<>("depend on another feature's internals") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                for (var dependency : origin.getDirectDependenciesFromSelf()) {
                    var owner = owner(dependency.getTargetClass().getPackageName());
                    if (owner != null && !within(origin.getPackageName(), owner)) {
                        events.add(SimpleConditionEvent.satisfied(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    /** The feature package that owns an internal package of ours, or null when the package is public. */
    private static @Nullable String owner(String packageName) {
        if (!packageName.startsWith("io.covalence.")) {
            return null;
        }
        int at = (packageName + ".").indexOf(".internal.");
        return at < 0 ? null : packageName.substring(0, at);
    }

    private static boolean within(String packageName, String owner) {
        return packageName.equals(owner) || packageName.startsWith(owner + ".");
    }
}
