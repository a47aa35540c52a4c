package io.covalence.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnPagesOnlyTest {
    private final OwnPagesOnly rule = new OwnPagesOnly("https://covalence.example");

    @Test
    void ourOwnPagesMayChangeThings() {
        assertThat(rule.isOwn("https://covalence.example", "same-origin")).isTrue();
        assertThat(rule.isOwn("https://covalence.example", null)).isTrue();
        assertThat(rule.isOwn(null, "same-origin")).isTrue();
    }

    /** A neighbouring host is the same site and still another origin. */
    @Test
    void foreignPagesMayNot() {
        assertThat(rule.isOwn("https://evil.example", "cross-site")).isFalse();
        assertThat(rule.isOwn("https://other.covalence.example", "same-site")).isFalse();
        assertThat(rule.isOwn("https://covalence.example", "cross-site")).isFalse();
        assertThat(rule.isOwn("http://covalence.example", null)).isFalse();
        assertThat(rule.isOwn("null", "same-origin")).isFalse();
    }

    @Test
    void whoSaysNothingMayNot() {
        assertThat(rule.isOwn(null, null)).isFalse();
        assertThat(rule.isOwn(null, "none")).isFalse();
    }
}
