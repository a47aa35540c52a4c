package io.covalence.rest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.covalence.rest.caller.AsCaller;
import io.covalence.rules.ArchitectureRules;
import jakarta.ws.rs.Path;

@AnalyzeClasses(packages = "io.covalence.rest", importOptions = ArchitectureRules.ProductionCode.class)
class ArchitectureTest extends ArchitectureRules {
    @ArchTest
    static final ArchRule noPersistence = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "jakarta.transaction..", "org.flywaydb..")
            .because("the services keep things; the interface hands them on");

    @ArchTest
    static final ArchRule resourcesActForTheirCaller = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(AsCaller.class)
            .because("services refuse to work for nobody");

    @ArchTest
    static final ArchRule onlyCallerKnowsTheServer = noClasses()
            .that()
            .resideOutsideOfPackage("io.covalence.rest.caller")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.wildfly..")
            .because("only one feature knows how the server tells who is signed in");
}
