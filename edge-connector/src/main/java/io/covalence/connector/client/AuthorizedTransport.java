package io.covalence.connector.client;

/** Adds the site's token. When it is refused, asks once with a new one. */
public final class AuthorizedTransport implements Transport {
    private static final int UNAUTHENTICATED = 401;

    private final Transport transport;
    private final TokenSource tokens;

    public AuthorizedTransport(Transport transport, TokenSource tokens) {
        this.transport = transport;
        this.tokens = tokens;
    }

    @Override
    public Answer send(Call call) throws InterruptedException {
        var token = tokens.token();
        var answer = transport.send(authorized(call, token));
        if (answer.status() != UNAUTHENTICATED) {
            return answer;
        }
        tokens.forget(token);
        return transport.send(authorized(call, tokens.token()));
    }

    private static Call authorized(Call call, String token) {
        return call.header("Authorization", "Bearer " + token);
    }
}
