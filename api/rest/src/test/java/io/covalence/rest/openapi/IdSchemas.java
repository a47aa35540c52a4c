package io.covalence.rest.openapi;

import io.covalence.contract.id.Id;
import io.covalence.contract.id.IdKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** An id is its text in JSON and in addresses, whatever its class. */
final class IdSchemas {
    private static final Set<String> IDS = Arrays.stream(Id.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());

    private IdSchemas() {}

    static void complete(OpenAPI document) {
        var components = document.getComponents();
        components.getSchemas().values().stream()
                .flatMap(schema -> Stream.ofNullable(schema.getProperties()))
                .flatMap(members -> members.values().stream())
                .forEach(IdSchemas::complete);
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(operation -> Stream.ofNullable(operation.getParameters()))
                .flatMap(List::stream)
                .map(Parameter::getSchema)
                .filter(Objects::nonNull)
                .filter(IdSchemas::isId)
                .forEach(IdSchemas::completeParameter);
        IDS.forEach(components::removeSchema);
    }

    private static void complete(Schema schema) {
        if (isId(schema)) {
            schema.setRef(null);
            schema.addType(Schema.SchemaType.STRING);
        } else if (schema.getItems() != null) {
            complete(schema.getItems());
        }
    }

    /** An address is only of ids that this platform has made. */
    private static void completeParameter(Schema schema) {
        var kind = IdKind.valueOf(name(schema).replace("Id", "").toUpperCase(Locale.ROOT));
        complete(schema);
        schema.setPattern(kind.prefix() + "_[0-9a-z]{" + IdKind.RANDOM_CHARACTERS + "}");
    }

    private static boolean isId(Schema schema) {
        return schema.getRef() != null && IDS.contains(name(schema));
    }

    private static String name(Schema schema) {
        return schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
    }
}
