/** What figures mean, how coarse they leave a site, and how they are read out of sums: alike in every process. */
@NullMarked
package io.covalence.contract.metric;

import org.jspecify.annotations.NullMarked;
