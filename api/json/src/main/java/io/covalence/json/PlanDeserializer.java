package io.covalence.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.covalence.contract.plan.StudyPlan;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a plan's schema before its other members: of a plan of another one nothing else would fit, and whoever wrote it should read
 * why, and not which of its members is unknown.
 */
final class PlanDeserializer extends DelegatingDeserializer {
    private static final long serialVersionUID = 1;
    private static final String SCHEMA = "schema";

    PlanDeserializer(JsonDeserializer<?> plain) {
        super(plain);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> plain) {
        return new PlanDeserializer(plain);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            return super.deserialize(parser, context);
        }
        var plan = context.bufferAsCopyOfValue(parser);
        requireSchema(plan);
        try (var again = plan.asParserOnFirstToken()) {
            return super.deserialize(again, context);
        }
    }

    /** A schema that is missing or no number is refused with the other members. */
    private static void requireSchema(TokenBuffer plan) throws IOException {
        try (var parser = plan.asParserOnFirstToken()) {
            for (@Nullable JsonToken token = parser.nextToken();
                    token == JsonToken.FIELD_NAME;
                    token = parser.nextToken()) {
                var name = parser.currentName();
                boolean number = parser.nextToken() == JsonToken.VALUE_NUMBER_INT;
                if (name.equals(SCHEMA) && number && !parser.getText().equals(String.valueOf(StudyPlan.SCHEMA))) {
                    throw JsonMappingException.wrapWithPath(
                            new OtherSchemaException(parser),
                            new JsonMappingException.Reference(StudyPlan.class, SCHEMA));
                }
                parser.skipChildren();
            }
        }
    }
}
