/** Both halves together, on made-up sites: for a process that wants to know that they work before it takes part. */
@NullMarked
package io.covalence.secagg.rehearsal;

import org.jspecify.annotations.NullMarked;
