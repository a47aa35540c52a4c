package io.covalence.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.covalence.rules.ArchitectureRules;

@AnalyzeClasses(packages = "io.covalence.portal", importOptions = ArchitectureRules.ProductionCode.class)
class ArchitectureTest extends ArchitectureRules {
    @ArchTest
    static final ArchRule viewsReachServicesThroughTheSeam = noClasses()
            .that()
            .resideOutsideOfPackage("io.covalence.portal.backend.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.covalence.service..")
            .because("views are tested over fakes of our own seam");

    @ArchTest
    static final ArchRule noDatabaseBehindTheServices = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "java.sql..", "org.hibernate..", "io.covalence.aggregation..")
            .because("the portal shows what the services hand out and adds no rules of its own");
}
