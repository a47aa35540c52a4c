package io.covalence.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.dev.story.Person;

/** What the demonstration's sponsor does at the API: more studies after the model of the first, and invitations to them. */
final class SponsorStudies {
    private final Api api;

    SponsorStudies(Api api) {
        this.api = api;
    }

    /** The study of the demonstration: the first that was made. */
    String first() {
        return firstStudy().path("id").asText();
    }

    private JsonNode firstStudy() {
        var items =
                api.get("/studies?limit=200").as(Person.SPONSOR).send().body().path("items");
        return items.path(items.size() - 1);
    }

    /** What the first study was made of. */
    ObjectNode draft() {
        var study = (ObjectNode) firstStudy();
        var draft = study.objectNode();
        draft.set("name", study.path("name"));
        draft.set("question", study.path("question"));
        draft.set("plan", study.path("plan").deepCopy());
        return draft;
    }

    /** Makes a study. */
    String made(ObjectNode draft) {
        return api.post("/studies", draft)
                .as(Person.SPONSOR)
                .send()
                .body()
                .path("id")
                .asText();
    }

    /** Invites an institution; the token. */
    String invited(String study, String email) {
        return api.post("/studies/" + study + "/invitations", new NewInvitation("Institute", email))
                .as(Person.SPONSOR)
                .send()
                .body()
                .path("token")
                .asText();
    }
}
