package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.FailedRound;
import io.covalence.connector.transparency.KnownModel;
import io.covalence.connector.transparency.OwedBundle;
import io.covalence.connector.transparency.SeenRound;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.work.WarmStart;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundResult;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.evidence.Witness;
import io.covalence.secagg.message.Offer;
import io.covalence.secagg.message.Result;
import java.util.Base64;
import java.util.Optional;

/**
 * Holds the service to what it signs about rounds that this site contributed to: to its results, and to the models that they name.
 * All of it is on the disk. For use by one thread.
 */
final class Receipts {
    private final EvidenceFolder evidence;
    private final OwedBundles bundles;

    Receipts(EvidenceFolder evidence, OwedBundles bundles) {
        this.evidence = evidence;
        this.bundles = bundles;
    }

    /**
     * Checks that the model of an offer is the newest that this site knows of its run, or a later one, and remembers it: no version
     * ever comes with a second hash, whether a result named it before or only an offer whose round failed.
     *
     * @throws Failure otherwise
     */
    void requireSameModel(Offer offer) {
        var context = offer.context();
        var runId = new RunId(context.run());
        var known = evidence.newestModel(runId);
        if (known.isEmpty() || known.get().version() < offer.modelVersion()) {
            evidence.keep(new KnownModel(
                    runId, offer.modelVersion(), context.modelHash().hex()));
            return;
        }
        var last = known.get();
        if (last.version() > offer.modelVersion()) {
            throw replaced("The run goes back to version " + offer.modelVersion()
                    + " of the model, after the last round's result made version " + last.version() + ".");
        }
        if (!last.hash().equals(context.modelHash().hex())) {
            throw replaced("Version " + last.version() + " of the model is another one than the service named before.");
        }
    }

    /**
     * Checks what this site can of a model that a plan begins with: if it knows the run, the model has to be the last version that it
     * knows of it. A folder that was restored from a backup knows an earlier one, so this site stays out then.
     *
     * @param uses what it has made of that run's models
     * @throws Failure otherwise
     */
    void requireLast(WarmStart start, ModelUses uses) {
        var known = evidence.newestModel(start.run());
        if (known.isEmpty()) {
            return;
        }
        var last = known.get();
        if (last.version() != start.version()) {
            throw replaced("The plan begins with version " + start.version() + " of the run " + start.run()
                    + "; the last one that this site knows of it is version " + last.version() + ".");
        }
        var model = uses.model(start.run(), last.hash()).orElse(last.hash());
        if (!model.equals(start.sha256())) {
            throw replaced("The model that the plan begins with is not known here as version " + last.version()
                    + " of the run " + start.run() + ".");
        }
    }

    /** Notes, before this site answers, what it has seen and what the service will owe for the answer. */
    void owe(SessionTerms terms, AnsweredSession contribution) {
        bundles.owe(seen(terms, contribution));
    }

    /** What this site has seen of a round when it answers. */
    static SeenRound seen(SessionTerms terms, AnsweredSession contribution) {
        var offer = terms.offer();
        var survivors = contribution.survivors();
        var owed = new OwedBundle(
                offer.roundId(),
                offer.runId(),
                offer.number(),
                offer.attempt(),
                terms.charter().hash().hex(),
                survivors.sharing().cohort().session().hex(),
                survivors.hash().hex(),
                "");
        var base64 = Base64.getEncoder();
        return new SeenRound(
                owed,
                base64.encodeToString(survivors.survivors().encode()),
                base64.encodeToString(contribution.quorum().encode()));
    }

    /**
     * Takes the signed result of a round, M10.
     *
     * @throws Failure when the result is not signed by the service, or is about something else than this site agreed to
     */
    void take(RoundResult result, SessionTerms terms, AnsweredSession contribution, SeenRound seen) {
        Result signed;
        try {
            signed = Result.decode(Base64.getDecoder().decode(result.signed()));
            signed.verify(terms.charter().serviceKey());
        } catch (ProtocolViolation violation) {
            throw refused(String.valueOf(violation.getMessage()));
        } catch (IllegalArgumentException notBase64) {
            throw refused("it cannot be read");
        }
        var survivors = contribution.survivors();
        if (!signed.context().equals(terms.signed().context().hash())
                || !signed.session().equals(survivors.sharing().cohort().session())
                || !signed.survivors().equals(survivors.hash())
                || signed.survivorCount() != survivors.sites().size()) {
            throw refused("it is about something else than this site agreed to");
        }
        var problem = notNext(terms, signed);
        bundles.saw(
                seen.with(Base64.getEncoder().encodeToString(signed.encode())),
                new Witness(terms.charters(), terms.signed(), survivors, contribution.quorum(), signed));
        // What the service signed is evidence also when it is wrong; the run's model it is not.
        if (problem.isPresent()) {
            throw replaced(problem.get());
        }
        evidence.keep(new KnownModel(
                terms.offer().runId(), signed.modelVersion(), signed.modelHash().hex()));
    }

    /** A round makes the version after that of its offer; an evaluation leaves version and hash as they are. */
    private static Optional<String> notNext(SessionTerms terms, Result signed) {
        int offered = terms.signed().modelVersion();
        boolean made = terms.offer().kind() != RoundKind.EVALUATION;
        int due = made ? offered + 1 : offered;
        if (signed.modelVersion() != due) {
            return Optional.of("The result of a round from version " + offered + " of the model names version "
                    + signed.modelVersion() + "; it had to be " + due + ".");
        }
        boolean same = signed.modelHash().equals(terms.signed().context().modelHash());
        return made || same
                ? Optional.empty()
                : Optional.of("The result of an evaluation names another model than the one that was evaluated.");
    }

    /** Takes the word of the service that a round failed: no bundle comes of it, so what was seen is kept. */
    void takeFailure(RoundResult result, SeenRound seen) {
        evidence.keep(new FailedRound(seen.round(), result.reason(), seen.survivors(), seen.quorum()));
        bundles.forget(seen.round());
    }

    private static Failure replaced(String what) {
        return Failure.failed(
                FailureCode.MODEL_REPLACED,
                what,
                "Tell the study's other members, and the people who run the service.");
    }

    private static Failure refused(String why) {
        return Failure.failed(
                FailureCode.RESULT_NOT_VALID,
                "The result that the service gave for the round does not hold: " + why + ".",
                "Tell the study's other members, and the people who run the service.");
    }
}
