package io.covalence.rest.openapi;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.IndexView;

/** Adds what holds for every operation and every record, so that no resource repeats it. */
final class ContractFilter implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final String KEY = "IdempotencyKey";

    /** Parameters that mean the same wherever they stand. */
    private static final Map<String, String> MEANINGS = Map.of(
            "study", "Id of the study.",
            "run", "Id of the run.",
            "version", "Number of the model version; 0 is what the run began with.",
            "invitation", "Id of the invitation.",
            "site", "Id of the site.",
            "tenant", "Id of the tenant.",
            "If-Match", "The ETag of the study as you read it.",
            "If-None-Match", "An ETag that you have; if it is still right, the answer is 304 and empty.");

    private final IndexView index;

    ContractFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        IdSchemas.complete(document);
        new RecordSchemas(document.getComponents().getSchemas()).complete(index);
        document.getComponents()
                .addParameter(
                        KEY,
                        OASFactory.createParameter()
                                .name("Idempotency-Key")
                                .in(Parameter.In.HEADER)
                                .description("The same request with the same key gets the same answer for a day.")
                                .schema(OASFactory.createSchema()
                                        .addType(Schema.SchemaType.STRING)
                                        .pattern("^[!-~]{1,128}$")));
        document.getPaths().getPathItems().values().forEach(ContractFilter::complete);
    }

    private static void complete(PathItem path) {
        for (Map.Entry<PathItem.HttpMethod, Operation> entry :
                path.getOperations().entrySet()) {
            var operation = entry.getValue();
            describe(operation);
            operation
                    .getResponses()
                    .setDefaultValue(OASFactory.createAPIResponse().ref(PROBLEM));
            if (operation.getOperationId().equals("listRunEvents")) {
                // The generator keeps one method of an address, and knows no other media type of its answer.
                operation
                        .getResponses()
                        .getAPIResponse("200")
                        .getContent()
                        .addMediaType(
                                "text/event-stream",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
            }
            if (entry.getKey() == PathItem.HttpMethod.POST) {
                operation.addParameter(OASFactory.createParameter().ref(KEY));
            }
        }
    }

    private static void describe(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getDescription() == null)
                    .filter(parameter -> MEANINGS.containsKey(String.valueOf(parameter.getName())))
                    .forEach(parameter -> parameter.setDescription(MEANINGS.get(parameter.getName())));
        }
    }
}
