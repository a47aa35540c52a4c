/** Client and server part in one process, with generated sites: shows that they work before a process takes part. */
@NullMarked
package io.covalence.secagg.rehearsal;

import org.jspecify.annotations.NullMarked;
