package io.covalence.dev;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.covalence.rules.ArchitectureRules;

@AnalyzeClasses(packages = "io.covalence.dev", importOptions = ArchitectureRules.ProductionCode.class)
class ArchitectureTest extends ArchitectureRules {
    @ArchTest
    static final ArchRule theStoryUsesPublicInterfacesOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.covalence.service..",
                    "io.covalence.aggregation..",
                    "io.covalence.secagg..",
                    "io.covalence.connector..")
            .because("the demonstration may do only what a customer can do");

    @ArchTest
    static final ArchRule theStoryKnowsNoPlatform = noClasses()
            .that()
            .resideInAPackage("io.covalence.dev.story")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.covalence.dev.platform")
            .because("it could be told on any platform");
}
