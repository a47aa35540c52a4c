/** A real local HTTP server that stands for the services, written from their contract. */
@NullMarked
package io.covalence.connector.service;

import org.jspecify.annotations.NullMarked;
