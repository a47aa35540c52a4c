package io.covalence.portal.backend;

/** Finds the person who sent the current request. */
public interface People {
    /**
     * The signed-in person behind the current request.
     *
     * @throws io.covalence.contract.problem.ProblemException UNAUTHENTICATED off a request thread or before sign-in
     */
    Viewer viewer();
}
