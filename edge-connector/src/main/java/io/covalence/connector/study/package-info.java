/** Studies as this site sees them: plans in plain words, local approval, the file that a study may read. */
@NullMarked
package io.covalence.connector.study;

import org.jspecify.annotations.NullMarked;
