package io.covalence.secagg.simulation;

/** Which session a message belongs to, before it has a session id. */
record Attempt(long round, int number) implements Comparable<Attempt> {
    Attempt next() {
        return new Attempt(round, number + 1);
    }

    Attempt nextRound() {
        return new Attempt(round + 1, 1);
    }

    @Override
    public int compareTo(Attempt other) {
        return round == other.round ? Integer.compare(number, other.number) : Long.compare(round, other.round);
    }
}
