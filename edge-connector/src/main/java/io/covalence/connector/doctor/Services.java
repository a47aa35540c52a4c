package io.covalence.connector.doctor;

import io.covalence.connector.client.AggregationServiceClient;
import io.covalence.connector.client.TokenSource;
import io.covalence.connector.client.Transport;
import io.covalence.connector.study.StudyApprovals;
import io.covalence.contract.site.Enrolment;

/** What an enrolled site speaks to. */
public record Services(
        Enrolment enrolment,
        Transport transport,
        TokenSource tokens,
        StudyApprovals approvals,
        AggregationServiceClient aggregation) {}
