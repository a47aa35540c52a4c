/** What runs have found: figures, curves, tables and files, and runs side by side. */
@NullMarked
package io.covalence.portal.result;

import org.jspecify.annotations.NullMarked;
