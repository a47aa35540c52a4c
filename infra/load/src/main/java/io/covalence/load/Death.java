package io.covalence.load;

import io.covalence.connector.client.Call;

/** The moment at which a site is killed, by the request that it then makes. */
enum Death {
    /** It has trained and never comes: it was never part of the cohort. */
    BEFORE_KEYS("/advertisements/", true),
    /** Others have masks with it, and it uploads nothing. */
    AFTER_SHARES("/shares/", false),
    /** Its masked vector is in the sum. */
    AFTER_MASKED("/contributions/", false),
    /** It has agreed to the survivors, and its share is missing. */
    AFTER_AGREEMENT("/agreements/", false);

    private static final String CHUNKS = "/chunks/";

    private final String path;
    private final boolean before;

    Death(String path, boolean before) {
        this.path = path;
        this.before = before;
    }

    boolean comesBefore(Call call) {
        return before && isAt(call);
    }

    boolean comesAfter(Call call) {
        return !before && isAt(call);
    }

    boolean isAt(Call call) {
        var target = call.target().getPath();
        return call.method().equals("PUT") && target.contains(path) && !target.contains(CHUNKS);
    }
}
