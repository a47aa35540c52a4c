package io.covalence.aggregation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.covalence.rules.ArchitectureRules;

@AnalyzeClasses(packages = "io.covalence.aggregation", importOptions = ArchitectureRules.ProductionCode.class)
class ArchitectureTest extends ArchitectureRules {
    @ArchTest
    static final ArchRule tenantSideIsReachedByHttpOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.covalence.service..")
            .because("the two services share a contract and nothing else");

    @ArchTest
    static final ArchRule coreRunsWithoutTheServer = noClasses()
            .that()
            .resideOutsideOfPackages("io.covalence.aggregation.boot..", "io.covalence.aggregation.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "org.wildfly..")
            .because("rounds are tested without an application server");

    @ArchTest
    static final ArchRule secretsStayInSecureAggregation = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.covalence.secagg.internal..", "io.covalence.secagg.client..")
            .because("the service works with messages and recovered masks only");

    @ArchTest
    static final ArchRule featuresHideTheirInsides = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .and()
            .areNotAssignableTo(Throwable.class)
            .and()
            .resideOutsideOfPackages("io.covalence.aggregation.boot..", "io.covalence.aggregation.rest..")
            .should(beNeededByAnotherPackage())
            .because("what only its own feature uses is package-private, and put together by the feature itself");

    private static ArchCondition<JavaClass> beNeededByAnotherPackage() {
        return new ArchCondition<>("be used by another package, or stand in the signature of what is") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean needed = type.getDirectDependenciesToSelf().stream()
                        .anyMatch(dependency ->
                                !dependency.getOriginClass().getPackageName().equals(type.getPackageName())
                                        || isInPublicSignature(dependency));
                events.add(new SimpleConditionEvent(
                        type, needed, type.getName() + " is public, and no other package needs it"));
            }
        };
    }

    private static boolean isInPublicSignature(Dependency dependency) {
        var origin = dependency.getOriginClass();
        return origin.getModifiers().contains(JavaModifier.PUBLIC)
                && origin.getCodeUnits().stream()
                        .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                        .anyMatch(unit -> unit.getAllInvolvedRawTypes().contains(dependency.getTargetClass()));
    }
}
