# Builds and runs the programs of infra/simulation. To be sourced after find_jdk, with $root as the root of the checkout.

SIMULATION_MODULES="infra/rules infra/testkit infra/demodata api/contract api/json aggregation-service/secagg aggregation-service/learning edge-connector infra/simulation"

simulation_is_stale() {
    built="$root/infra/simulation/target/lib/built"
    [ -f "$built" ] && [ -d "$root/edge-connector/target/lib" ] || return 0
    for module in $SIMULATION_MODULES; do
        [ -z "$(find "$root/$module/src/main" "$root/$module/pom.xml" -type f -newer "$built" | head -n 1)" ] || return 0
    done
    return 1
}

# run_simulation CLASS ARGUMENT...: each site trains in one thread, as its connector does; sites work at the same time.
run_simulation() {
    if simulation_is_stale; then
        echo "Building the simulation" >&2
        (cd "$root" && mvn -q -B -ntp -pl infra/simulation -am -Dmaven.test.skip -Dmdep.analyze.skip -Dspotless.check.skip package) >&2 || return
        touch "$root/infra/simulation/target/lib/built"
    fi
    unsafe=
    ! "$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow -version >/dev/null 2>&1 || unsafe=--sun-misc-unsafe-memory-access=allow
    export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"
    at="$root/infra/simulation/target"
    # Of a large model whole vectors live long: most of the heap is theirs.
    exec "$JAVA_HOME/bin/java" "-Xmx${COVALENCE_SIMULATION_HEAP:-2g}" -XX:NewRatio=8 -XX:+UseParallelGC --enable-native-access=ALL-UNNAMED $unsafe \
        -Dorg.eclipse.deeplearning4j.helpers.disable=false \
        -cp "$at/classes:$at/lib/*:$root/edge-connector/target/classes:$root/edge-connector/target/lib/*" "$@"
}
