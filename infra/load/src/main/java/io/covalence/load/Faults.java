package io.covalence.load;

import io.covalence.connector.client.Call;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.SitePhase;
import io.covalence.dev.story.Server;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** Makes a {@link Fault} happen in each round, to one site or to the server, and notes what the site's people are told. */
final class Faults implements FaultInjector {
    private static final String CHUNKS = "/chunks/";
    private static final int CUT = 8;

    private static final String SHARES = "/shares/";

    /** Said before the round's number is known here. */
    private static final String BEGINS = "begins.";

    private final int victim;
    private final Outage outage;
    private final ExecutorService executor;
    private final Consumer<LoadSite> restart;
    private final CountDownLatch silentRoundOver = new CountDownLatch(1);
    private final SortedMap<Integer, List<String>> told = new TreeMap<>();
    private volatile int round;

    /**
     * Faults to be made.
     *
     * @param restart starts a killed site's connector again
     */
    Faults(int victim, Server server, ExecutorService executor, Consumer<LoadSite> restart) {
        this.victim = victim;
        this.outage = new Outage(server);
        this.executor = executor;
        this.restart = restart;
    }

    @Override
    public float[] update(int site, int number, float[] update) {
        if (site != victim) {
            return update;
        }
        return switch (Fault.in(number)) {
            case NOT_A_NUMBER -> beginning(update, Float.NaN);
            case INFINITE -> beginning(update, Float.NEGATIVE_INFINITY);
            case WRONG_LENGTH -> Arrays.copyOf(update, update.length - 1);
            case NOTHING, CHANGED_UPLOAD, SHORT_UPLOAD, KILLED_SITE, SILENT_SITE, KILLED_SERVER, NOTHING_MORE -> update;
        };
    }

    @Override
    public Call call(int site, Call call) {
        var path = call.target().getPath();
        if (Fault.in(round) == Fault.KILLED_SERVER && path.contains(SHARES) && outage.begin()) {
            executor.execute(outage::happen);
        }
        if (site != victim || !path.contains(CHUNKS)) {
            return call;
        }
        return switch (Fault.in(round)) {
            case CHANGED_UPLOAD -> {
                var body = call.body().clone();
                body[0] ^= 1;
                yield with(call, body);
            }
            case SHORT_UPLOAD -> with(call, Arrays.copyOf(call.body(), call.body().length - CUT));
            case NOTHING, NOT_A_NUMBER, INFINITE, WRONG_LENGTH, KILLED_SITE, SILENT_SITE, KILLED_SERVER, NOTHING_MORE ->
                call;
        };
    }

    @Override
    public void at(LoadSite site, RoundOffer offer, SitePhase phase) {
        round = offer.number();
        var fault = Fault.in(offer.number());
        outage.progress();
        if (fault.compareTo(Fault.SILENT_SITE) > 0) {
            silentRoundOver.countDown();
        }
        if (fault.killsSite() && site.number() == victim && phase == SitePhase.ADVERTISED) {
            site.wire().kill(Death.AFTER_SHARES);
            executor.execute(() -> startAgain(site, fault));
        }
    }

    @Override
    public void says(int site, String sentence) {
        if (site == victim && !sentence.endsWith(BEGINS)) {
            synchronized (told) {
                told.computeIfAbsent(round, number -> new ArrayList<>()).add(sentence);
            }
        }
    }

    Outage outage() {
        return outage;
    }

    /** What the victim's people were told last in a round. */
    String lastToldIn(int number) {
        synchronized (told) {
            var sentences = told.getOrDefault(number, List.of());
            return sentences.isEmpty() ? "" : sentences.getLast();
        }
    }

    private void startAgain(LoadSite site, Fault fault) {
        try {
            site.awaitEnd();
            if (fault == Fault.SILENT_SITE) {
                silentRoundOver.await();
            }
            restart.accept(site);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static float[] beginning(float[] update, float value) {
        update[0] = value;
        return update;
    }

    private static Call with(Call call, byte[] body) {
        return new Call(
                call.method(),
                call.target(),
                call.headers(),
                body,
                call.sha256(),
                call.round(),
                call.timeout(),
                call.answerLimit(),
                call.attempts());
    }
}
