package io.covalence.service.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.service.identity.internal.KeycloakConnectorClients.ClientRepresentation;
import io.covalence.service.identity.internal.KeycloakConnectorClients.Mapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectorRightsTest {
    private final ClientRepresentation client = ClientRepresentation.of(new SiteId("site_1"), "{\"kty\":\"EC\"}");

    /** The scopes that write a subject and roles; the identity provider's own defaults would add the account and offline access. */
    @Test
    void itsTokensCarryWhatIsNamedAndNothingOfTheIdentityProvider() {
        assertThat(client.fullScopeAllowed()).isFalse();
        assertThat(client.defaultClientScopes()).containsExactly("basic", "roles");
        assertThat(client.optionalClientScopes()).isEmpty();
    }

    @Test
    void itSignsInWithItsKeyAndInNoOtherWay() {
        assertThat(client.clientAuthenticatorType()).isEqualTo("client-jwt");
        assertThat(client.publicClient()).isFalse();
        assertThat(List.of(
                        client.standardFlowEnabled(), client.implicitFlowEnabled(), client.directAccessGrantsEnabled()))
                .containsOnly(false);
    }

    @Test
    void itHasOneRoleAndTwoAudiences() {
        assertThat(client.protocolMappers())
                .extracting(Mapper::name)
                .containsExactlyInAnyOrder("site", "role", "audience-api", "audience-aggregation");
        assertThat(client.protocolMappers())
                .filteredOn(mapper -> mapper.protocolMapper().equals("oidc-hardcoded-role-mapper"))
                .extracting(mapper -> mapper.config().get("role"))
                .containsExactly("connector");
    }
}
