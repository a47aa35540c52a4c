package io.covalence.secagg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.SeededRandom;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Unmask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Random operations on sites and service, with what must hold checked after each. */
final class Simulation {
    private final SplittableRandom random;
    private final Study study;
    private final SimulatedService service;
    private final List<SimulatedSite> sites = new ArrayList<>();
    private final Map<Operation, Integer> done = new EnumMap<>(Operation.class);
    private final Map<Secret, Set<SiteId>> holders = new HashMap<>();
    private long now;
    private int checked;

    private record Secret(ByteString session, SiteId dealer, ShareKind kind) {}

    Simulation(Study study, long seed) {
        this.study = study;
        this.random = new SplittableRandom(seed);
        this.service = new SimulatedService(study);
        for (var site : study.sites()) {
            sites.add(new SimulatedSite(study, site, new SeededRandom(random.nextLong()), this::reveal));
        }
    }

    SimulatedService service() {
        return service;
    }

    Map<Operation, Integer> done() {
        return done;
    }

    void run(int operations) {
        for (int i = 0; i < operations; i++) {
            var operation = Operation.pick(random);
            perform(operation);
            done.merge(operation, 1, Integer::sum);
            checkResults();
        }
    }

    private void perform(Operation operation) {
        switch (operation) {
            case ADVANCE -> service.advance(now);
            case PASS_TIME -> now += random.nextInt(1, 6);
            case UPLOAD -> upload();
            case DROP_RESPONSE -> any(sites).poll(service, false);
            case REPLAY -> replay();
            case TAMPER -> tamper();
            case CRASH_SITE -> any(sites).crash();
            case OUTAGE -> sites.stream().filter(site -> random.nextBoolean()).forEach(SimulatedSite::crash);
            case CRASH_SERVICE -> service.crash();
        }
    }

    /** The first of a few sites that has something to do. */
    private void upload() {
        boolean done = false;
        for (int i = 0; i < sites.size() && !done; i++) {
            done = any(sites).poll(service, true);
        }
    }

    /** It is stored already, or it is refused; either way nothing changes. */
    private void replay() {
        var mails = service.store().everything();
        if (!mails.isEmpty()) {
            int before = mails.size();
            service.upload(any(mails));
            assertThat(mails).hasSize(before);
        }
    }

    private void tamper() {
        var mails = service.store().everything();
        if (!mails.isEmpty()) {
            int before = mails.size();
            var mail = mails.get(Math.max(0, before - 1 - random.nextInt(10)));
            byte[] changed = mail.bytes();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            boolean accepted =
                    service.upload(new Mail(mail.kind(), mail.site(), ByteString.of(changed), mail.chunks()));
            assertThat(accepted).as("a changed message was taken").isFalse();
            assertThat(mails).hasSize(before);
        }
    }

    private void reveal(Unmask answer) {
        for (var share : answer.shares()) {
            var secret = new Secret(answer.session(), share.dealer(), share.kind());
            holders.computeIfAbsent(secret, key -> new HashSet<>()).add(answer.site());
            int selfShares = count(answer.session(), share.dealer(), ShareKind.SELF_MASK);
            int recoveryShares = count(answer.session(), share.dealer(), ShareKind.RECOVERY);
            assertThat(Math.min(selfShares, recoveryShares))
                    .as("holders that revealed either secret")
                    .isZero();
        }
    }

    private int count(ByteString session, SiteId dealer, ShareKind kind) {
        return holders.getOrDefault(new Secret(session, dealer, kind), Set.of()).size();
    }

    /** Each new sum is the plain sum over its survivors, each of whom is in it once and in no other sum from its model. */
    private void checkResults() {
        for (; checked < service.results().size(); checked++) {
            var result = service.results().get(checked);
            long model = result.attempt().model();
            var values = new long[3];
            long limb = 0;
            for (var site : result.survivors()) {
                long[] update = study.values(site, model);
                Arrays.setAll(values, i -> values[i] + update[i]);
                limb += study.limb(site);
            }
            assertThat(result.values())
                    .containsExactly(Arrays.stream(values).boxed().toArray(Long[]::new));
            assertThat(result.limb())
                    .as("one digit for each site, 1 when it is in the sum")
                    .isEqualTo(limb);
            assertThat(service.results().subList(0, checked))
                    .as("sums from model %s", model)
                    .noneMatch(other -> other.attempt().model() == model);
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
