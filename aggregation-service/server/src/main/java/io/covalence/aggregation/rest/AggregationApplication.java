package io.covalence.aggregation.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All addresses begin with {@code /aggregation/v1}. */
@ApplicationPath("/v1")
public class AggregationApplication extends Application {}
