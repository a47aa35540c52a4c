package io.covalence.dev.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.covalence.dev.story.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The development realm as a file that Keycloak imports, with more people of institutions when more are wanted. */
final class Realm {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODEL = Person.ofInstitution(1).username();

    private Realm() {}

    /** Writes the realm; those who come after the last person are made like the first. */
    static void write(Path source, Path target, int people) throws IOException {
        if (people == Scale.PEOPLE) {
            Files.copy(source, target);
            return;
        }
        var realm = JSON.readTree(source.toFile());
        var users = (ArrayNode) realm.path("users");
        var model = find(users);
        for (int number = Scale.PEOPLE + 1; number <= people; number++) {
            users.add(person(model, number));
        }
        JSON.writeValue(target.toFile(), realm);
    }

    private static JsonNode find(ArrayNode users) {
        for (var user : users) {
            if (user.path("username").asText().equals(MODEL)) {
                return user;
            }
        }
        throw new CannotStart("The development realm knows no " + MODEL + ".");
    }

    private static JsonNode person(JsonNode model, int number) {
        var person = Person.ofInstitution(number);
        ObjectNode user = model.deepCopy();
        user.put("username", person.username());
        user.put("lastName", "Number " + number);
        user.put("email", Person.emailOfInstitution(number));
        ((ObjectNode) user.path("credentials").path(0)).put("value", person.password());
        return user;
    }
}
