package io.covalence.connector.policy;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The defaults that connectors have written into {@code policy.json} at enrolment, for the site's people to edit. What nobody has
 * edited is nobody's decision, so a site that still has one goes by the defaults of the connector that it runs, which may have
 * become more careful. Whoever changes a default adds a text here and takes none away.
 */
final class WrittenDefaults {
    private static final List<String> TEXTS = List.of("""
            {
              "minimumCohort" : 3,
              "allowedTenants" : [ ],
              "maximumParameters" : 50000000,
              "maximumRounds" : 10000,
              "maximumTrainingSeconds" : 604800
            }
            """, """
            {
              "minimumCohort" : 3,
              "minimumAssumedColluders" : 0,
              "allowedTenants" : [ ],
              "maximumParameters" : 50000000,
              "maximumRounds" : 10000,
              "maximumTrainingSeconds" : 604800
            }
            """, """
            {
              "minimumCohort" : 3,
              "minimumAssumedColluders" : 0,
              "allowedTenants" : [ ],
              "maximumParameters" : 50000000,
              "maximumRounds" : 10000,
              "maximumTrainingSeconds" : 604800,
              "smallestCell" : 5
            }
            """, """
            {
              "minimumCohort" : 3,
              "minimumAssumedColluders" : 1,
              "allowedTenants" : [ ],
              "maximumParameters" : 50000000,
              "maximumRounds" : 10000,
              "maximumTrainingSeconds" : 604800,
              "smallestCell" : 5,
              "maximumAgreementsPerStudy" : 2000,
              "maximumAgreementsPerDataset" : 5000
            }
            """, """
            {
              "minimumCohort" : 3,
              "minimumAssumedColluders" : 1,
              "allowedTenants" : [ ],
              "maximumParameters" : 50000000,
              "maximumRounds" : 10000,
              "maximumTrainingSeconds" : 604800,
              "smallestCell" : 5,
              "maximumAgreementsPerStudy" : 2000,
              "maximumAgreementsPerDataset" : 5000,
              "maximumHistogramsPerStudy" : 50
            }
            """, """
            {
              "minimumCohort" : 3,
              "minimumAssumedColluders" : 1,
              "allowedTenants" : [ ],
              "maximumParameters" : 50000000,
              "maximumRounds" : 10000,
              "maximumTrainingSeconds" : 604800,
              "smallestCell" : 5,
              "maximumAgreementsPerStudy" : 2000,
              "maximumAgreementsPerDataset" : 5000,
              "maximumHistogramsPerStudy" : 50,
              "maximumSummariesPerDataset" : 10
            }
            """);

    private WrittenDefaults() {}

    static boolean isUntouched(byte[] content) {
        return TEXTS.contains(new String(content, StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }
}
