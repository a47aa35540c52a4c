@NullMarked
package io.covalence.connector.enrolment;

import org.jspecify.annotations.NullMarked;
