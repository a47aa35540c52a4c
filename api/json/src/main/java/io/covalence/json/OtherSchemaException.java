package io.covalence.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.covalence.contract.plan.StudyPlan;

/** A plan is of a schema that is not run; the message says what to do. */
public final class OtherSchemaException extends JsonMappingException {
    private static final long serialVersionUID = 1;

    OtherSchemaException(JsonParser parser) {
        super(parser, StudyPlan.OTHER_SCHEMA);
    }
}
