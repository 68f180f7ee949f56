package studio.raim.server.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import studio.raim.common.PersonId;
import studio.raim.server.account.quota.QuotaKind;
import studio.raim.server.account.quota.QuotaMeter;

/** What a person's photos count for in their storage; deleted ones count no more. */
@ApplicationScoped
class PhotoMeter implements QuotaMeter {
    @Override
    public QuotaKind kind() {
        return QuotaKind.STORAGE_BYTES;
    }

    @Override
    @Transactional
    public double used(PersonId person) {
        return Photo.getEntityManager()
                .createQuery(
                        "select coalesce(sum(bytes), 0) from Photo where ownerId = ?1 and deletedAt is null",
                        Long.class)
                .setParameter(1, person.value())
                .getSingleResult()
                .doubleValue();
    }
}
