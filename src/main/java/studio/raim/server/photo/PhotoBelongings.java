package studio.raim.server.photo;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import studio.raim.common.PersonId;
import studio.raim.common.Refusal;
import studio.raim.server.account.Belongings;
import studio.raim.server.account.DataArchive;
import studio.raim.server.storage.BlobStore;

/** A person's photos, when they leave or ask for their data. */
@ApplicationScoped
@Priority(100)
class PhotoBelongings implements Belongings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlobStore store;

    PhotoBelongings(BlobStore store) {
        this.store = store;
    }

    /** Rows only: bytes that nobody else needs go with the next cleaning. */
    @Override
    @Transactional
    public void remove(PersonId person) {
        Photo.delete("ownerId", person.value());
    }

    @Override
    public void export(PersonId person, DataArchive archive) throws IOException {
        for (UUID id : ids(person)) {
            Photo photo = photo(id);
            if (photo != null) {
                export(photo, archive);
            }
        }
    }

    @Transactional
    List<UUID> ids(PersonId person) {
        return Photo.getEntityManager()
                .createQuery(
                        "select id from Photo where ownerId = ?1 and deletedAt is null order by createdAt, id",
                        UUID.class)
                .setParameter(1, person.value())
                .getResultList();
    }

    @Transactional
    @org.jspecify.annotations.Nullable
    Photo photo(UUID id) {
        return Photo.findById(id);
    }

    private void export(Photo photo, DataArchive archive) throws IOException {
        try (InputStream bytes = store.open(photo.blob())) {
            String name = archive.add("photos", photo.fileName(), bytes);
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("id", photo.id().toString());
            facts.put("file", name);
            facts.put("width", photo.width());
            facts.put("height", photo.height());
            facts.put("bytes", photo.bytes());
            facts.put("sha256", photo.sha256());
            facts.put("createdAt", photo.createdAt().toString());
            archive.add(name + ".json", JSON.writerWithDefaultPrettyPrinter().writeValueAsString(facts));
        } catch (Refusal gone) {
            archive.remark("The photo '%s' is missing: %s".formatted(photo.fileName(), gone.sentence()));
        }
    }
}
