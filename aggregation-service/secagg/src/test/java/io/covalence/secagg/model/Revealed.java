package io.covalence.secagg.model;

import io.covalence.secagg.message.ShareKind;

/** One share of one secret that a site has revealed; sites and sets as in the model. */
record Revealed(int attempt, int roster, int dealer, ShareKind kind, int holder) {}
