package io.covalence.json;

import com.tngtech.archunit.junit.AnalyzeClasses;
import io.covalence.rules.ArchitectureRules;

@AnalyzeClasses(packages = "io.covalence.json", importOptions = ArchitectureRules.ProductionCode.class)
class ArchitectureTest extends ArchitectureRules {}
