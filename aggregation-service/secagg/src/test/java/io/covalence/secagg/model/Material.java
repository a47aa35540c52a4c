package io.covalence.secagg.model;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.Federation;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Survivors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Genuine sites, sessions and signed messages for what the model names by bit masks; made once each. */
final class Material {
    private final Setting setting;
    private final int colluders;
    private final IntFunction<String> model;
    private final Map<Integer, Federation> federations = new HashMap<>();
    private final Map<List<Integer>, RoundScript> scripts = new HashMap<>();
    private final Map<List<Integer>, Cohort> cohorts = new HashMap<>();
    private final Map<List<Integer>, SharingCohort> sharings = new HashMap<>();
    private final Map<List<Integer>, SurvivingCohort> survivors = new HashMap<>();

    /** Sites that assume the true number of colluders, and rounds that start from the same model. */
    Material(Setting setting) {
        this(setting, setting.colluders(), round -> "model");
    }

    /**
     * Sites that assume a number of colluders, whatever the true number is.
     *
     * @param model what the sites take for the model of a round
     */
    Material(Setting setting, int assumedColluders, IntFunction<String> model) {
        this.setting = setting;
        this.colluders = assumedColluders;
        this.model = model;
    }

    RoundContext context(int round, int number) {
        return Federation.contextOf("tenant", "study", round, number, model.apply(round), "plan");
    }

    CohortPolicy policy() {
        return federation(0).policy();
    }

    IdentityDirectory directory() {
        return federation(0).directory();
    }

    SiteId site(int site) {
        return federation(0).site(site);
    }

    int indexOf(SiteId site) {
        return federation(0).sites().indexOf(site);
    }

    IdentityKey identity(int site) {
        return federation(0).identity(site(site));
    }

    <T> List<T> each(int set, IntFunction<T> make) {
        var made = new ArrayList<T>();
        for (int rest = set; rest != 0; rest &= rest - 1) {
            made.add(make.apply(Integer.numberOfTrailingZeros(rest)));
        }
        return made;
    }

    /** The session of an attempt in which all members of the roster have advertised and dealt. */
    RoundScript script(int attempt, int roster) {
        return scripts.computeIfAbsent(List.of(attempt, roster), key -> {
            var script = new RoundScript(federation(attempt), seed(attempt));
            script.advertise(each(roster, this::site));
            script.share(each(roster, this::site));
            return script;
        });
    }

    /** What the sites' keys of an attempt come from: the same M1 in every roster. */
    static long seed(int attempt) {
        return 100L + attempt;
    }

    ByteString session(int attempt, int roster) {
        return cohort(attempt, roster).session();
    }

    Cohort cohort(int attempt, int roster) {
        return cohorts.computeIfAbsent(
                List.of(attempt, roster), key -> script(attempt, roster).cohort());
    }

    SharingCohort sharing(int attempt, int roster, int sharing) {
        return sharings.computeIfAbsent(List.of(attempt, roster, sharing), key -> {
            var script = script(attempt, roster);
            var headers = each(
                    sharing,
                    site -> RoundScript.require(script.shares, site(site)).header());
            return SharingCohort.verify(cohort(attempt, roster), headers);
        });
    }

    SurvivingCohort survivors(int attempt, int roster, int sharing, int surviving) {
        return survivors.computeIfAbsent(List.of(attempt, roster, sharing, surviving), key -> {
            var cohort = sharing(attempt, roster, sharing);
            var headers = each(surviving, site -> masked(site, cohort));
            return SurvivingCohort.verify(cohort, federation(attempt).layout(), Survivors.of(headers));
        });
    }

    MaskedHeader masked(int site, SharingCohort cohort) {
        return MaskedHeader.sign(
                identity(site),
                cohort.cohort().session(),
                site(site),
                cohort.hash(),
                federation(0).layout(),
                Federation.hash("chunks of " + site));
    }

    Agreement agreement(int site, SurvivingCohort cohort) {
        return Agreement.sign(identity(site), cohort.sharing().cohort().session(), site(site), cohort.hash());
    }

    Fact fact(Entry entry) {
        return switch (entry.kind()) {
            case OPENED -> {
                var context = federation(entry.attempt()).context();
                yield new Fact.Opened(context.round(), context.attempt(), Optional.of(context.modelHash()));
            }
            case MASKED ->
                new Fact.Masked(
                        session(entry.attempt(), entry.roster()),
                        policy().threshold(Integer.bitCount(entry.roster())),
                        each(entry.sharing(), this::site));
            case VOTED -> new Fact.Voted(session(entry.attempt(), entry.roster()));
            case AGREED ->
                new Fact.Agreed(
                        session(entry.attempt(), entry.roster()),
                        survivors(entry.attempt(), entry.roster(), entry.sharing(), entry.survivors())
                                .hash());
            case ANSWERED -> new Fact.Answered(session(entry.attempt(), entry.roster()), Federation.hash("answer"));
        };
    }

    Federation federation(int attempt) {
        return federations.computeIfAbsent(
                attempt,
                key -> new Federation(
                        setting.sites(),
                        colluders,
                        new VectorLayout(1, RingWidth.BITS_32, 0),
                        context(setting.round(attempt), setting.number(attempt))));
    }
}
