package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.connector.client.Endpoint;
import io.covalence.connector.client.Network;
import io.covalence.connector.enrolment.Enroller;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.outbound.OutboundLog;
import io.covalence.contract.text.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "enrol",
        description = {
            "Makes this site's keys and enrols it with a one-time code from the institution's page.",
            "The code is read from a file or from standard input, never from the command line."
        })
final class EnrolCommand extends Action {
    private static final int LONGEST_CODE = 4096;

    @Option(names = "--server", required = true, paramLabel = "URL", description = "The service's public address.")
    private String server = "";

    @Option(
            names = "--code-file",
            paramLabel = "FILE",
            description = "File that holds the code. Default: standard input.")
    private @Nullable Path codeFile;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description =
                    "Certificates in PEM of an authority of your institution's own, to be trusted by this connector.")
    private @Nullable Path authorities;

    EnrolCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() throws InterruptedException {
        var endpoint = Endpoint.of(server);
        var code = code();
        var home = preparedHome();
        var network = network(home);
        try (var log = OutboundLog.open(home.outboundLog());
                var transport = ConnectorContext.transport(log, surroundings(), network)) {
            var enrolment = new Enroller(home, transport, VersionCommand.version())
                    .enrol(endpoint, code, Optional.ofNullable(authorities));
            if (authorities != null) {
                network.authorities()
                        .forEach(authority -> messages().say("Trusted from now on: " + authority.words() + "."));
            }
            return Result.of(
                    Map.of(
                            "siteId", enrolment.siteId(),
                            "institution", enrolment.institutionName(),
                            "home", home.root().toString()),
                    List.of(
                            "Enrolled as site " + enrolment.siteId() + " of "
                                    + PlainText.inQuotes(enrolment.institutionName()) + ".",
                            "The keys are in " + home.root() + "; keep a backup of it, and show it to nobody.",
                            "Next: connector study ls"));
        }
    }

    private Network network(ConnectorHome home) {
        return authorities == null
                ? Network.of(surroundings().environment(), home.authorities())
                : Network.ofNamed(surroundings().environment(), authorities);
    }

    private String code() {
        if (codeFile == null) {
            messages().say("Reading the code from standard input.");
        }
        try (InputStream input = codeFile == null ? surroundings().in() : Files.newInputStream(codeFile)) {
            var bytes = input.readNBytes(LONGEST_CODE + 1);
            if (bytes.length > LONGEST_CODE) {
                throw Failure.usage("That is too long to be a code.", "Give the file that holds the code alone.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Failure.usage(
                    "The file with the code cannot be read.",
                    "Check the path given with --code-file and its permissions.");
        }
    }
}
