package studio.raim.server.photo;

import studio.raim.common.PersonId;
import studio.raim.common.Refusal;

/** Whether somebody may send more; every one of these beans is asked before bytes are taken. */
@FunctionalInterface
public interface IntakeLimit {
    /**
     * Returns if so many more bytes may come.
     *
     * @throws Refusal with what to do, otherwise
     */
    void require(PersonId person, long bytes);
}
