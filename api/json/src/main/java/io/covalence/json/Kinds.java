package io.covalence.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.AsPropertyTypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import io.covalence.contract.plan.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A sealed part whose forms have a {@link Kind} says which one it is in its member {@code kind}; nothing else names a class. */
public final class Kinds extends NopAnnotationIntrospector {
    /** The member. */
    public static final String MEMBER = "kind";

    private static final long serialVersionUID = 1;

    Kinds() {}

    /** The kinds of a sealed part; empty for any other class. */
    public static List<String> of(Class<?> part) {
        return forms(part).map(Kinds::name).toList();
    }

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass annotated, JavaType base) {
        return of(annotated.getRawType()).isEmpty()
                ? null
                : new Resolver()
                        .init(JsonTypeInfo.Id.NAME, null)
                        .inclusion(JsonTypeInfo.As.PROPERTY)
                        .typeProperty(MEMBER);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
        var forms = forms(annotated.getRawType())
                .map(form -> new NamedType(form, name(form)))
                .toList();
        return forms.isEmpty() ? null : forms;
    }

    @Override
    public @Nullable String findTypeName(AnnotatedClass annotated) {
        var kind = annotated.getRawType().getAnnotation(Kind.class);
        return kind == null ? null : kind.value();
    }

    private static Stream<Class<?>> forms(Class<?> part) {
        return part.isInterface() && part.isSealed()
                ? Arrays.stream(part.getPermittedSubclasses())
                        .flatMap(form -> form.isAnnotationPresent(Kind.class) ? Stream.of(form) : forms(form))
                : Stream.empty();
    }

    private static String name(Class<?> form) {
        return form.getAnnotation(Kind.class).value();
    }

    /** As the library's, which would also read an array of a kind and a form. */
    private static final class Resolver extends StdTypeResolverBuilder {
        private static final long serialVersionUID = 1;

        @Override
        public TypeDeserializer buildTypeDeserializer(
                DeserializationConfig config, JavaType base, Collection<NamedType> forms) {
            return new OfObjects((AsPropertyTypeDeserializer) super.buildTypeDeserializer(config, base, forms), null);
        }
    }

    /** Reads a part from an object only. */
    private static final class OfObjects extends AsPropertyTypeDeserializer {
        private static final long serialVersionUID = 1;

        OfObjects(AsPropertyTypeDeserializer source, @Nullable BeanProperty property) {
            super(source, property);
        }

        @Override
        public TypeDeserializer forProperty(@Nullable BeanProperty property) {
            return new OfObjects(this, property);
        }

        @Override
        public @Nullable Object deserializeTypedFromObject(JsonParser parser, DeserializationContext context)
                throws IOException {
            return parser.isExpectedStartArrayToken()
                    ? context.handleUnexpectedToken(baseType(), parser)
                    : super.deserializeTypedFromObject(parser, context);
        }
    }
}
