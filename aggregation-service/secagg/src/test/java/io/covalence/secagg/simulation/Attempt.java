package io.covalence.secagg.simulation;

/**
 * Which session a message belongs to, before it has a session id.
 *
 * @param model from which the round starts
 */
record Attempt(long round, int number, long model) implements Comparable<Attempt> {
    static final Attempt FIRST = new Attempt(1, 1, 1);

    Attempt next() {
        return new Attempt(round, number + 1, model);
    }

    Attempt nextRound() {
        return new Attempt(round + 1, 1, model);
    }

    Attempt nextModel() {
        return new Attempt(round + 1, 1, model + 1);
    }

    @Override
    public int compareTo(Attempt other) {
        return round == other.round ? Integer.compare(number, other.number) : Long.compare(round, other.round);
    }
}
