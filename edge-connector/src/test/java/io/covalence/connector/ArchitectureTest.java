package io.covalence.connector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.covalence.rules.ArchitectureRules;

@AnalyzeClasses(packages = "io.covalence.connector", importOptions = ArchitectureRules.ProductionCode.class)
class ArchitectureTest extends ArchitectureRules {
    @ArchTest
    static final ArchRule noJakarta = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta..")
            .because("a connector is a plain program");

    @ArchTest
    static final ArchRule learningLibraryStaysInside = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..learning.internal..", "..learning.task..", "..learning.architecture..", "..learning.algorithm..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
            .because("the learning library is replaceable, and its JSON and files name classes");

    @ArchTest
    static final ArchRule toolkitStaysInside = noClasses()
            .that()
            .resideOutsideOfPackage("..connector.chemistry..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.openscience.cdk..")
            .because("only the chemistry feature knows the toolkit");

    @ArchTest
    static final ArchRule inChIIsAskedThroughOneLock = noClasses()
            .that()
            .haveNameNotMatching(".*\\.chemistry\\.internal\\.InChIKeys(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.openscience.cdk.inchi..", "io.github.dan2097..")
            .because("the native library keeps a state that all threads share");

    @ArchTest
    static final ArchRule masksAreMadeInRoundsOnly = noClasses()
            .that()
            .resideOutsideOfPackage("..connector.round..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.covalence.secagg.client..",
                    "io.covalence.secagg.cohort..",
                    "io.covalence.secagg.fixedpoint..",
                    "io.covalence.secagg.server..")
            .because("updates are masked in one place");

    @ArchTest
    static final ArchRule fewKnowSecureAggregation = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..connector.round..",
                    "..connector.charter..",
                    "..connector.identity..",
                    "..connector.ledger..",
                    "..connector.transparency..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.covalence.secagg..")
            .because("besides rounds only signing, charters, the log and evidence are about it");

    @ArchTest
    static final ArchRule evidenceIsCheckedFromFilesAlone = noClasses()
            .that()
            .resideInAPackage("..connector.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..connector.client..",
                    "..connector.home..",
                    "..connector.identity..",
                    "io.covalence.secagg.client..",
                    "java.net..")
            .because("whoever checks trusts neither the service nor this machine's keys");

    @ArchTest
    static final ArchRule connectionsAreMadeByTheClientOnly = noClasses()
            .that()
            .resideOutsideOfPackage("..connector.client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..")
            .because("what leaves the site passes the outbound log");
}
