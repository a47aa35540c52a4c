/** End-to-end tests: the real servers, the real connectors, a real browser, through the doors that people use. */
@NullMarked
package io.covalence.e2e;

import org.jspecify.annotations.NullMarked;
