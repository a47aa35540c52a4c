package io.covalence.contract.charter;

/**
 * A charter version in which a site has a say. What counts is in {@code charter} and {@code history}, which the site checks;
 * the other members help to find it.
 *
 * @param hash hex
 * @param version 1 for the founding charter
 * @param signed whether this site has signed
 * @param signatures how many sites have signed
 * @param signers how many have a say
 * @param charter base64; secure aggregation's SignedCharter
 * @param history base64; its CharterHistory of all versions before, empty for the founding one
 */
public record SiteCharter(
        String hash,
        String tenantId,
        String studyId,
        int version,
        CharterStanding standing,
        boolean signed,
        int signatures,
        int signers,
        String charter,
        String history) {}
