/** Load runs: many sites without training, in one process, against a whole platform. */
@NullMarked
package io.covalence.load;

import org.jspecify.annotations.NullMarked;
