package io.covalence.contract.invitation;

import io.covalence.contract.plan.Defaulted;
import java.util.Objects;

/**
 * An invitation to be sent.
 *
 * @param institutionName the sponsor's name for the institution; the institution's own name wins when it exists
 * @param email of the person who will accept for the institution
 * @param days for how long it can be answered, {@value #FEWEST_DAYS} to {@value #MOST_DAYS}; {@value #DEFAULT_DAYS} when it is
 *     left out
 */
public record NewInvitation(
        String institutionName, String email, @Defaulted Integer days) {
    public static final int FEWEST_DAYS = 1;
    public static final int MOST_DAYS = 60;
    public static final int DEFAULT_DAYS = 14;

    public NewInvitation {
        days = Objects.requireNonNullElse(days, DEFAULT_DAYS);
    }

    /** With the usual time to answer. */
    public NewInvitation(String institutionName, String email) {
        this(institutionName, email, DEFAULT_DAYS);
    }
}
