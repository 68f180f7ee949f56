package studio.raim.server.job.ui;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import studio.raim.common.PersonId;
import studio.raim.server.job.JobView;
import studio.raim.server.job.score.JobScores;
import studio.raim.server.job.score.ScoreDesk;
import studio.raim.server.photo.GroundTruths;
import studio.raim.server.photo.Photo;
import studio.raim.server.photo.Photos;

/** Numbers of results, and the ground truths that some of them need. */
@ApplicationScoped
class Numbers {
    private final ScoreDesk desk;
    private final Photos photos;
    private final GroundTruths truths;

    Numbers(ScoreDesk desk, Photos photos, GroundTruths truths) {
        this.desk = desk;
        this.photos = photos;
        this.truths = truths;
    }

    Optional<JobScores> of(PersonId person, JobView job) {
        return desk.find(person, job.id());
    }

    Optional<Photo> truth(PersonId person, Photo photo) {
        return truths.of(person, photo.id());
    }

    /** Throws a {@link studio.raim.common.Refusal} for what cannot be a ground truth of this photo. */
    void attach(PersonId person, Photo photo, String fileName, Path moveable) {
        Photo truth = photos.upload(person, fileName, moveable);
        truths.attach(person, photo.id(), truth.id());
    }

    void detach(PersonId person, Photo photo) {
        truths.detach(person, photo.id());
    }
}
