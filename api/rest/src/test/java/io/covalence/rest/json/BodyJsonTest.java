package io.covalence.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.covalence.contract.invitation.NewInvitation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyJsonTest {
    private final ObjectMapper mapper = new BodyJson().getContext(Object.class);

    @Test
    void completeRecordIsRead() throws JsonProcessingException {
        var read = mapper.readValue(
                "{\"institutionName\":\"Nordlicht \uD83E\uDDEA\",\"email\":\"a@b.example\"}", NewInvitation.class);

        assertThat(read).isEqualTo(new NewInvitation("Nordlicht \uD83E\uDDEA", "a@b.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"institutionName\":\"a\"}",
                "{\"institutionName\":\"a\",\"email\":null}",
                "{\"institutionName\":\"a\",\"email\":\"b\",\"more\":1}",
                "{\"institutionName\":1,\"email\":\"b\"}",
                "{\"institutionName\":\"a\\u0000\",\"email\":\"b\"}",
                "{\"institutionName\":\"a\\ud800\",\"email\":\"b\"}",
                "{\"institutionName\":\"a\",\"email\":\"b\"} {}",
                "[]",
                ""
            })
    void anythingElseIsRefused(String body) {
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> mapper.readValue(body, NewInvitation.class));
    }
}
