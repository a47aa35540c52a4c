package io.covalence.learning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.covalence.rules.ArchitectureRules;
import java.util.Set;
import java.util.random.RandomGenerator;

@AnalyzeClasses(packages = "io.covalence.learning", importOptions = ArchitectureRules.ProductionCode.class)
class ArchitectureTest extends ArchitectureRules {
    /** Those of which the documentation of {@link Math} allows two machines to give two results. */
    private static final Set<String> INEXACT = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log10", "log1p", "pow", "cbrt", "hypot");

    @ArchTest
    static final ArchRule nothingButContractAndSecureAggregation = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.covalence.learning..",
                    "io.covalence.contract..",
                    "io.covalence.secagg",
                    "io.covalence.secagg.fixedpoint..",
                    "org.jspecify..")
            .because("sites, service and simulation share it, and it needs neither keys nor messages");

    @ArchTest
    static final ArchRule noInputNorOutputNorClockNorThreads = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.net..",
                    "java.time..",
                    "java.util.concurrent..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .because("what it computes is a function of its inputs");

    @ArchTest
    static final ArchRule nothingIsRandom = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(RandomGenerator.class)
            .because("whoever computes it a second time gets the same bits");

    @ArchTest
    static final ArchRule everyMachineGetsTheSameBits = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<JavaMethodCall>("it may give another result on another machine") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getTargetOwner().isEquivalentTo(Math.class) && INEXACT.contains(call.getName());
                }
            })
            .because("StrictMath gives one result everywhere");
}
