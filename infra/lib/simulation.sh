# Builds and runs the programs of infra/simulation. To be sourced after find_jdk and maven.sh, with $root as the root of the checkout.

SIMULATION_MODULES="infra/rules infra/testkit infra/demodata api/contract api/json aggregation-service/secagg aggregation-service/learning edge-connector infra/simulation"

simulation_is_stale() {
    built="$root/infra/simulation/target/lib/built"
    [ -f "$built" ] && [ -d "$root/edge-connector/target/lib" ] || return 0
    for module in $SIMULATION_MODULES; do
        [ -z "$(find "$root/$module/src/main" "$root/$module/pom.xml" -type f -newer "$built" | head -n 1)" ] || return 0
    done
    return 1
}

build_simulation() {
    simulation_is_stale || return 0
    need_maven || return
    echo "Building the simulation" >&2
    maven -q -pl infra/simulation -am -Dmaven.test.skip -Dmdep.analyze.skip -Dspotless.check.skip package >&2 || return
    touch infra/simulation/target/lib/built
}

# run_simulation CLASS ARGUMENT...: each site trains in one thread, as its connector does; sites work at the same time.
# Two callers at once share one build.
run_simulation() {
    mkdir -p "$root/var"
    (
        cd "$root" || exit
        flock 9
        build_simulation
    ) 9>"$root/var/simulation-build.lock" || return
    export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"
    at="$root/infra/simulation/target"
    # The whole vectors of a large model live long and fill most of the heap.
    exec "$JAVA_HOME/bin/java" "-Xmx${COVALENCE_SIMULATION_HEAP:-2g}" -XX:NewRatio=8 -XX:+UseParallelGC --enable-native-access=ALL-UNNAMED $(java_options) \
        -Dorg.eclipse.deeplearning4j.helpers.disable=false \
        -cp "$at/classes:$at/lib/*:$root/edge-connector/target/classes:$root/edge-connector/target/lib/*" "$@"
}
