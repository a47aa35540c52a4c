/** What is wrong, and what to do about it. */
@NullMarked
package io.covalence.connector.doctor;

import org.jspecify.annotations.NullMarked;
