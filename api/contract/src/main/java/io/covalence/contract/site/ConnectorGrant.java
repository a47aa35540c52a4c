package io.covalence.contract.site;

/**
 * The service's acceptance of a connector for its site, until it accepts another one.
 *
 * @param quietMillis time in which the connector sends nothing, since a replica may still accept the previous instance
 * @param leaseSeconds silence after which another machine or folder may take over
 */
public record ConnectorGrant(long quietMillis, long leaseSeconds) {}
