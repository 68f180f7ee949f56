package studio.raim.server.photo.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import studio.raim.server.photo.TileSet;

/** How a picture is cut into tiles, and where they are. */
@Schema(name = "Tiles")
public record TileSetJson(
        int width,
        int height,

        @Schema(description = "Pixels on a side of a tile without its overlap")
        int tileSize,

        @Schema(description = "Pixels more on each side that has a neighbour")
        int overlap,

        @Schema(description = "Resolutions; each has twice the sides of the one before, the last is the picture itself")
        int levels,

        @Schema(description = "Address of a tile, with {level}, {column} and {row} to be filled in")
        String template) {

    /**
     * As it is sent.
     *
     * @param self the address of this description
     */
    public static TileSetJson of(TileSet tiles, String self) {
        return new TileSetJson(
                tiles.width(),
                tiles.height(),
                tiles.tileSize(),
                tiles.overlap(),
                tiles.levels(),
                "%s/%s/{level}/{column}/{row}".formatted(self, tiles.revision()));
    }
}
