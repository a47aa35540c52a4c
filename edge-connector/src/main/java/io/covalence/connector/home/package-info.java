/** The connector's folder on the site's machine: its files, which nobody else may read. */
@NullMarked
package io.covalence.connector.home;

import org.jspecify.annotations.NullMarked;
