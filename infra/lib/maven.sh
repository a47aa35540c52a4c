# Maven as the project's scripts call it. To be sourced after find_jdk.

# java_options: prints the flags that silence a JVM's warnings about our libraries, if this JVM knows them.
java_options() {
    "$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow -version >/dev/null 2>&1 && echo "--sun-misc-unsafe-memory-access=allow"
}

# need_maven: fails, saying what to do, when there is no Maven.
need_maven() {
    command -v mvn >/dev/null && return 0
    echo "Covalence is built by Maven 3.8.1 or newer and there is none on the PATH: install it (for example with apt install maven)." >&2
    return 2
}

maven() {
    MAVEN_OPTS="${MAVEN_OPTS:-} $(java_options)" mvn -B -ntp -Dstyle.color=never "$@"
}
