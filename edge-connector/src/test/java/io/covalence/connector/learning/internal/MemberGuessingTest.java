package io.covalence.connector.learning.internal;

import static io.covalence.connector.learning.internal.Catalogue.BITS;
import static io.covalence.connector.learning.internal.Catalogue.dot;
import static io.covalence.connector.learning.internal.Catalogue.equalBin;
import static io.covalence.connector.learning.internal.Catalogue.learn;
import static io.covalence.connector.learning.internal.Catalogue.logistic;
import static io.covalence.connector.learning.internal.Catalogue.loss;
import static io.covalence.connector.learning.internal.Catalogue.molecule;
import static io.covalence.connector.learning.internal.Catalogue.shuffled;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Plans;
import io.covalence.connector.dataset.MoleculeRow;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.connector.learning.task.ScoreLimbs;
import io.covalence.connector.learning.task.ScoredRows;
import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.BinaryLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What an honest-but-curious operator makes of a run's sums. It has a catalogue of 200,000 molecules, knows the model of every
 * version, and so the score of every molecule under each of them; and it has the opened sums of every round. It wants to name the
 * 36 actives among the evaluation rows of four sites.
 *
 * <p>Molecules are sets of fingerprint bits, of which some make for activity; the models are those of a logistic regression that
 * learns these bits, twenty versions of it.
 */
class MemberGuessingTest {
    private static final int CANDIDATES = 200_000;
    private static final int VERSIONS = 20;
    private static final int SITES = 4;
    private static final int ACTIVES_PER_SITE = 9;
    private static final int ACTIVES = SITES * ACTIVES_PER_SITE;
    private static final int INACTIVES_PER_SITE = 150;
    private static final StudyPlan PLAN = Plans.linear("active");

    /** Score of each molecule under each version: {@code [version][molecule]}. */
    private static final float[][] SCORES = new float[VERSIONS][CANDIDATES];

    /** The evaluation rows of the sites, actives first. */
    private static final List<int[]> ROWS = new ArrayList<>();

    private static final Set<Integer> MEMBERS = new HashSet<>();

    @BeforeAll
    static void runAStudy() {
        var random = new SplittableRandom(20_240_611);
        var molecules = new short[CANDIDATES][];
        var truth = new double[BITS];
        Arrays.setAll(truth, bit -> random.nextGaussian() * 0.45);
        var active = new boolean[CANDIDATES];
        for (int i = 0; i < CANDIDATES; i++) {
            molecules[i] = molecule(random);
            active[i] = random.nextDouble() < logistic(-5.5 + dot(truth, molecules[i]));
        }
        var shuffled = shuffled(random, CANDIDATES);
        var actives = Arrays.stream(shuffled).filter(i -> active[i]).toArray();
        var inactives = Arrays.stream(shuffled).filter(i -> !active[i]).toArray();
        for (int site = 0; site < SITES; site++) {
            int first = site * ACTIVES_PER_SITE;
            int firstInactive = site * INACTIVES_PER_SITE;
            ROWS.add(IntStream.concat(
                            Arrays.stream(actives, first, first + ACTIVES_PER_SITE),
                            Arrays.stream(inactives, firstInactive, firstInactive + INACTIVES_PER_SITE))
                    .toArray());
        }
        Arrays.stream(actives, 0, ACTIVES).forEach(MEMBERS::add);
        // What the sites train on is not among the rows that they evaluate
        var training = IntStream.concat(
                        Arrays.stream(actives, ACTIVES, ACTIVES + 300), Arrays.stream(inactives, 1_000, 5_000))
                .toArray();
        var model = new double[BITS + 1];
        for (int version = 0; version < VERSIONS; version++) {
            for (int i = 0; i < CANDIDATES; i++) {
                SCORES[version][i] = (float) (model[BITS] + dot(model, molecules[i]));
            }
            learn(model, molecules, training, active, random);
        }
    }

