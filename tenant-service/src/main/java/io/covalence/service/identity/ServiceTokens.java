package io.covalence.service.identity;

/** Access tokens of the service's own account, for requests to the other processes. */
public interface ServiceTokens {
    /** A token that is valid for some seconds more. */
    String bearer();
}
