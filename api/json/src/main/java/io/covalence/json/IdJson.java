package io.covalence.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module.SetupContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.covalence.contract.id.Id;
import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** An id is its text. */
final class IdJson {
    private IdJson() {}

    static void setup(SetupContext context) {
        context.addSerializers(new SimpleSerializers(List.of(new ToStringSerializer(Id.class))));
        var readers = new SimpleDeserializers();
        add(readers, InstitutionId.class, InstitutionId::new);
        add(readers, RoundId.class, RoundId::new);
        add(readers, RunId.class, RunId::new);
        add(readers, SiteId.class, SiteId::new);
        add(readers, StudyId.class, StudyId::new);
        add(readers, TenantId.class, TenantId::new);
        context.addDeserializers(readers);
    }

    private static <I extends Id> void add(SimpleDeserializers readers, Class<I> type, Function<String, I> form) {
        readers.addDeserializer(type, new Reader<>(type, form));
    }

    /** Refuses what is no id as any other text of the wrong form; what it is, no message says. */
    private static final class Reader<I extends Id> extends StdScalarDeserializer<I> {
        private static final long serialVersionUID = 1;

        private final Class<I> type;
        private final transient Function<String, I> form;

        Reader(Class<I> type, Function<String, I> form) {
            super(type);
            this.type = type;
            this.form = form;
        }

        @Override
        public I deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            try {
                return form.apply(parser.getText());
            } catch (IllegalArgumentException malformed) {
                return type.cast(context.handleWeirdStringValue(type, "", "is not an id"));
            }
        }
    }
}
