package io.covalence.aggregation.boot;

import io.covalence.aggregation.charter.CharterSignatures;
import io.covalence.aggregation.connector.Connectors;
import io.covalence.aggregation.exchange.Answers;
import io.covalence.aggregation.exchange.EvidenceAccess;
import io.covalence.aggregation.exchange.LogAccess;
import io.covalence.aggregation.exchange.Messages;
import io.covalence.aggregation.exchange.Offers;
import io.covalence.aggregation.exchange.ProgressReports;
import io.covalence.aggregation.exchange.Uploads;
import io.covalence.aggregation.order.Orders;
import io.covalence.aggregation.order.RunDocuments;
import io.covalence.aggregation.outbox.Outbox;
import io.covalence.aggregation.settings.Settings;
import io.covalence.aggregation.signal.LongPolls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Hands the parts of the assembly to the REST resources. */
@ApplicationScoped
public class Parts {
    @Produces
    Settings settings(Assembly assembly) {
        return assembly.settings();
    }

    @Produces
    LongPolls polls(Assembly assembly) {
        return assembly.polls();
    }

    @Produces
    Outbox outbox(Assembly assembly) {
        return assembly.outbox();
    }

    @Produces
    Orders orders(Assembly assembly) {
        return assembly.orders();
    }

    @Produces
    RunDocuments documents(Assembly assembly) {
        return assembly.documents();
    }

    @Produces
    Connectors connectors(Assembly assembly) {
        return assembly.connectors();
    }

    @Produces
    Offers offers(Assembly assembly) {
        return assembly.exchange().offers();
    }

    @Produces
    ProgressReports progress(Assembly assembly) {
        return assembly.exchange().progress();
    }

    @Produces
    Messages messages(Assembly assembly) {
        return assembly.exchange().messages();
    }

    @Produces
    Uploads uploads(Assembly assembly) {
        return assembly.exchange().uploads();
    }

    @Produces
    Answers answers(Assembly assembly) {
        return assembly.exchange().answers();
    }

    @Produces
    CharterSignatures charters(Assembly assembly) {
        return assembly.charters();
    }

    @Produces
    LogAccess log(Assembly assembly) {
        return assembly.exchange().log();
    }

    @Produces
    EvidenceAccess evidence(Assembly assembly) {
        return assembly.exchange().evidence();
    }
}
