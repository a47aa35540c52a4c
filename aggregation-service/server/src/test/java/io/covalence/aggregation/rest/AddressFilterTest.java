package io.covalence.aggregation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressFilterTest {
    @Test
    void ourOwnNamesAndParametersPass() {
        assertThat(AddressFilter.isName("rnd_0123456789abcdefghij")).isTrue();
        assertThat(AddressFilter.isName("a".repeat(64))).isTrue();
        assertThat(AddressFilter.isName("12")).isTrue();
        assertThat(AddressFilter.isParameter("ten_0123456789abcdefghij.12")).isTrue();
        assertThat(AddressFilter.isParameter("")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rnd\0", "../etc", "a/b", "a\r\nb", "\u202e", "rnd_\ud800", "a b", "%00"})
    void nothingElseReachesTheDatabaseTheDiskOrTheLog(String name) {
        assertThat(AddressFilter.isName(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "a\nb", "a b", "\u202e", "\ud800"})
    void norDoesAParameter(String text) {
        assertThat(AddressFilter.isParameter(text)).isFalse();
    }
}
