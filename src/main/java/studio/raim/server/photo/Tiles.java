package studio.raim.server.photo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import studio.raim.common.DataFolder;
import studio.raim.common.Refusal;
import studio.raim.engine.imaging.TileCutter;
import studio.raim.engine.imaging.TilePyramid;
import studio.raim.server.storage.BlobRef;
import studio.raim.server.storage.BlobStore;
import studio.raim.server.storage.DerivedFiles;

/**
 * Stored pictures in tiles at several resolutions, under {@code <data>/tiles}: a cache, which may be deleted at any time. A
 * picture is decoded once for all of its tiles, when somebody looks at it for the first time.
 *
 * @see TilePyramid
 */
@ApplicationScoped
public class Tiles implements DerivedFiles {
    private static final int KNOWN_SHAPES = 1000;

    private final BlobStore store;
    private final Pictures pictures;
    private final TileBuilds builds;
    private final Path folder;
    private final TileShelf shelf;
    private final Map<String, TilePyramid> shapes = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TilePyramid> eldest) {
            return size() > KNOWN_SHAPES;
        }
    });

    /** A tile as a browser takes it. */
    public static final class Tile {
        private final String type;
        private final byte[] bytes;

        Tile(String type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        /** Such as {@code image/webp}. */
        public String type() {
            return type;
        }

        /** Not a copy. */
        public byte[] bytes() {
            return bytes;
        }
    }

    Tiles(BlobStore store, Pictures pictures, TileBuilds builds, DataFolder data, TileConfig config) {
        this.store = store;
        this.pictures = pictures;
        this.builds = builds;
        this.folder = data.path().resolve("tiles");
        this.shelf = new TileShelf(folder, config.keep().asLongValue());
    }

    @Override
    public Path folder() {
        return folder;
    }

    /** How the picture is cut; begins to cut it, because whoever asks is about to look. */
    public TileSet describe(BlobRef blob) {
        TilePyramid shape = shape(blob);
        builds.begin(cut(blob, shape));
        return TileSet.of(blob, shape);
    }

    /**
     * Waits for the picture's tiles if they are being cut.
     *
     * @param level 0 (coarsest) and up
     * @throws Refusal NOT_FOUND if there is no such tile; INVALID and others for a picture that cannot be decoded
     */
    public Tile tile(BlobRef blob, int level, int column, int row) {
        TilePyramid shape = shape(blob);
        if (level < 0
                || level > shape.largest()
                || column < 0
                || column >= shape.level(level).columns()
                || row < 0
                || row >= shape.level(level).rows()) {
            throw Refusal.notFound("This picture has no tile %d/%d/%d".formatted(level, column, row));
        }
        boolean exact = level == shape.largest();
        int number = shape.ordinal(level, column, row) - (exact ? shape.coarseTiles() : 0);
        byte[] bytes = read(blob, shape, exact ? TileShelf.Part.EXACT : TileShelf.Part.COARSE, number);
        return new Tile(exact ? TileCutter.EXACT_TYPE : TileCutter.COARSE_TYPE, bytes);
    }

    private byte[] read(BlobRef blob, TilePyramid shape, TileShelf.Part part, int number) {
        Path file = shelf.file(blob.sha256(), part);
        try {
            // Cleaning may take the file away between the two; the second time it is as fresh as can be.
            for (int attempt = 0; ; attempt++) {
                if (!Files.isRegularFile(file)) {
                    builds.await(cut(blob, shape), part);
                }
                try {
                    shelf.looked(file);
                    return TilePack.read(file, number);
                } catch (NoSuchFileException e) {
                    if (attempt > 0) {
                        throw e;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read tiles of blob " + blob.sha256(), e);
        }
    }

    private TileBuilds.Cut cut(BlobRef blob, TilePyramid shape) {
        return new TileBuilds.Cut(blob.sha256(), shape, shelf, () -> pictures.cutter(store.path(blob)));
    }

    private TilePyramid shape(BlobRef blob) {
        return shapes.computeIfAbsent(blob.sha256(), sha256 -> {
            Picture header = pictures.header(store.path(blob));
            return new TilePyramid(header.width(), header.height());
        });
    }
}
