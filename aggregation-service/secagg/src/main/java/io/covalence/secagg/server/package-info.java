/** The server part: functions over stored messages, and a streaming sum of masked chunks. */
@NullMarked
package io.covalence.secagg.server;

import org.jspecify.annotations.NullMarked;
