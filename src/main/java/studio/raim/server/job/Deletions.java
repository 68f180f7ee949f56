package studio.raim.server.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;
import studio.raim.server.photo.Photos;

/** Deletes restorations, and with the last one of a photo the photo, so that nothing stays that no page shows. */
@ApplicationScoped
public class Deletions {
    private final Database database;
    private final Jobs jobs;
    private final Removals removals;
    private final Photos photos;

    /** What was deleted together, to be brought back together. */
    public record Deleted(List<JobId> jobs, List<PhotoId> photos) {
        public Deleted {
            jobs = List.copyOf(jobs);
            photos = List.copyOf(photos);
        }
    }

    Deletions(Database database, Jobs jobs, Removals removals, Photos photos) {
        this.database = database;
        this.jobs = jobs;
        this.removals = removals;
        this.photos = photos;
    }

    /** Jobs that are gone already are left out. */
    @Transactional
    public Deleted delete(PersonId person, Collection<JobId> wanted) {
        List<JobId> gone = new ArrayList<>();
        Set<PhotoId> touched = new LinkedHashSet<>();
        for (JobId id : wanted) {
            Optional<JobView> job = jobs.find(person, id);
            if (job.isPresent()) {
                removals.remove(person, id);
                gone.add(id);
                touched.add(job.get().photoId());
            }
        }
        List<PhotoId> unseen = touched.stream().filter(this::isUnseen).toList();
        unseen.forEach(photo -> photos.delete(person, photo));
        return new Deleted(gone, unseen);
    }

    @Transactional
    public void undo(PersonId person, Deleted deleted) {
        deleted.photos.forEach(photo -> photos.restore(person, photo));
        deleted.jobs.forEach(job -> removals.restore(person, job));
    }

    private boolean isUnseen(PhotoId photo) {
        return database.first(
                        "SELECT 1 FROM job WHERE photo_id = ? AND deleted_at IS NULL LIMIT 1",
                        row -> true,
                        photo.value())
                .isEmpty();
    }
}
