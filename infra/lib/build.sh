# Builds what a platform runs. To be sourced, with the root of the checkout as the working directory, after find_jdk and maven.sh.

COVALENCE_PRODUCTS="infra/server/target/provisioned infra/keycloak/target/built infra/dev/target/lib infra/load/target/lib edge-connector/target/lib infra/simulation/target/lib
    api/rest/target/api.war aggregation-service/server/target/aggregation.war portal/target/portal.war"

# newer_than FILE [TEST...]: prints a source that is newer, if there is one. A folder is newer when a file in it was deleted.
newer_than() {
    find .mvn api aggregation-service edge-connector infra portal tenant-service pom.xml \
        -name target -prune -o -newer "$@" -print -quit
}

# is_built: succeeds when everything that a platform runs is there and no source is newer.
is_built() {
    for product in $COVALENCE_PRODUCTS; do
        [ -e "$product" ] || return 1
    done
    [ -e var/built ] || return 1
    [ -z "$(newer_than var/built)" ]
}

build() {
    is_built && return 0
    echo "Building Covalence; the log is var/build.log"
    touch var/build.begun
    # As many modules at a time as there are cores. Plain sh has no pipefail, so Maven's status goes through a file.
    {
        status=0
        maven -T 1C package -Dmaven.test.skip -Dspotless.check.skip -pl '!infra/e2e,!infra/benchmarks' 2>&1 || status=$?
        echo $status >var/build.status
    } | tee var/build.log | sed -n 's/^\[INFO\] Building \(.*\) [^ ]*-SNAPSHOT *\(\[[0-9/]*\]\)$/  \2 \1/p'
    [ "$(cat var/build.status)" = 0 ] || return 1
    # The build makes folders itself, so only files count here: one that changed during the build may be missing from it.
    [ -n "$(newer_than var/build.begun -type f)" ] || touch var/build.begun
    mv var/build.begun var/built
}

# build_platform: builds when something is missing or older than a source, or says why it cannot. Two callers at once share one build.
build_platform() {
    need_maven || return
    mkdir -p var
    (
        flock 9
        build
    ) 9>var/build.lock || { tail -n 40 var/build.log >&2; echo "The build failed; all of it is in var/build.log." >&2; return 1; }
}
