package io.covalence.dev.story;

/** A person of the development realm. The password is the user name and {@code -dev}. */
public record Person(String username) {
    public static final Person ADMINISTRATOR = new Person("admin");
    public static final Person SPONSOR = new Person("sponsor");
    public static final String SPONSOR_EMAIL = "sponsor@helix.example";

    /** The person who acts for the institution with this number, from 1. */
    public static Person ofInstitution(int number) {
        return new Person("institution" + number);
    }

    public static String emailOfInstitution(int number) {
        return "institution" + number + "@site" + number + ".example";
    }

    public String password() {
        return username + "-dev";
    }
}
