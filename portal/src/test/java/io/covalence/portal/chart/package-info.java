@NullMarked
package io.covalence.portal.chart;

import org.jspecify.annotations.NullMarked;
