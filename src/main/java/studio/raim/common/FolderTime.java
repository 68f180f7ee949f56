package studio.raim.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** When something was last added to a folder or removed from it. */
public final class FolderTime {
    private static final FileTime NEVER = FileTime.fromMillis(0);

    private FolderTime() {}

    /** 1970 for a folder that is not there or cannot be looked at. */
    public static FileTime of(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            return NEVER;
        }
    }
}
