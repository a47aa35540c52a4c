/** From SMILES text to molecules: validation, ECFP4 fingerprints, Murcko scaffolds. The toolkit stays behind this door. */
@NullMarked
package io.covalence.connector.chemistry;

import org.jspecify.annotations.NullMarked;
