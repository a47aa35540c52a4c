package io.covalence.connector.client;

import java.io.IOException;

final class AnswerTooLarge extends IOException {
    private static final long serialVersionUID = 1;
}
