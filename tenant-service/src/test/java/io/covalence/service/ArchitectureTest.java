package io.covalence.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.covalence.rules.ArchitectureRules;
import io.covalence.service.acting.Requires;
import jakarta.persistence.Entity;

@AnalyzeClasses(packages = "io.covalence.service", importOptions = ArchitectureRules.ProductionCode.class)
class ArchitectureTest extends ArchitectureRules {
    @ArchTest
    static final ArchRule entitiesStayInTheirFeature = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .because("services take and return records");

    @ArchTest
    static final ArchRule everyDoorwayAsksForARole = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Service")
            .and()
            .areDeclaredInClassesThat()
            .areNotInterfaces()
            .should()
            .beAnnotatedWith(Requires.class)
            .because("what a door forgets, the service still asks");

    @ArchTest
    static final ArchRule doorsAreNotKnownHere = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "com.vaadin..")
            .because("two doors, one room");
}
