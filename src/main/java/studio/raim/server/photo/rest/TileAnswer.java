package studio.raim.server.photo.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import studio.raim.common.Refusal;
import studio.raim.server.photo.TileSet;
import studio.raim.server.photo.Tiles;
import studio.raim.server.storage.BlobRef;

/** Answers with a tile, which a browser may keep for ever: its address names the bytes that it was cut from. */
public final class TileAnswer {
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    private TileAnswer() {}

    /**
     * The tile, or that the browser has it already.
     *
     * @throws Refusal NOT_FOUND if this is no tile of the picture as it is now
     */
    public static Response tile(
            Request request, Tiles tiles, BlobRef blob, String revision, int level, int column, int row) {
        if (!revision.equals(TileSet.revision(blob))) {
            throw Refusal.notFound(
                    "There are no tiles of revision %s; ask for the picture's tiles again".formatted(revision));
        }
        EntityTag tag = new EntityTag("%s-%d-%d-%d".formatted(revision, level, column, row));
        Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged == null) {
            Tiles.Tile tile = tiles.tile(blob, level, column, row);
            unchanged = Response.ok(tile.bytes()).type(tile.type());
        }
        return unchanged.tag(tag).header(HttpHeaders.CACHE_CONTROL, FOR_EVER).build();
    }
}
