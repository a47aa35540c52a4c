package io.covalence.connector.round;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.TenantId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.client.AwaitingRoster;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.Step;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Unmask;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The size of a message of secure aggregation, found by making one with keys of nobody.
 *
 * @param name of the message, as the outbound log has it in its path
 * @param says what is in it
 * @param bytes without those for each site
 * @param bytesForEachSite of the cohort, this one included
 */
public record MessageSize(String name, String says, int bytes, int bytesForEachSite) {
    private static final int ID = "sit_".length() + 20;
    private static final ByteString HASH = ByteString.of(new byte[ByteString.KEY_SIZE]);
    private static final ByteString SIGNATURE = ByteString.of(new byte[64]);

    /**
     * The messages of one session, in their order, but for the masked vector itself.
     *
     * @param tenant of the study; its name is in the tree head that a site shows the others
     */
    static List<MessageSize> all(TenantId tenant, VectorLayout layout, RandomSource random) {
        var site = site(0);
        var header = new MaskedHeader(HASH, site, HASH, layout, HASH, SIGNATURE).encode().length;
        var agreement = new Agreement(HASH, site, HASH, SIGNATURE).encode().length;
        int shares = dealt(CohortPolicy.FLOOR, random);
        int shareEach = dealt(CohortPolicy.FLOOR + 1, random) - shares;
        int unmask = unmask(1);
        int unmaskEach = unmask(2) - unmask;
        var head = new SignedTreeHead(tenant.value(), 1, 1, HASH, SIGNATURE);
        return List.of(
                new MessageSize(
                        "advertisements",
                        "new public keys, and the log as this site knows it",
                        advertise(head, random),
                        0),
                new MessageSize(
                        "shares",
                        "parts of this session's keys, each encrypted for one other site",
                        shares - CohortPolicy.FLOOR * shareEach,
                        shareEach),
                new MessageSize("contributions", "the digest of the masked vector", header, 0),
                new MessageSize("agreements", "which sites are in the sum", agreement, 0),
                new MessageSize(
                        "unmaskings",
                        "parts of keys by which masks are taken out of the sum",
                        unmask - unmaskEach,
                        unmaskEach));
    }

    /** With the sites of a cohort. */
    public int bytes(int sites) {
        return bytes + sites * bytesForEachSite;
    }

    private static int advertise(SignedTreeHead head, RandomSource random) {
        var message = opened(CohortPolicy.FLOOR, random).getFirst().message();
        return new Advertise(
                        message.context(),
                        message.site(),
                        message.maskKey(),
                        message.channelKey(),
                        message.nonce(),
                        message.sequence(),
                        Optional.of(head),
                        message.signature())
                .encode()
                .length;
    }

    private static int dealt(int sites, RandomSource random) {
        var steps = opened(sites, random);
        var roster = Roster.of(steps.stream().map(step -> step.message()).toList());
        return steps.getFirst().state().receive(roster).message().encode().length;
    }

    private static int unmask(int sites) {
        var shares = IntStream.range(0, sites)
                .mapToObj(site -> new RevealedShare(site(site), ShareKind.RECOVERY, HASH))
                .toList();
        return new Unmask(HASH, site(0), HASH, shares, SIGNATURE).encode().length;
    }

    private static List<Step<AwaitingRoster, Advertise>> opened(int sites, RandomSource random) {
        var keys = IntStream.range(0, sites)
                .mapToObj(site -> IdentityKey.generate(random))
                .toList();
        var directory = new HashMap<SiteId, ByteString>();
        for (int site = 0; site < sites; site++) {
            directory.put(site(site), keys.get(site).publicKey());
        }
        var context = new RoundContext("t", "s", "r", HASH, 0, 1, HASH, HASH);
        var policy = new CohortPolicy(0, CohortPolicy.FLOOR, CohortPolicy.LIMIT);
        var layout = new VectorLayout(0, RingWidth.BITS_32, 1);
        return IntStream.range(0, sites)
                .mapToObj(site -> ClientSession.open(
                        new SessionParameters(
                                context,
                                site(site),
                                policy,
                                new IdentityDirectory(directory),
                                layout,
                                new VolatileJournal(),
                                Optional.empty(),
                                Optional.empty()),
                        keys.get(site),
                        random))
                .toList();
    }

    private static SiteId site(int number) {
        return new SiteId("x".repeat(ID - 1) + number);
    }
}
