package studio.raim.server.account;

import java.util.Locale;

/** What a person may do; in the database, in annotations and in JSON by its {@link #id()}. */
public enum Role {
    /** Sees and changes everything about the server. */
    ADMIN,
    /** Runs studies. */
    OWNER,
    /** Restores photos. */
    MEMBER,
    /** Judges results in studies. */
    JUDGE;

    /** The lower-case name: {@code admin}, {@code owner}, {@code member}, {@code judge}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
