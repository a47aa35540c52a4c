package io.covalence.aggregation.rest;

import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses addresses with names or parameters that no object of ours can have. So such a name reaches neither the database,
 * which keeps no NUL, nor a file, nor the log.
 */
@Provider
public class AddressFilter implements ContainerRequestFilter {
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_]{1,64}");
    private static final Pattern PARAMETER = Pattern.compile("[\\x21-\\x7e]{0,128}");

    @Override
    public void filter(ContainerRequestContext request) {
        var address = request.getUriInfo();
        if (!address.getPathParameters().values().stream().flatMap(List::stream).allMatch(AddressFilter::isName)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this address.");
        }
        address.getQueryParameters().forEach((name, values) -> {
            if (!values.stream().allMatch(AddressFilter::isParameter)) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "A parameter is not valid.",
                        List.of(new Problem.FieldError(
                                isName(name) ? name : "", "must have at most 128 visible ASCII characters")));
            }
        });
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static boolean isParameter(String text) {
        return PARAMETER.matcher(text).matches();
    }
}
