package studio.raim.server.account;

import java.io.IOException;
import studio.raim.common.PersonId;

/**
 * What one feature keeps of people: a port, implemented once by each feature that has rows of a person.
 *
 * <p>Beans with a higher {@code @Priority} are asked first, so what refers to others' rows goes before them.
 */
public interface Belongings {
    /** Ends what goes on for somebody who may not use the server any more, in the caller's transaction; data stays. */
    default void halt(PersonId person) {}

    /** Removes every row of this person, in the caller's transaction. */
    void remove(PersonId person);

    /** Writes what it keeps of this person, as files that they can read. */
    void export(PersonId person, DataArchive archive) throws IOException;
}
