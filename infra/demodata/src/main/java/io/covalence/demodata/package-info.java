/** Generated data for demonstrations and tests, and the small tables that hold it. */
@NullMarked
package io.covalence.demodata;

import org.jspecify.annotations.NullMarked;
