package io.covalence.secagg;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.covalence.rules.ArchitectureRules;
import java.security.SecureRandom;

@AnalyzeClasses(packages = "io.covalence.secagg", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest extends ArchitectureRules {
    @ArchTest
    static final ArchRule nothingButTheJdkAndBouncyCastleAndIds = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.covalence.secagg..",
                    "io.covalence.contract.id..",
                    "java..",
                    "javax.crypto..",
                    "org.bouncycastle..",
                    "org.jspecify..")
            .because("an auditor reads this library and what an id is, and no more");

    @ArchTest
    static final ArchRule noInputNorOutputNorClockNorThreads = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.nio.file..", "java.nio.channels..", "java.net..", "java.time..", "java.util.logging..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .because("the protocol is a function of its inputs");

    @ArchTest
    static final ArchRule noRandomnessOfItsOwn = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(SecureRandom.class)
            .because("randomness is injected as a RandomSource");

    @ArchTest
    static final ArchRule theTwoHalvesDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("io.covalence.secagg.client..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.covalence.secagg.server..")
            .because("a site never runs the service's half");
}
