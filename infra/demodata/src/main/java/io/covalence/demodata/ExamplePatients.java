package io.covalence.demodata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Generated patients with the columns of the four hospitals' heart disease data, for a study without a data directory.
 * A patient is ill with the probability {@code 1 / (1 + exp(-risk))}, where the risk grows with age, male sex, pain
 * without a cause, lowered ST segments, and a low highest heart rate. Each clinic has its own age distribution and its
 * own way to measure blood pressure and cholesterol, which standardisation by a site's own rows removes.
 */
public final class ExamplePatients {
    public static final String CLINIC = "center_name";

    private static final List<String> HEADER = List.of(
            CLINIC,
            "split",
            "age",
            "sex",
            "cp",
            "trestbps",
            "chol",
            "fbs",
            "restecg",
            "thalach",
            "exang",
            "oldpeak",
            "disease");

    /** Of the published rows two of three are for training. */
    private static final double TRAINING = 0.66;

    private final RandomGenerator random;

    private ExamplePatients(RandomGenerator random) {
        this.random = random;
    }

    /** Patients of so many clinics, as many at each. */
    public static Sheet generate(int patients, int clinics, RandomGenerator random) {
        var maker = new ExamplePatients(random);
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < patients; i++) {
            rows.add(maker.patient(i % clinics));
        }
        return new Sheet(HEADER, rows);
    }

    private List<String> patient(int clinic) {
        double age = Math.rint(Math.clamp(normal(50 + 3 * (clinic % 4), 9), 28, 78));
        boolean male = random.nextDouble() < 0.7;
        int pain = 1 + (int) Math.min(3, 4 * Math.sqrt(random.nextDouble()));
        double pressure = Math.rint(normal(130 + 5 * (clinic % 3), 17));
        double cholesterol = Math.rint(Math.max(100, normal(245 - 12 * (clinic % 3), 50)));
        double rate = Math.rint(Math.clamp(normal(200 - age, 22), 60, 205));
        boolean exercise = random.nextDouble() < 0.38;
        double lowered = Math.rint(10 * Math.abs(normal(0, 1.1))) / 10;
        double risk = -5.2
                + 0.05 * age
                + (male ? 1.1 : 0)
                + (pain == 4 ? 1.7 : 0)
                + 0.8 * lowered
                + (exercise ? 1 : 0)
                - 0.02 * (rate - 140);
        boolean ill = random.nextDouble() < 1 / (1 + Math.exp(-risk));
        return List.of(
                "clinic " + (clinic + 1),
                random.nextDouble() < TRAINING ? "train" : "test",
                number(age),
                flag(male),
                number(pain),
                number(pressure),
                number(cholesterol),
                flag(random.nextDouble() < 0.15),
                number(random.nextInt(3)),
                number(rate),
                flag(exercise),
                number(lowered),
                ill ? "1" : "0");
    }

    private double normal(double mean, double deviation) {
        return random.nextGaussian(mean, deviation);
    }

    private static String flag(boolean set) {
        return set ? "1.0" : "0.0";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
