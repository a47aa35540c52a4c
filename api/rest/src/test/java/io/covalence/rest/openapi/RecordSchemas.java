package io.covalence.rest.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/** Says of each record's members which may be left out because they have a default, and which may be null. */
final class RecordSchemas {
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName DEFAULTED = DotName.createSimple("io.covalence.contract.plan.Defaulted");
    private static final String PAGE = "Page";

    private final Map<String, Schema> schemas;

    RecordSchemas(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void complete(IndexView index) {
        for (var type : index.getKnownClasses()) {
            if (type.isRecord()) {
                var name = type.name().withoutPackagePrefix();
                var simple = name.substring(name.lastIndexOf('$') + 1);
                schemas.forEach((schemaName, schema) -> {
                    if (schemaName.equals(simple) || (simple.equals(PAGE) && schemaName.startsWith(PAGE))) {
                        complete(schema, type);
                    }
                });
            }
        }
    }

    private static void complete(Schema schema, ClassInfo type) {
        schema.setRequired(new ArrayList<>(type.recordComponentsInDeclarationOrder().stream()
                .filter(component -> !component.hasAnnotation(DEFAULTED))
                .map(RecordComponentInfo::name)
                .toList()));
        for (var component : type.recordComponentsInDeclarationOrder()) {
            var property = schema.getProperties().get(component.name());
            if (property != null && component.type().hasAnnotation(NULLABLE)) {
                schema.addProperty(component.name(), orNull(property));
            }
        }
    }

    private static Schema orNull(Schema schema) {
        var none = OASFactory.createSchema().addType(Schema.SchemaType.NULL);
        if (schema.getRef() != null) {
            return OASFactory.createSchema().anyOf(List.of(schema, none));
        }
        return schema.addType(Schema.SchemaType.NULL);
    }
}
