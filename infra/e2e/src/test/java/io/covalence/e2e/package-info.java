/** End-to-end tests: real servers, real connectors and a real browser, through the interfaces that people use. */
@NullMarked
package io.covalence.e2e;

import org.jspecify.annotations.NullMarked;
