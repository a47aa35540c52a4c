package io.covalence.dev.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Reads the realm as it is imported: nobody has a right there that nothing needs. */
class RealmRightsTest {
    private static final Path SOURCE = Path.of("../keycloak/src/main/realm/covalence-realm.json");

    private final JsonNode realm;

    RealmRightsTest() throws IOException {
        realm = new ObjectMapper().readTree(SOURCE.toFile());
    }

    /** With manage-users the service could set anybody's password; making clients needs manage-clients alone. */
    @Test
    void theTenantServiceMakesClientsAndManagesNobody() {
        var account = only(list("users"), "username", "service-account-tenant-service");

        assertThat(words(account.path("clientRoles").path("realm-management"))).containsExactly("manage-clients");
        assertThat(account.path("clientRoles").size()).isEqualTo(1);
        assertThat(words(account.path("realmRoles"))).containsExactly("tenant-service");
    }

    @Test
    void noPersonManagesTheRealm() {
        assertThat(list("users")
                        .filter(user -> user.path("serviceAccountClientId").isMissingNode()))
                .isNotEmpty()
                .allSatisfy(user ->
                        assertThat(user.path("clientRoles").isMissingNode()).isTrue());
    }

    /** Full scope would put every role of the bearer into the token, manage-account and offline_access among them. */
    @Test
    void everyClientThatSignsInNamesWhatItsTokensCarry() {
        assertThat(list("clients").filter(client -> !client.path("bearerOnly").asBoolean()))
                .hasSize(3)
                .allSatisfy(client -> {
                    assertThat(client.path("fullScopeAllowed").asBoolean(true)).isFalse();
                    assertThat(client.path("optionalClientScopes").isArray()).isTrue();
                    assertThat(words(client.path("optionalClientScopes"))).isEmpty();
                });
        assertThat(list("scopeMappings").flatMap(mapping -> words(mapping.path("roles")).stream()))
                .containsOnly("platform-admin", "sponsor", "institution", "tenant-service");
        var management = realm.path("clientScopeMappings").path("realm-management");
        assertThat(management.size()).isEqualTo(1);
        assertThat(words(management.path(0).path("roles"))).containsExactly("manage-clients");
    }

    @Test
    void noClientTakesImplicitTokensOrAnswersForeignPages() {
        assertThat(list("clients")).allSatisfy(client -> {
            assertThat(client.path("implicitFlowEnabled").asBoolean()).isFalse();
            assertThat(words(client.path("webOrigins"))).isEmpty();
        });
    }

    /** The command lines' client takes passwords; its name says that it is for development only. */
    @Test
    void passwordsForTokensAreForDevelopmentOnly() {
        assertThat(list("clients")
                        .filter(client ->
                                client.path("directAccessGrantsEnabled").asBoolean()))
                .extracting(client -> client.path("name").asText())
                .containsExactly("Command lines, development only");
    }

    @Test
    void theTenantServiceCanOnlyMakeClientsThatSignInWithAKey() {
        var policy = realm.path("clientPolicies").path("policies").path(0);
        assertThat(policy.path("enabled").asBoolean()).isTrue();
        assertThat(words(policy.path("conditions").path(0).path("configuration").path("roles")))
                .containsExactly("tenant-service");
        var executors = realm.path("clientProfiles").path("profiles").path(0).path("executors");
        assertThat(stream(executors).map(executor -> executor.path("executor").asText()))
                .contains("full-scope-disabled", "secure-client-authenticator", "reject-ropc-grant");
    }

    private Stream<JsonNode> list(String member) {
        return stream(realm.path(member));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> words(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    private static JsonNode only(Stream<JsonNode> all, String member, String value) {
        return all.filter(one -> one.path(member).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
