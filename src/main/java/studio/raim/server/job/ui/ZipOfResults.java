package studio.raim.server.job.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import studio.raim.common.JobId;
import studio.raim.common.PersonId;
import studio.raim.server.job.Download;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;
import studio.raim.server.job.Jobs;
import studio.raim.server.storage.BlobStore;

/** Finished photos of a person in one archive with their folders, written while it is sent. */
final class ZipOfResults implements DownloadHandler {
    private final transient Jobs jobs;
    private final transient BlobStore store;
    private final PersonId person;
    private final transient Supplier<List<JobId>> wanted;

    /** Makes archives of whatever is wanted when one is asked for. */
    @FunctionalInterface
    interface Maker {
        DownloadHandler of(Supplier<List<JobId>> wanted);
    }

    ZipOfResults(Jobs jobs, BlobStore store, PersonId person, Supplier<List<JobId>> wanted) {
        this.jobs = jobs;
        this.store = store;
        this.person = person;
        this.wanted = wanted;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        event.setFileName("restored-photos.zip");
        event.setContentType("application/zip");
        write(event.getOutputStream());
    }

    void write(OutputStream out) throws IOException {
        Set<String> taken = new HashSet<>();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            // Photos are compressed already: only their framing is wanted.
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (JobId id : wanted.get()) {
                // Deleted since it was chosen: the others are still wanted.
                Optional<JobView> job = jobs.find(person, id).filter(found -> found.state() == JobState.DONE);
                if (job.isPresent()) {
                    write(job.get(), zip, taken);
                }
            }
        }
    }

    private void write(JobView job, ZipOutputStream zip, Set<String> taken) throws IOException {
        Download result = jobs.result(person, job.id());
        String folder = job.folder().isEmpty() ? "" : job.folder() + "/";
        zip.putNextEntry(new ZipEntry(unique(folder + result.fileName(), taken)));
        try (InputStream photo = store.open(result.image())) {
            photo.transferTo(zip);
        }
        zip.closeEntry();
    }

    /** The name, or with a number before its ending when the archive has it already. */
    static String unique(String name, Set<String> taken) {
        int dot = name.lastIndexOf('.');
        boolean ending = dot > name.lastIndexOf('/') + 1;
        String stem = ending ? name.substring(0, dot) : name;
        String end = ending ? name.substring(dot) : "";
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = "%s (%d)%s".formatted(stem, i, end);
        }
        return free;
    }
}