    /**
     * How it was: in every round the exact histogram of 256 equal bins. Who is active lies in every round in a bin that has an
     * active; hardly anybody else does, in twenty rounds of another model each.
     */
    @Test
    void exactHistogramsOfEveryRoundNameTheActives() {
        var suspects = IntStream.range(0, CANDIDATES).boxed().toList();
        for (int version = 1; version < VERSIONS; version++) {
            var scores = SCORES[version];
            var taken = new boolean[256];
            MEMBERS.forEach(member -> taken[equalBin(scores[member])] = true);
            suspects = suspects.stream()
                    .filter(suspect -> taken[equalBin(scores[suspect])])
                    .toList();
        }
        assertThat(hits(suspects)).isEqualTo(ACTIVES);
        assertThat(suspects).hasSizeLessThan(2 * ACTIVES);
    }

    /** The one histogram that is left: the operator names those in the bins that are richest in actives. */
    @Test
    void theHistogramOfTheLastModelNamesNobody() {
        var bins = PLAN.learning().evaluation().scoreBins();
        var positives = new long[bins.count()];
        ROWS.forEach(rows -> {
            var histograms = sums(rows, VERSIONS - 1).histograms();
            Arrays.setAll(positives, bin -> positives[bin] + histograms[bins.count() + bin]);
        });
        assertThat(Arrays.stream(positives).sum()).isEqualTo(ACTIVES);

        assertThat(hits(richest(positives, ACTIVES))).isLessThanOrEqualTo(1);
    }

    /**
     * The scalars of every round: the operator looks for the 36 molecules whose losses, as actives, follow the course of the summed
     * loss best, one after the other (matching pursuit; Mallat and Zhang 1993), among those that the last histogram allows. Twenty sums
     * are explained by very many sets of 36 molecules.
     */
    @Test
    void theScalarsOfEveryRoundNameNobody() {
        var bins = PLAN.learning().evaluation().scoreBins();
        var allowed = new boolean[bins.count()];
        MEMBERS.forEach(member -> allowed[bins.of(SCORES[VERSIONS - 1][member])] = true);
        var suspects = IntStream.range(0, CANDIDATES)
                .filter(i -> allowed[bins.of(SCORES[VERSIONS - 1][i])])
                .toArray();
        var course = new double[VERSIONS];
        for (int version = 0; version < VERSIONS; version++) {
            for (var rows : ROWS) {
                course[version] += sums(rows, version).figures()[BinaryLabels.LOSS] / UpdateLayout.ERROR_SCALE;
            }
        }
        // Of the inactives the operator knows as much as that they are like the catalogue
        var typical = new double[VERSIONS];
        for (int version = 0; version < VERSIONS; version++) {
            double sum = 0;
            for (float score : SCORES[version]) {
                sum += loss(-score);
            }
            typical[version] = sum / CANDIDATES * SITES * INACTIVES_PER_SITE;
        }
        Arrays.setAll(course, version -> course[version] - typical[version]);

        assertThat(hits(pursue(course, suspects, ACTIVES))).isLessThanOrEqualTo(1);
    }

    /**
     * Site 4 misses a round, so that two sums of counts that never change differ by its own: the operator looks for the numbers of
     * actives that fit. From rounded figures it learns that there are 5 to 10 of them in 152 to 168 rows; there are 9 in 159.
     */
    @Test
    void countsOfASiteThatMissesARoundAreToldAsRanges() {
        var all = figures(ROWS, 7);
        var without = figures(ROWS.subList(0, SITES - 1), 7);
        long rows = all[BinaryLabels.LABELLED] - without[BinaryLabels.LABELLED];
        long pairs = all[BinaryLabels.PAIRS] - without[BinaryLabels.PAIRS];

        var fitting = new TreeSet<Integer>();
        var fittingRows = new TreeSet<Integer>();
        for (int count = 1; count < 400; count++) {
            for (int actives = PLAN.learning().evaluation().smallestCell(); 2 * actives < count; actives++) {
                if (Coarse.count(count) == rows && Coarse.pairs(actives, count - actives) == pairs) {
                    fitting.add(actives);
                    fittingRows.add(count);
                }
            }
        }
        assertThat(fitting).containsExactly(5, 6, 7, 8, 9, 10);
        assertThat(fittingRows.getFirst()).isEqualTo(152);
        assertThat(fittingRows.getLast()).isEqualTo(168);
    }

    /** How it was: exact counts of rows and pairs leave one number of actives. */
    @Test
    void exactCountsOfASiteThatMissesARoundAreToldToTheRow() {
        long rows = ACTIVES_PER_SITE + INACTIVES_PER_SITE;
        long pairs = (long) ACTIVES_PER_SITE * INACTIVES_PER_SITE;
        var fitting = IntStream.range(1, (int) rows / 2)
                .filter(actives -> actives * (rows - actives) == pairs)
                .boxed()
                .toList();
        assertThat(fitting).containsExactly(ACTIVES_PER_SITE);
    }

