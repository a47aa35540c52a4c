# Finds a JDK of at least version 21 and exports JAVA_HOME. To be sourced:  . infra/lib/jdk.sh && find_jdk || exit 2

COVALENCE_JDK_LEAST=21

# jdk_version HOME: prints the feature version of the JDK in HOME; fails when HOME holds no JDK (a runtime without javac is no JDK).
jdk_version() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    else
        "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
    fi
}

# jdk_suits HOME: succeeds when HOME holds a JDK that is new enough.
jdk_suits() {
    jdk_found=$(jdk_version "$1") || return 1
    [ -n "$jdk_found" ] && [ "$jdk_found" -ge "$COVALENCE_JDK_LEAST" ]
}

# find_jdk: exports JAVA_HOME, or says in one sentence what to do and fails.
find_jdk() {
    if [ -n "${JAVA_HOME:-}" ] && jdk_suits "$JAVA_HOME"; then
        export JAVA_HOME
        return 0
    fi
    for jdk_home in "${COVALENCE_JVM_DIR:-/usr/lib/jvm}"/*; do
        if [ ! -L "$jdk_home" ] && jdk_suits "$jdk_home"; then
            export JAVA_HOME="$jdk_home"
            return 0
        fi
    done
    if jdk_java=$(command -v java); then
        jdk_home=$(dirname "$(dirname "$(readlink -f "$jdk_java")")")
        if jdk_suits "$jdk_home"; then
            export JAVA_HOME="$jdk_home"
            return 0
        fi
    fi
    echo "Covalence needs a JDK $COVALENCE_JDK_LEAST or newer and found none: install one (for example with apt install openjdk-21-jdk-headless) or set JAVA_HOME to it." >&2
    return 1
}
