/**
 * From SMILES text to molecules: validation, ECFP4 fingerprints, Murcko scaffolds. Only this package uses the toolkit.
 */
@NullMarked
package io.covalence.connector.chemistry;

import org.jspecify.annotations.NullMarked;