    /**
     * Two runs end with cohorts that differ by site 4: the difference of their histograms is that site's own. Of its 150 inactives it
     * says 144, of its 9 actives that they are 9, since four digits hold up to 15; it names none of them.
     */
    @Test
    void histogramOfASiteThatMissesTheLastRoundNamesNobody() {
        var bins = PLAN.learning().evaluation().scoreBins();
        var told = sums(ROWS.getLast(), VERSIONS - 1).histograms();
        assertThat(Arrays.stream(told).limit(bins.count()).sum()).isEqualTo(144);
        assertThat(Arrays.stream(told).skip(bins.count()).sum()).isEqualTo(ACTIVES_PER_SITE);

        assertThat(hits(richest(Arrays.copyOfRange(told, bins.count(), 2 * bins.count()), ACTIVES_PER_SITE)))
                .isLessThanOrEqualTo(1);
    }

    private static long[] figures(List<int[]> sites, int version) {
        var sum = new long[PLAN.work().figureLimbs()];
        for (var rows : sites) {
            var figures = sums(rows, version).figures();
            Arrays.setAll(sum, limb -> sum[limb] + figures[limb]);
        }
        return sum;
    }

    /** Candidates of the bins that are richest in actives under the last model. */
    private static List<Integer> richest(long[] positives, int count) {
        var bins = PLAN.learning().evaluation().scoreBins();
        var scores = SCORES[VERSIONS - 1];
        var candidates = new long[bins.count()];
        for (float score : scores) {
            candidates[bins.of(score)]++;
        }
        return IntStream.range(0, CANDIDATES)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> -(double) positives[bins.of(scores[i])] / Math.max(1, candidates[bins.of(scores[i])])))
                .limit(count)
                .toList();
    }

    /** The search is no straw man: what the losses of one molecule alone make up, it names. */
    @Test
    void theSearchWouldNameAMoleculeWhoseLossesWereTold() {
        var all = IntStream.range(0, CANDIDATES).toArray();
        for (int member : MEMBERS) {
            var course = new double[VERSIONS];
            Arrays.setAll(course, version -> loss(SCORES[version][member]));
            assertThat(pursue(course, all, 1)).containsExactly(member);
        }
    }

    /** Names as many suspects as make up a course, one after the other, and takes the losses of each out of it. */
    private static List<Integer> pursue(double[] course, int[] suspects, int count) {
        var named = new ArrayList<Integer>();
        for (int left = count; left > 0; left--) {
            int best = best(course, suspects, named, left);
            named.add(best);
            Arrays.setAll(course, version -> course[version] - loss(SCORES[version][best]));
        }
        return named;
    }

    /** The suspect whose losses are nearest to what is left of the course for each of those still to be named. */
    private static int best(double[] course, int[] suspects, List<Integer> named, int left) {
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int suspect : suspects) {
            double squares = 0;
            for (int version = 0; version < VERSIONS; version++) {
                double off = course[version] / left - loss(SCORES[version][suspect]);
                squares += off * off;
            }
            if (squares < least && !named.contains(suspect)) {
                least = squares;
                best = suspect;
            }
        }
        return best;
    }

    @SuppressWarnings("ArrayRecordComponent") // Read once, where it is made; nobody compares it.
    private record Sums(long[] figures, long[] histograms) {}

    /** What leaves a site, by the code that makes it. */
    private static Sums sums(int[] rows, int version) {
        var scored = new ScoredRows(rows.length, 1, 1);
        for (int i = 0; i < rows.length; i++) {
            var label = new float[] {i < ACTIVES_PER_SITE ? 1 : 0};
            scored.add(new MoleculeRow(new int[0], new float[0], label), SCORES[version], rows[i]);
        }
        var limbs = new ScoreLimbs(PLAN.learning());
        SiteKinds.task(PLAN).tell(scored, limbs);
        return new Sums(limbs.figures(), limbs.histograms());
    }

    private static long hits(List<Integer> named) {
        return named.stream().filter(MEMBERS::contains).count();
    }
}
