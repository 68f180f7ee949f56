package studio.raim.engine.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.raim.engine.train.degrade.Draws;
import studio.raim.engine.train.degrade.Kind;
import studio.raim.engine.train.degrade.Planes;
import studio.raim.engine.train.degrade.Trace;

/** Degraded crops of photographs with their ground truth: each photograph once in each kind, always the same for a seed. */
public final class TestSet {
    /** One crop in one kind. */
    public record Case(String photo, String kind, Planes lowQuality, Planes target, List<String> steps) {}

    private TestSet() {}

    /**
     * Makes them in memory.
     *
     * @param cache folder where decoded photographs are kept
     * @param halveAbove photographs of more pixels are halved until they have no more
     * @param side of the crops; photographs with a shorter side are left out
     */
    public static List<Case> of(List<Path> folders, Path cache, List<Kind> kinds, long halveAbove, int side, long seed)
            throws IOException {
        Recipe.DataSpec data = new Recipe.DataSpec(side, 1, 0, halveAbove, List.of(1.0), 1.0, false);
        List<PhotoShelf.Entry> photos = new PhotoShelf(folders, cache, data, side).entries();
        List<Case> cases = new ArrayList<>();
        for (Kind kind : kinds) {
            for (PhotoShelf.Entry photo : photos) {
                // Far from the numbers that training counts up from 0.
                Draws draws = new Draws(seed, -1L - cases.size());
                Planes clean = photo.cut(
                        draws.below(photo.width() - side + 1), draws.below(photo.height() - side + 1), side, side);
                Trace trace = new Trace();
                Planes lowQuality = kind.apply(clean, draws, trace);
                cases.add(new Case(photo.name(), kind.name(), lowQuality, clean, trace.steps()));
            }
        }
        return cases;
    }
}
