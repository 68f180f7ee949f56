package studio.raim.server.photo;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;

/** What is to happen to a photo that was uploaded with wishes: the queue's answer to an upload. */
public interface PhotoArrival {
    /**
     * Looks at the wishes before any byte is sent.
     *
     * @throws Refusal INVALID, such as for a pipeline that does not exist
     */
    void check(Map<String, String> wishes);

    /**
     * Does what is wished; empty if that is nothing.
     *
     * @param occasion names this arrival: told a second time after a lost answer, it must not happen twice
     */
    Optional<JobId> arrived(PersonId owner, Photo photo, SentAs name, Map<String, String> wishes, UUID occasion);
}
