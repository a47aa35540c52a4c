package io.covalence.connector.round;

import io.covalence.secagg.cohort.SurvivingCohort;
import io.covalence.secagg.message.Quorum;

/** What this site agreed to, and answers. */
record AnsweredSession(SurvivingCohort survivors, Quorum quorum) {}
