package studio.raim.server.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;
import studio.raim.common.Refusal;

/** Which photo shows what another one should look like. */
@ApplicationScoped
public class GroundTruths {
    private static final double SAME_SHAPE = 0.01;

    private final Photos photos;

    GroundTruths(Photos photos) {
        this.photos = photos;
    }

    /**
     * Attaches a ground truth to a photo, in place of the one before; both belong to the person.
     *
     * @throws Refusal NOT_FOUND; INVALID for the photo itself, or one of another shape
     */
    @Transactional
    public void attach(PersonId person, PhotoId id, PhotoId truthId) {
        Photo photo = photos.get(person, id);
        Photo truth = photos.get(person, truthId);
        if (id.equals(truthId)) {
            throw Refusal.invalid("A photo is no ground truth for itself: choose the undamaged one");
        }
        double shape = (double) photo.width() / photo.height();
        double other = (double) truth.width() / truth.height();
        if (Math.abs(shape / other - 1) > SAME_SHAPE) {
            throw Refusal.invalid(
                    "The photo has %d x %d pixels and the ground truth %d x %d: they must show the same scene in the same shape"
                            .formatted(photo.width(), photo.height(), truth.width(), truth.height()));
        }
        Photo.getEntityManager()
                .createNativeQuery("""
                        insert into ground_truth (photo_id, truth_id) values (?1, ?2)
                        on conflict (photo_id) do update set truth_id = excluded.truth_id""")
                .setParameter(1, id.value())
                .setParameter(2, truthId.value())
                .executeUpdate();
    }

    /**
     * Takes the ground truth away again; the photo that it was stays.
     *
     * @throws Refusal NOT_FOUND for a photo that is not the person's
     */
    @Transactional
    public void detach(PersonId person, PhotoId id) {
        photos.get(person, id);
        Photo.getEntityManager()
                .createNativeQuery("delete from ground_truth where photo_id = ?1")
                .setParameter(1, id.value())
                .executeUpdate();
    }

    /** The ground truth of a photo, if it has one that was not deleted. */
    @Transactional
    public Optional<Photo> of(PersonId person, PhotoId id) {
        List<?> truths = Photo.getEntityManager()
                .createNativeQuery("select truth_id from ground_truth where photo_id = ?1", UUID.class)
                .setParameter(1, id.value())
                .getResultList();
        return truths.isEmpty() ? Optional.empty() : photos.find(person, new PhotoId((UUID) truths.getFirst()));
    }
}
