package io.covalence.rest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

    @Test
    void tagIsTheVersionAndTheBeginningOfTheDigest() {
        // SHA-256 of "abc": FIPS 180-2, appendix B.1.
        assertThat(EntityTags.of(7, ABC)).isEqualTo("\"7-ba7816bf8f01cfea\"");
    }

    @Test
    void writerExpectsTheVersionThatItRead() {
        assertThat(EntityTags.expectedVersion(EntityTags.of(7, ABC))).isEqualTo(7);
        assertThat(EntityTags.expectedVersion("\"12\"")).isEqualTo(12);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void writingBlindlyNeedsAPrecondition(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> EntityTags.expectedVersion(header))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.PRECONDITION_REQUIRED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "7", "W/\"7\"", "\"seven\"", "\"1\", \"2\"", "\"9999999999999999999\""})
    void tagThatWasNeverGivenIsStale(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> EntityTags.expectedVersion(header))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.STALE));
    }

    @Test
    void readerThatHasTheRepresentationNeedsNoOther() {
        var tag = EntityTags.of(7, ABC);

        assertThat(EntityTags.alreadyRead(tag, tag)).isTrue();
        assertThat(EntityTags.alreadyRead("\"other\", W/" + tag, tag)).isTrue();
        assertThat(EntityTags.alreadyRead("*", tag)).isTrue();
        assertThat(EntityTags.alreadyRead(null, tag)).isFalse();
        assertThat(EntityTags.alreadyRead("\"7\"", tag)).isFalse();
    }

    @Test
    void sameVersionThatLooksDifferentIsReadAnew() {
        var before = EntityTags.of(7, ABC);
        var after = EntityTags.of(7, "abd".getBytes(StandardCharsets.US_ASCII));

        assertThat(EntityTags.alreadyRead(before, after)).isFalse();
    }
}
