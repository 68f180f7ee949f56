package studio.raim.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import studio.raim.engine.pipeline.run.Provenance;
import studio.raim.engine.pipeline.run.Restoration;

/** Tells a person on a terminal, or a script, how it goes. */
final class RestoreReport {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BAR = 24;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final boolean live;
    private final int jobs;
    private final long start = System.nanoTime();
    private int finished;
    private int failures;

    RestoreReport(PrintWriter out, PrintWriter err, boolean json, int jobs) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.live = !json && Terminal.isInteractive();
        this.jobs = jobs;
    }

    void begin(Job job) {
        advanced(job, 0);
    }

    void advanced(Job job, double fraction) {
        if (!live) {
            return;
        }
        double overall = (finished + fraction) / jobs;
        int full = (int) (overall * BAR);
        err.printf(
                Locale.ROOT,
                "\r\u001b[K[%s%s] photo %d of %d  %3.0f %%%s  %s",
                "#".repeat(full),
                "-".repeat(BAR - full),
                finished + 1,
                jobs,
                100 * overall,
                left(overall),
                job.input().getFileName());
        err.flush();
    }

    private String left(double overall) {
        double seconds = (System.nanoTime() - start) / 1e9;
        return overall < 0.02 ? "" : String.format(Locale.ROOT, "  %.0f s left", seconds / overall * (1 - overall));
    }

    void done(Job job, Restoration run, Provenance provenance, double megapixels, double seconds) {
        finished++;
        clearLine();
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("input", job.input().toString());
            line.put("output", job.output().toString());
            line.put("pipeline", provenance.pipeline().value());
            line.put("seconds", Math.round(seconds * 1000) / 1000.0);
            line.put("megapixels", Math.round(megapixels * 1e6) / 1e6);
            line.put("device", provenance.device());
            line.put("numberType", provenance.numberType());
            line.put("remarks", run.photo().remarks());
            line.put("provenance", provenance);
            print(line);
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s -> %s  (%.2f megapixels, %.1f s)%n",
                    job.input(),
                    job.output(),
                    megapixels,
                    seconds);
            run.photo().remarks().forEach(remark -> out.println("  " + remark));
        }
        out.flush();
    }

    void failed(Job job, Throwable failure) {
        finished++;
        failures++;
        clearLine();
        String sentence = Sentences.of(failure);
        err.println(job.input() + ": " + sentence);
        if (System.getenv("RAIM_STACKTRACE") != null) {
            failure.printStackTrace(err);
        }
        err.flush();
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("input", job.input().toString());
            line.put("error", sentence);
            print(line);
            out.flush();
        }
    }

    void cancelled() {
        clearLine();
        err.println("Stopped; photographs that were not finished have no result.");
        err.flush();
    }

    int failures() {
        return failures;
    }

    private void clearLine() {
        if (live) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    private void print(Map<String, Object> line) {
        try {
            out.println(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
