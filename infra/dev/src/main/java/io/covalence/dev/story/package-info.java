/** A federated study through the interfaces that people use: the public REST API and the connector's command line. */
@NullMarked
package io.covalence.dev.story;

import org.jspecify.annotations.NullMarked;
