package io.covalence.portal.wizard;

/** What a new study begins with. */
enum Beginning {
    TEMPLATE,
    FILE,
    COPY
}
