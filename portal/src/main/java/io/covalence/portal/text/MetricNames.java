package io.covalence.portal.text;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.metric.Metric;

/** Says what a metric is, so that nobody has to know it: its name, its unit and which way is better. */
public final class MetricNames {
    private MetricNames() {}

    public static String said(Metric metric) {
        var better = text("metric.better", metric.better());
        return metric.unit().isEmpty()
                ? text("metric.said", metric.name(), better)
                : text("metric.said.unit", metric.name(), metric.unit(), better);
    }
}
