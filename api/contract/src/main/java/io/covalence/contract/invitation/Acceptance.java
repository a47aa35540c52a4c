package io.covalence.contract.invitation;

/**
 * The signed-in person accepts an invitation and signs its agreement.
 *
 * @param agreementSha256 digest of the agreement that the person read, from {@link InvitationPreview}
 */
public record Acceptance(String token, String agreementSha256) {
    @Override
    public String toString() {
        return "Acceptance[token=[REDACTED]]";
    }
}
