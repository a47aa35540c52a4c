package io.covalence.connector.client;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The service's time, by the date of its last answer. Its deadlines are times of its own clock, and this machine's
 * clock may be wrong. For use by several threads.
 */
public final class ServiceClock extends Clock implements Transport {
    private final Transport transport;
    private final Clock machine;
    private volatile ClockOffset offset = ClockOffset.NONE;

    /**
     * Reads the dates of what a transport brings.
     *
     * @param transport to the service, and to nobody else
     * @param machine this machine's clock
     */
    public ServiceClock(Transport transport, Clock machine) {
        this.transport = transport;
        this.machine = machine;
    }

    @Override
    public Answer send(Call call) throws InterruptedException {
        var answer = transport.send(call);
        ClockOffset.of(answer, machine).ifPresent(read -> offset = read);
        return answer;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset.ahead());
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ServiceClock(transport, machine.withZone(zone));
    }
}
