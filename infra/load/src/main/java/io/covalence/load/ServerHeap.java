package io.covalence.load;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.covalence.dev.story.StoryException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * The heap of another JVM on this machine, watched from outside by its own management beans. Peaks of the pools are added up, which
 * is at least the peak of their sum, and garbage that had not been collected yet counts.
 */
final class ServerHeap implements AutoCloseable {
    private static final int MIB = 1 << 20;

    private final JMXConnector connector;
    private final List<MemoryPoolMXBean> pools;

    private ServerHeap(JMXConnector connector, List<MemoryPoolMXBean> pools) {
        this.connector = connector;
        this.pools = pools;
    }

    /** Begins to watch: peaks from now on. */
    @SuppressWarnings("BanJNDI") // The address comes from a process that this one started and attached to.
    static ServerHeap of(ProcessHandle process) {
        try {
            var machine = VirtualMachine.attach(String.valueOf(process.pid()));
            String address;
            try {
                address = machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
            var connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
            var pools =
                    ManagementFactory.getPlatformMXBeans(connector.getMBeanServerConnection(), MemoryPoolMXBean.class)
                            .stream()
                            .filter(pool -> pool.getType() == MemoryType.HEAP)
                            .toList();
            pools.forEach(MemoryPoolMXBean::resetPeakUsage);
            return new ServerHeap(connector, pools);
        } catch (AttachNotSupportedException | IOException e) {
            throw new StoryException("The server's heap cannot be watched.", e);
        }
    }

    /** MiB in use at the most. */
    double peak() {
        return (double) pools.stream()
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / MIB;
    }

    /** MiB that the server may use. */
    double most() {
        return (double) pools.stream()
                        .mapToLong(pool -> pool.getPeakUsage().getMax())
                        .sum()
                / MIB;
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
