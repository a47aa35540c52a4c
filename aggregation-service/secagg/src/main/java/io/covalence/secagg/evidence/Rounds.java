package io.covalence.secagg.evidence;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.charter.CharterChain;
import io.covalence.secagg.charter.SignedCharter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verified bundles and charters side by side: what one says may not contradict another. */
final class Rounds {
    private final List<Chain> chains = new ArrayList<>();
    private final List<Round> rounds = new ArrayList<>();

    private record Chain(String file, String study, List<ByteString> versions) {}

    private record Round(String file, Report report) {}

    void add(String file, CharterChain chain) {
        var current = chain.current();
        var versions = chain.history().versions().stream()
                .map(SignedCharter::charter)
                .map(charter -> charter.hash())
                .toList();
        chains.add(new Chain(file, current.tenant() + " " + current.study(), versions));
    }

    void add(String file, Report report) {
        rounds.add(new Round(file, report));
    }

    List<Finding> contradictions() {
        var contradictions = new ArrayList<Finding>();
        for (int i = 0; i < chains.size(); i++) {
            for (var other : chains.subList(i + 1, chains.size())) {
                contradiction(chains.get(i), other).ifPresent(contradictions::add);
            }
        }
        for (int i = 0; i < rounds.size(); i++) {
            for (var other : rounds.subList(i + 1, rounds.size())) {
                contradiction(rounds.get(i), other).ifPresent(contradictions::add);
            }
        }
        return contradictions;
    }

    private static Optional<Finding> contradiction(Chain one, Chain other) {
        int common = Math.min(one.versions().size(), other.versions().size());
        if (!one.study().equals(other.study())
                || one.versions().subList(0, common).equals(other.versions().subList(0, common))) {
            return Optional.empty();
        }
        return Optional.of(Finding.contradiction(
                one.file(), other.file(), "One study has two charters of the same version that differ."));
    }

    private static Optional<Finding> contradiction(Round one, Round other) {
        var mine = one.report();
        var theirs = other.report();
        if (!run(mine).equals(run(theirs))) {
            return Optional.empty();
        }
        if (mine.context().round() == theirs.context().round()
                && !mine.session().equals(theirs.session())) {
            return Optional.of(
                    Finding.contradiction(one.file(), other.file(), "One round was completed twice, in two sessions."));
        }
        return models(mine).stream().anyMatch(model -> models(theirs).stream().anyMatch(model::contradicts))
                ? Optional.of(
                        Finding.contradiction(one.file(), other.file(), "One model version of the run has two hashes."))
                : Optional.empty();
    }

    private static String run(Report report) {
        return report.context().tenant() + " " + report.context().study() + " "
                + report.context().run();
    }

    private static List<Model> models(Report report) {
        return List.of(
                new Model(report.modelVersionBefore(), report.context().modelHash()),
                new Model(report.modelVersionAfter(), report.modelHashAfter()));
    }

    private record Model(int version, ByteString hash) {
        boolean contradicts(Model other) {
            return version == other.version() && !hash.equals(other.hash());
        }
    }
}
