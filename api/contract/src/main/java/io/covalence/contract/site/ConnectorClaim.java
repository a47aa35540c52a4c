package io.covalence.contract.site;

/**
 * A running connector's claim to be the one that works for its site. A folder that was copied holds the same keys: were both
 * to run, they would answer one round twice, and the site would be convicted of it.
 *
 * @param instance made anew whenever a connector starts; 32 hex digits
 * @param previous the last instance of the same folder that the service accepted; empty for none
 * @param place hex digest of the machine, its boot and the folder that the connector works in: says that two are the same, and nothing else
 */
public record ConnectorClaim(String instance, String previous, String place) {
    /** The request header that names the instance from which a message comes. */
    public static final String HEADER = "Covalence-Connector";

    /** The response header that tells the present instance when another one was refused last; an ISO 8601 instant in UTC. */
    public static final String REFUSED_HEADER = "Covalence-Connector-Refused";
}
