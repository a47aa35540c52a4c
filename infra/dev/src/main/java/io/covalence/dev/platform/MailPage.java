package io.covalence.dev.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shows the mail of a development platform in a browser. It is the launcher's page and no part of the product, so no setting can
 * put it into production. It takes no foreign name for this machine, by which another page's script might read it.
 */
final class MailPage implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("https?://[\\w.:/#&;=?~-]+");

    private final Ports ports;
    private final MailServer mail;
    private final HttpServer server;

    private MailPage(Ports ports, MailServer mail, HttpServer server) {
        this.ports = ports;
        this.mail = mail;
        this.server = server;
    }

    static String url(Ports ports) {
        return "http://localhost:" + ports.mailPage() + "/";
    }

    static MailPage start(Ports ports, MailServer mail) {
        try {
            var server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.mailPage()), 0);
            var page = new MailPage(ports, mail, server);
            server.createContext("/", page::answer);
            server.start();
            return page;
        } catch (IOException e) {
            throw new CannotStart("The page with the mail did not start on port " + ports.mailPage() + ".", e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean known = ("localhost:" + ports.mailPage())
                    .equals(exchange.getRequestHeaders().getFirst("Host"));
            byte[] body = (known ? html() : "").getBytes(StandardCharsets.UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "text/html; charset=utf-8");
            headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            headers.set("Cache-Control", "no-store");
            headers.set("Referrer-Policy", "no-referrer");
            exchange.sendResponseHeaders(known ? 200 : 421, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private String html() {
        var articles = mail.letters().stream().map(MailPage::article).collect(Collectors.joining());
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Mail · Covalence</title>
            <style>
              :root { color-scheme: light dark; }
              html { color: light-dark(#1c262e, #e4eaee); background: light-dark(#fff, #161c22); }
              body { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem; font: 1rem/1.5 system-ui, sans-serif; }
              a { color: light-dark(#0a626b, #6fd0d8); }
              h1 { font-size: 1.6rem; } h2 { font-size: 1rem; margin: 0; }
              article { margin-top: 1.25rem; padding: 1rem 1.25rem; border: 1px solid #7d8a95; border-radius: 10px; }
              pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: .75rem 0 0; }
            </style></head>
            <body><main><h1>Mail</h1><p>No mail leaves this machine. What the platform sent is here, the newest first.</p>
            %s</main></body></html>
            """.formatted(articles.isEmpty() ? "<p>Nothing has been sent yet.</p>" : articles);
    }

    static String article(MailServer.Letter letter) {
        return "<article><h2>%s</h2><div>To %s</div><pre>%s</pre></article>"
                .formatted(escaped(letter.subject()), escaped(letter.to()), linked(escaped(letter.text())));
    }

    private static String linked(String html) {
        return LINK.matcher(html).replaceAll(link -> "<a href=\"" + link.group() + "\">" + link.group() + "</a>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
