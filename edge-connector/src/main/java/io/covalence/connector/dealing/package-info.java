/**
 * Deals one public dataset to several sites, as the demonstration and the tests need it. In a real study nothing is dealt: each
 * site brings its own rows.
 */
@NullMarked
package io.covalence.connector.dealing;

import org.jspecify.annotations.NullMarked;
