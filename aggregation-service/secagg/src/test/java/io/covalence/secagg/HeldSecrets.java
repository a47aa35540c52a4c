package io.covalence.secagg;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.jspecify.annotations.Nullable;

/**
 * The secret bytes that an object holds, wherever they are: those of {@link SecretBytes}, and of ML-KEM's private keys. Not those
 * of the identity key, which outlives every session.
 */
final class HeldSecrets {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private final List<byte[]> secrets = new ArrayList<>();

    private HeldSecrets() {}

    /** The arrays themselves, wiped or not. */
    static List<byte[]> of(Object root) {
        var search = new HeldSecrets();
        search.look(root);
        while (!search.open.isEmpty()) {
            search.lookInto(search.open.pop());
        }
        return search.secrets;
    }

    private void look(Object found) {
        switch (found) {
            case Optional<?> optional -> optional.ifPresent(this::look);
            case Map<?, ?> map -> map.values().forEach(this::look);
            case Iterable<?> elements -> elements.forEach(this::look);
            case Object[] elements -> List.of(elements).forEach(this::look);
            case Enum<?> constant -> {}
            case Signer identity -> {}
            default -> {
                boolean ours = found.getClass().getName().startsWith("io.covalence.secagg.");
                if ((ours || found instanceof MLKEMPrivateKeyParameters) && seen.add(found)) {
                    open.push(found);
                }
            }
        }
    }

    private void lookInto(Object object) {
        boolean secret = object instanceof SecretBytes || object instanceof MLKEMPrivateKeyParameters;
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    var value = value(field, object);
                    if (secret && value instanceof byte[] bytes) {
                        secrets.add(bytes);
                    }
                    if (value != null) {
                        look(value);
                    }
                }
            }
        }
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
