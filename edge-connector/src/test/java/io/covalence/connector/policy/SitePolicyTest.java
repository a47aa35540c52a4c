package io.covalence.connector.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Plans;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitePolicyTest {
    private static final TenantId TENANT = new TenantId("ten_" + "t".repeat(20));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void defaultPolicyAllowsAModestPlan() {
        assertThat(SitePolicy.DEFAULT.objections(TENANT, Plans.linear("active")))
                .isEmpty();
    }

    @Test
    void everyBoundIsNamedWhenItIsNotKept() {
        // The plan has 3 sites, of which 1 colludes, 65 parameters, 4 rounds and 60 seconds
        var strict = new SitePolicy(4, 2, List.of("ten_other"), 64, 3, 59, 10, 4, 3, 0, 9);

        assertThat(strict.objections(TENANT, Plans.linear("active")))
                .containsExactly(
                        "the tenant " + TENANT + " is not among allowedTenants",
                        "the plan asks for 3 sites in a sum; minimumCohort is 4",
                        "the plan assumes that 1 sites collude; minimumAssumedColluders is 2",
                        "the plan asks for 65 parameters; maximumParameters is 64",
                        "the plan asks for 4 rounds; maximumRounds is 3",
                        "the plan asks for 60 seconds of training a round; maximumTrainingSeconds is 59",
                        "the plan asks for 5 rows as the smallest cell; smallestCell is 10",
                        "the plan asks for 5 sums in a run; maximumAgreementsPerStudy is 4",
                        "the plan asks for 5 sums in a run; maximumAgreementsPerDataset is 3",
                        "the plan asks for 1 histograms in a run; maximumHistogramsPerStudy is 0");
    }

    /** SCAFFOLD sends a control variate beside the update, and a site keeps one: 65 parameters are 130 numbers. */
    @Test
    void everyVectorThatIsSentCounts() {
        var scaffold = new TestPlans(Plans.linear("active"))
                .with(new Scaffold(1, 100, 10))
                .plan();

        assertThat(allowing(130).objections(TENANT, scaffold)).isEmpty();
        assertThat(allowing(129).objections(TENANT, scaffold))
                .containsExactly("the plan asks for 65 parameters in each of 2 vectors that it has a site send;"
                        + " maximumParameters is 129");
        assertThat(allowing(65).objections(TENANT, Plans.linear("active"))).isEmpty();
    }

    private static SitePolicy allowing(long parameters) {
        return new SitePolicy(3, 1, List.of(), parameters, 10_000, 604_800, 5, 2_000, 5_000, 50, 10);
    }

    @Test
    void siteThatAssumesNoColluderIsWarned() throws IOException {
        assertThat(SitePolicy.DEFAULT.warning()).isEmpty();
        assertThat(load("{\"minimumAssumedColluders\": 0}").warning())
                .hasValueSatisfying(warning -> assertThat(warning).contains("minimumAssumedColluders is 0"));
    }

    @Test
    void whatIsLeftOutHasItsDefault() throws IOException {
        assertThat(load("{\"minimumCohort\": 5}"))
                .isEqualTo(new SitePolicy(5, 1, List.of(), 50_000_000, 10_000, 604_800, 5, 2_000, 5_000, 50, 10));
        assertThat(SitePolicy.load(folder.resolve("missing.json"))).isEqualTo(SitePolicy.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"minimumCohort\": 2}",
                "{\"minimumAssumedColluders\": -1}",
                "{\"minimumCohort\": \"5\"}",
                "{\"minimumCohort\": null}",
                "{\"minimumCohorts\": 5}",
                "{\"minimumCohort\": 5, \"minimumCohort\": 3}",
                "{\"minimumCohort\": 5} x"
            })
    void policyThatIsNotUnderstoodStopsEverything(String text) {
        assertThatThrownBy(() -> load(text)).hasMessageContaining("is not usable");
    }

    @Test
    void writtenDefaultIsReadBackAndNeverOverwritten() throws IOException {
        var file = folder.resolve("policy.json");
        SitePolicy.writeDefault(file);
        assertThat(SitePolicy.load(file)).isEqualTo(SitePolicy.DEFAULT);

        Files.writeString(file, "{\"minimumCohort\": 7}");
        SitePolicy.writeDefault(file);
        assertThat(SitePolicy.load(file).minimumCohort()).isEqualTo(7);
    }

    /** As connectors wrote it before a colluder was assumed; byte for byte, as nobody has touched it. */
    @Test
    void oldDefaultThatNobodyHasTouchedGivesWayToTheDefaultOfToday() throws IOException {
        var old = """
                {
                  "minimumCohort" : 3,
                  "minimumAssumedColluders" : 0,
                  "allowedTenants" : [ ],
                  "maximumParameters" : 50000000,
                  "maximumRounds" : 10000,
                  "maximumTrainingSeconds" : 604800,
                  "smallestCell" : 5
                }
                """;
        assertThat(load(old)).isEqualTo(SitePolicy.DEFAULT);
        assertThat(load(old.replace("\n", "\r\n"))).isEqualTo(SitePolicy.DEFAULT);
        assertThat(load(old.replace("604800", "604801")).minimumAssumedColluders())
                .isZero();
        assertThat(load("{\"minimumAssumedColluders\": 0}").minimumAssumedColluders())
                .isZero();
    }

    @Test
    void defaultThatIsWrittenTodayIsKnownToBeUntouchedWhenItChanges() {
        assertThat(WrittenDefaults.isUntouched(SitePolicy.written().getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    private SitePolicy load(String text) throws IOException {
        var file = folder.resolve("policy.json");
        Files.writeString(file, text);
        return SitePolicy.load(file);
    }
}
