/** A site's file: checked against a study's plan, reported on in terms of rows and columns, and held in memory for training. */
@NullMarked
package io.covalence.connector.dataset;

import org.jspecify.annotations.NullMarked;
