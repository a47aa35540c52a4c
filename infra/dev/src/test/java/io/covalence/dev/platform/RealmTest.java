package io.covalence.dev.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.covalence.dev.story.Person;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RealmTest {
    private static final Path SOURCE = Path.of("../keycloak/src/main/realm/covalence-realm.json");

    @TempDir
    private Path folder;

    /** The development realm has 12 people of institutions and three other accounts. */
    @Test
    void hasOnePersonMoreForEachInstitutionMore() throws Exception {
        var users = write(14).path("users");
        var names = new HashSet<String>();
        users.forEach(user -> names.add(user.path("username").asText()));
        assertThat(users).hasSize(17);
        assertThat(names).hasSize(17);
        assertThat(users.path(16).path("email").asText()).isEqualTo(Person.emailOfInstitution(14));
        assertThat(users.path(16).path("credentials").path(0).path("value").asText())
                .isEqualTo(Person.ofInstitution(14).password());
    }

    @Test
    void isTheDevelopmentRealmWhenNoMoreAreWanted() throws Exception {
        assertThat(write(Scale.PEOPLE)).isEqualTo(new ObjectMapper().readTree(SOURCE.toFile()));
    }

    private JsonNode write(int people) throws Exception {
        var target = folder.resolve("realm.json");
        Realm.write(SOURCE, target, people);
        return new ObjectMapper().readTree(target.toFile());
    }
}
