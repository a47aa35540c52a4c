/** A site's data: checked against a study's plan, reported in terms of rows and columns, and kept for training. */
@NullMarked
package io.covalence.connector.dataset;

import org.jspecify.annotations.NullMarked;
