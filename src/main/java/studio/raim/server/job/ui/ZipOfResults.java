package studio.raim.server.job.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import studio.raim.common.PersonId;
import studio.raim.server.job.Download;
import studio.raim.server.job.JobSearch;
import studio.raim.server.job.JobState;
import studio.raim.server.job.JobView;
import studio.raim.server.job.Jobs;
import studio.raim.server.storage.BlobStore;

/** All finished photos of a person in one archive, written while it is sent. */
final class ZipOfResults implements DownloadHandler {
    private static final int MOST = 500;

    private final transient Jobs jobs;
    private final transient BlobStore store;
    private final PersonId person;

    ZipOfResults(Jobs jobs, BlobStore store, PersonId person) {
        this.jobs = jobs;
        this.store = store;
        this.person = person;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        event.setFileName("restored-photos.zip");
        event.setContentType("application/zip");
        write(event.getOutputStream());
    }

    void write(java.io.OutputStream out) throws IOException {
        List<JobView> done = jobs.search(person, JobSearch.newest(MOST).inState(JobState.DONE));
        Set<String> taken = new HashSet<>();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            // Photos are compressed already: only their framing is wanted.
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (JobView job : done) {
                Download result = jobs.result(person, job.id());
                zip.putNextEntry(new ZipEntry(unique(result.fileName(), taken)));
                try (InputStream photo = store.open(result.image())) {
                    photo.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
    }

    /** The name, or with a number before its ending when the archive has it already. */
    static String unique(String name, Set<String> taken) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String end = dot > 0 ? name.substring(dot) : "";
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = "%s (%d)%s".formatted(stem, i, end);
        }
        return free;
    }
}
