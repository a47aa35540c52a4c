package io.covalence.contract.site;

/**
 * A running connector's claim to be the one that works for its site. A copied folder holds the same keys. If both
 * connectors ran, they would answer one round twice, and the site would be convicted.
 *
 * @param instance new at each start of a connector; 32 hex digits
 * @param previous the last instance of the same folder that the service accepted; empty for none
 * @param place hex digest of the machine, its boot and the connector's folder; it only shows whether two are the same
 */
public record ConnectorClaim(String instance, String previous, String place) {
    /** The request header that names the instance from which a message comes. */
    public static final String HEADER = "Covalence-Connector";

    /** The response header that tells the present instance when another one was refused last; an ISO 8601 instant in UTC. */
    public static final String REFUSED_HEADER = "Covalence-Connector-Refused";
}
