package io.covalence.dev.story;

import com.fasterxml.jackson.core.type.TypeReference;
import io.covalence.contract.id.RunId;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import io.covalence.contract.study.StudyView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a study from its draft to the final model. */
public final class Story {
    /** Fewer would let a site see another's update in the sum. */
    public static final int FEWEST_SITES = 3;

    /** As many as the development realm has people for. */
    public static final int MOST_SITES = Institution.MOST;

    private final RestClient rest;
    private final PublicAddresses addresses;
    private final Mailbox mailbox;
    private final ConnectorProcesses processes;
    private final Path connectorProgram;
    private final Path directory;
    private final Progress progress;

    /**
     * @param connectorProgram the connector's start script
     * @param directory where sites' files, connectors' homes and logs go
     */
    public Story(
            RestClient rest,
            PublicAddresses addresses,
            Mailbox mailbox,
            ConnectorProcesses processes,
            Path connectorProgram,
            Path directory,
            Progress progress) {
        this.rest = rest;
        this.addresses = addresses;
        this.mailbox = mailbox;
        this.processes = processes;
        this.connectorProgram = connectorProgram;
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * What is left when the story has been told.
     *
     * @param evidence to be checked, of one of the sites
     */
    public record Outcome(
            StudyView study, RunId runId, List<Site> sites, List<RoundView> rounds, EvidenceCheck evidence) {}

    /** A site's name and the file with its rows. */
    public record Site(String name, Path file) {}

    /**
     * Tells it.
     *
     * @param outage of the server while the run goes on, if there is to be one
     */
    public Outcome tell(StudyScript script, int sites, @Nullable KillPlan kill, @Nullable ServerOutage outage) {
        var recruiting = new Recruiting(rest, addresses, mailbox);
        recruiting.createTenant();
        var study = recruiting.createStudy(script.draft());
        var institutions = institutions(script, sites);
        for (var institution : institutions) {
            recruiting.bringIn(institution, study);
            progress.line("  " + institution.name() + " has joined");
        }
        institutions.forEach(institution -> institution.connector().awaitRounds());
        var run = rest.post(Person.SPONSOR, "/studies/" + study.id() + "/runs", null, new TypeReference<RunView>() {});
        progress.line("  the run has been started: " + run.rounds() + " rounds, " + institutions.size() + " sites");
        signCharter(institutions, study);
        var rounds = new RunWatch(rest, progress).untilEnded(run.id(), onlooker(kill, institutions, outage));
        return new Outcome(
                study,
                run.id(),
                institutions.stream()
                        .map(institution -> new Site(institution.name(), institution.file()))
                        .toList(),
                rounds,
                new EvidenceCheck(witness(institutions, kill), rounds));
    }

    /** A connector that is killed has not contributed to every round: another one is asked. */
    private static Institution witness(List<Institution> institutions, @Nullable KillPlan kill) {
        return institutions.stream()
                .filter(institution -> kill == null || institution.number() != kill.site())
                .findFirst()
                .orElseThrow();
    }

    /** At each site a person reads the charter and signs it; the run begins with the last signature. */
    private void signCharter(List<Institution> institutions, StudyView study) {
        for (var institution : institutions) {
            institution.connector().signCharter(study.id().value());
        }
        progress.line("  " + institutions.size() + " of " + institutions.size() + " sites have signed the charter");
    }

    private RunWatch.Onlooker onlooker(
            @Nullable KillPlan kill, List<Institution> institutions, @Nullable ServerOutage outage) {
        var onlookers = new ArrayList<RunWatch.Onlooker>();
        if (kill != null) {
            onlookers.add(new PowerCut(kill.round(), institutions.get(kill.site() - 1), progress));
        }
        if (outage != null) {
            onlookers.add(outage);
        }
        return rounds -> onlookers.forEach(onlooker -> onlooker.see(rounds));
    }

    private List<Institution> institutions(StudyScript script, int sites) {
        try {
            var data = Files.createDirectories(directory.resolve("data"));
            var logs = Files.createDirectories(directory.resolve("logs"));
            var files = script.deal(data, sites);
            var institutions = new ArrayList<Institution>();
            for (int number = 1; number <= sites; number++) {
                var connector = new Connector(
                        "connector-" + number,
                        connectorProgram,
                        directory.resolve("connector-" + number),
                        logs,
                        processes);
                institutions.add(new Institution(number, Institution.name(number), files.get(number - 1), connector));
            }
            return List.copyOf(institutions);
        } catch (IOException e) {
            throw new StoryException("Cannot write to " + directory + ".", e);
        }
    }
}
