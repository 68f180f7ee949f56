package studio.raim.server.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip with everything that is kept of a person, written while it is sent. */
public final class DataArchive implements AutoCloseable {
    private final ZipOutputStream zip;
    private final Set<String> taken = new HashSet<>();
    private final List<String> remarks = new ArrayList<>();

    DataArchive(OutputStream out) {
        zip = new ZipOutputStream(out);
        // Photos are compressed already: only their framing is wanted.
        zip.setLevel(Deflater.NO_COMPRESSION);
    }

    /**
     * Adds a file; a number goes before its ending when the folder has one of that name already.
     *
     * @param folder such as {@code photos}
     * @param fileName without slashes
     * @return the name that it has in the archive
     */
    public String add(String folder, String fileName, InputStream content) throws IOException {
        String name = unique(folder + "/" + fileName);
        zip.putNextEntry(new ZipEntry(name));
        content.transferTo(zip);
        zip.closeEntry();
        return name;
    }

    /** Adds a text at the archive's top, or in a folder that its name names. */
    public void add(String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(unique(name)));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Says in the archive what is missing from it, and why. */
    public void remark(String sentence) {
        remarks.add(sentence);
    }

    @Override
    public void close() throws IOException {
        if (!remarks.isEmpty()) {
            add("remarks.txt", String.join("\n", remarks) + "\n");
        }
        zip.close();
    }

    private String unique(String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
        String end = name.substring(stem.length());
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = "%s (%d)%s".formatted(stem, i, end);
        }
        return free;
    }
}
