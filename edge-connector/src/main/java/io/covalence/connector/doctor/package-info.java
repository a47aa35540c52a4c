/** Finds what is wrong at a site, and says how to mend it. */
@NullMarked
package io.covalence.connector.doctor;

import org.jspecify.annotations.NullMarked;
