package io.covalence.dev;

import io.covalence.dev.platform.CannotStart;
import io.covalence.dev.platform.Folders;
import io.covalence.dev.platform.Platform;
import io.covalence.dev.platform.Ports;
import io.covalence.dev.story.KillPlan;
import io.covalence.dev.story.Progress;
import io.covalence.dev.story.Story;
import io.covalence.dev.story.StoryException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program of {@code infra/demo}: starts everything, runs one study, and stays up. The script has built everything
 * before.
 */
@Command(
        name = "infra/demo",
        sortOptions = false,
        description =
                "Starts PostgreSQL, Keycloak, WildFly and one connector a site, runs a federated study through the"
                        + " public interfaces, compares it with training alone and with all data in one place, and stays up until"
                        + " Ctrl-C.")
public final class Demo implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int CANNOT_START = 2;

    @Option(
            names = "--study",
            paramLabel = "NAME",
            description =
                    "example (made-up molecules), tox21, solubility or heart; default: tox21 with a data directory, else example")
    private Optional<String> study = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:COVALENCE_DATA}",
            description = "directory with public data sets; default: the setting COVALENCE_DATA")
    private @Nullable Path data;

    @Option(names = "--sites", paramLabel = "N", defaultValue = "4", description = "3 to 12; default: ${DEFAULT-VALUE}")
    private int sites;

    @Option(names = "--rounds", paramLabel = "N", description = "default: as many as the study's plan says")
    private Optional<Integer> rounds = Optional.empty();

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "18080",
            description = "first of seven ports; default: ${DEFAULT-VALUE}")
    private int portBase;

    @Option(names = "--json", paramLabel = "FILE", description = "write what was found to this file")
    private @Nullable Path json;

    @Option(names = "--once", description = "exit when the study is done")
    private boolean once;

    @Option(
            names = "--kill-site",
            paramLabel = "SITE@ROUND",
            converter = KillPlanConverter.class,
            description = "kill -9 that site's connector in the middle of that round and start it again at once")
    private @Nullable KillPlan kill;

    @Option(
            names = "--kill-server",
            paramLabel = "ROUND",
            description = "kill -9 the server in that round, start it again at once and say when the run went on")
    private Optional<Integer> killServer = Optional.empty();

    @Option(names = "--build-seconds", hidden = true, defaultValue = "0", description = "how long the build took")
    private double buildSeconds;

    @Option(names = "--terminal", hidden = true, description = "a person watches: the round under way may be shown")
    private boolean terminal;

    @Spec
    private CommandSpec specification;

    private final PrintStream out;

    private Demo(PrintStream out) {
        this.specification = CommandSpec.create();
        this.out = out;
    }

    public static void main(String... arguments) {
        System.exit(commandLine(System.out).execute(arguments));
    }

    static CommandLine commandLine(PrintStream out) {
        var help = OptionSpec.builder("-h", "--help").usageHelp(true).description("show this help");
        var command = new CommandLine(new Demo(out)).setParameterExceptionHandler(Demo::complain);
        command.getCommandSpec().addOption(help.build());
        return command;
    }

    private static int complain(ParameterException refused, String... arguments) {
        refused.getCommandLine().getErr().println("infra/demo: " + refused.getMessage() + ". See infra/demo --help.");
        return CANNOT_START;
    }

    @Override
    public Integer call() {
        requireSense();
        var progress = new Progress(out, terminal && System.getenv("NO_COLOR") == null);
        try {
            var ports = new Ports(portBase);
            var platform = Platform.at(ports);
            // On Ctrl-C as on any other end, nothing that was started stays.
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stopping"));
            var folders = Folders.of(Path.of(""), ports);
            var chosen = study.orElse(data == null ? "example" : "tox21");
            new Performance(platform, folders, progress)
                    .perform(chosen, rounds, data, sites, kill, killServer, json, buildSeconds);
            if (!once) {
                stayUp(platform, progress);
            }
            return 0;
        } catch (CannotStart e) {
            progress.complaint(e.getMessage());
            return CANNOT_START;
        } catch (StoryException | UncheckedIOException e) {
            progress.complaint(e.getMessage());
            return FAILED;
        }
    }

    /** What can be known to be wrong is said before anything starts. */
    private void requireSense() {
        if (sites < Story.FEWEST_SITES || sites > Story.MOST_SITES) {
            throw wrong("--sites", sites + " is not from " + Story.FEWEST_SITES + " to " + Story.MOST_SITES);
        }
        if (rounds.isPresent() && rounds.get() < 1) {
            throw wrong("--rounds", rounds.get() + " is less than 1");
        }
        if (kill != null && (kill.site() < 1 || kill.site() > sites)) {
            throw wrong("--kill-site", "there is no site " + kill.site() + " among " + sites);
        }
        if (killServer.isPresent() && killServer.get() < 1) {
            throw wrong("--kill-server", killServer.get() + " is less than 1");
        }
    }

    private ParameterException wrong(String option, String reason) {
        return new ParameterException(
                specification.commandLine(), "Invalid value for option '" + option + "': " + reason);
    }

    private static void stayUp(Platform platform, Progress progress) {
        progress.line("");
        progress.line("Everything stays up until Ctrl-C. Sign in at "
                + platform.addresses().portal());
        progress.line("  sponsor, password sponsor-dev            the study, its rounds and results");
        progress.line(
                "  institution1, password institution1-dev  one of the institutions (institution2, ... likewise)");
        progress.line("  admin, password admin-dev                the platform's administrator");
        progress.line("The mail that it has sent is at " + platform.mailPage());
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads {@code SITE@ROUND}. */
    static final class KillPlanConverter implements ITypeConverter<KillPlan> {
        @Override
        public KillPlan convert(String text) {
            try {
                return KillPlan.parse(text);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException("'" + text + "' is not SITE@ROUND, such as 2@3");
            }
        }
    }
}
