package io.covalence.load;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.covalence.rules.ArchitectureRules;

@AnalyzeClasses(packages = "io.covalence.load", importOptions = ArchitectureRules.ProductionCode.class)
class ArchitectureTest extends ArchitectureRules {
    @ArchTest
    static final ArchRule servicesAreReachedOverHttp = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.covalence.service..", "io.covalence.aggregation..")
            .because("what is measured is what sites can do");
}
