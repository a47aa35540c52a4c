package io.covalence.aggregation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
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
}
