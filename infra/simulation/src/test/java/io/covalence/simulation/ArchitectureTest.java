package io.covalence.simulation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.covalence.rules.ArchitectureRules;

@AnalyzeClasses(packages = "io.covalence.simulation", importOptions = ArchitectureRules.ProductionCode.class)
class ArchitectureTest extends ArchitectureRules {
    @ArchTest
    static final ArchRule nothingGoesOverANetwork = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "io.covalence.service..", "io.covalence.aggregation..")
            .because("a simulation needs no servers");
}
