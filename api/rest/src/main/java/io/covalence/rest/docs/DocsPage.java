package io.covalence.rest.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes an OpenAPI document as a page: operations by tag, then the records that they take and give. */
final class DocsPage {
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document;
    private final StringBuilder page = new StringBuilder();

    private DocsPage(JsonNode document) {
        this.document = document;
    }

    static String of(JsonNode document) {
        return new DocsPage(document).write();
    }

    private record Operation(String method, String path, JsonNode node) {
        String id() {
            return node.path("operationId").asText();
        }
    }

    private String write() {
        var info = document.path("info");
        var title = escaped(info.path("title").asText());
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(title)
                .append("</title><meta name=\"viewport\" content=\"width=device-width\">")
                .append("<link rel=\"stylesheet\" href=\"docs.css\"></head><body><main>");
        page.append("<h1>").append(title).append("</h1>");
        text("p", info.path("description").asText());
        page.append("<p>The same as an <a href=\"openapi.json\">OpenAPI document</a>, and the ")
                .append("<a href=\"plan-schema.json\">JSON Schema of plans</a>.</p>");
        var byTag = operations();
        page.append("<nav aria-label=\"Operations\">");
        byTag.forEach((tag, operations) -> {
            text("h2", tag);
            page.append("<ul>");
            operations.forEach(one -> page.append("<li><a href=\"#")
                    .append(escaped(one.id()))
                    .append("\">")
                    .append(escaped(one.node().path("summary").asText()))
                    .append("</a></li>"));
            page.append("</ul>");
        });
        page.append("</nav>");
        byTag.forEach((tag, operations) -> {
            text("h2", tag);
            operations.forEach(this::operation);
        });
        text("h2", "Records");
        document.at("/components/schemas").properties().forEach(schema -> schema(schema.getKey(), schema.getValue()));
        return page.append("</main></body></html>\n").toString();
    }

    private Map<String, List<Operation>> operations() {
        var byTag = new TreeMap<String, List<Operation>>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    var node = method.getValue();
                    if (node.has("operationId")) {
                        byTag.computeIfAbsent(node.at("/tags/0").asText("Other"), tag -> new ArrayList<>())
                                .add(new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), node));
                    }
                }));
        return byTag;
    }

    private void operation(Operation operation) {
        page.append("<section id=\"").append(escaped(operation.id())).append("\">");
        text("h3", operation.node().path("summary").asText());
        page.append("<p class=\"request\"><code>")
                .append(operation.method())
                .append(" /api")
                .append(escaped(operation.path()))
                .append("</code> <span>")
                .append(escaped(operation.id()))
                .append("</span></p>");
        text("p", operation.node().path("description").asText());
        parameters(operation.node().path("parameters"));
        var body = operation.node().at("/requestBody/content");
        if (!body.isMissingNode()) {
            page.append("<p>Takes ").append(content(body)).append("</p>");
        }
        page.append("<dl>");
        operation.node().path("responses").properties().forEach(response -> {
            var answer = resolved(response.getValue());
            text("dt", response.getKey());
            page.append("<dd>")
                    .append(escaped(answer.path("description").asText()))
                    .append(answer.has("content") ? ": " + content(answer.path("content")) : "")
                    .append("</dd>");
        });
        page.append("</dl></section>");
    }

    private void parameters(JsonNode parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        page.append("<table><caption>Parameters</caption><thead><tr><th scope=\"col\">Name</th>")
                .append("<th scope=\"col\">In</th><th scope=\"col\">What it is</th></tr></thead><tbody>");
        for (var given : parameters) {
            var parameter = resolved(given);
            page.append("<tr><th scope=\"row\"><code>")
                    .append(escaped(parameter.path("name").asText()))
                    .append("</code></th>");
            text("td", parameter.path("in").asText());
            text("td", parameter.path("description").asText());
            page.append("</tr>");
        }
        page.append("</tbody></table>");
    }

    private String content(JsonNode content) {
        var kinds = new ArrayList<String>();
        content.properties()
                .forEach(kind -> kinds.add(type(kind.getValue().path("schema")) + " (" + escaped(kind.getKey()) + ")"));
        return String.join(", ", kinds);
    }

    private void schema(String name, JsonNode schema) {
        page.append("<section id=\"schema-").append(escaped(name)).append("\">");
        text("h3", name);
        text("p", schema.path("description").asText());
        if (schema.has("properties")) {
            page.append("<table><caption>Members</caption><thead><tr><th scope=\"col\">Name</th>")
                    .append("<th scope=\"col\">Type</th></tr></thead><tbody>");
            schema.path("properties")
                    .properties()
                    .forEach(member -> page.append("<tr><th scope=\"row\"><code>")
                            .append(escaped(member.getKey()))
                            .append("</code></th><td>")
                            .append(type(member.getValue()))
                            .append("</td></tr>"));
            page.append("</tbody></table>");
        } else {
            page.append("<p>").append(type(schema)).append("</p>");
        }
        page.append("</section>");
    }

    /** A type in words, with links to records. */
    private String type(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        if (reference.startsWith(SCHEMAS)) {
            var name = escaped(reference.substring(SCHEMAS.length()));
            return "<a href=\"#schema-" + name + "\">" + name + "</a>";
        }
        for (var several : List.of("anyOf", "oneOf")) {
            if (schema.has(several)) {
                var types = new ArrayList<String>();
                schema.path(several).forEach(one -> types.add(type(one)));
                return String.join(" or ", types);
            }
        }
        if (schema.has("items")) {
            return "list of " + type(schema.path("items"));
        }
        if (schema.has("enum")) {
            var constants = new ArrayList<String>();
            schema.path("enum").forEach(constant -> constants.add("<code>" + escaped(constant.asText()) + "</code>"));
            return String.join(", ", constants);
        }
        var type = schema.path("type");
        if (type.isArray()) {
            var types = new ArrayList<String>();
            type.forEach(one -> types.add(escaped(one.asText())));
            return String.join(" or ", types);
        }
        return type.isMissingNode() ? "anything" : escaped(type.asText());
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private void text(String element, String words) {
        if (!words.isBlank()) {
            page.append('<')
                    .append(element)
                    .append('>')
                    .append(escaped(words))
                    .append("</")
                    .append(element)
                    .append('>');
        }
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
