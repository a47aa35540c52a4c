package io.covalence.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.covalence.contract.id.Id;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdJsonTest {
    private static final String TEXT = "Any-id_0.9";

    private final JsonMapper mapper =
            JsonMapper.builder().addModule(ContractModule.strict()).build();

    static Stream<Class<? extends Id>> kinds() {
        return Arrays.stream(Id.class.getPermittedSubclasses()).map(kind -> kind.asSubclass(Id.class));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anIdIsItsTextAsAMemberAndAsAKey(Class<? extends Id> kind) throws JsonProcessingException {
        var id = mapper.readValue("\"" + TEXT + "\"", kind);

        assertThat(id.value()).isEqualTo(TEXT);
        assertThat(mapper.writeValueAsString(Map.of(id, List.of(id))))
                .isEqualTo("{\"" + TEXT + "\":[\"" + TEXT + "\"]}");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsNoIdIsRefusedWithoutRepeatingIt(Class<? extends Id> kind) {
        var refused = catchThrowableOfType(InvalidFormatException.class, () -> mapper.readValue("\"a/secret\"", kind));

        assertThat(refused.getTargetType()).isEqualTo(kind);
        assertThat(refused).hasMessageNotContaining("secret");
        for (var json : List.of("\"\"", "7", "true", "{}", "[\"a\"]")) {
            assertThatThrownBy(() -> mapper.readValue(json, kind)).isInstanceOf(MismatchedInputException.class);
        }
    }
}
