package studio.raim.server.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import studio.raim.server.offer.PipelineSpeeds;
import studio.raim.server.offer.Speed;

/** Learns from the newest results of each pipeline, whoever asked for them. */
@ApplicationScoped
class LearntSpeeds implements PipelineSpeeds {
    private static final int NEWEST = 30;

    private final Database database;

    private record Row(String pipeline, String device, Speed.Run run) {}

    LearntSpeeds(Database database) {
        this.database = database;
    }

    @Override
    public Map<String, Speed> learnt() {
        // A loose scan of job_speed: one step a pipeline, however many results there are.
        return database
                .query(
                        """
                        WITH RECURSIVE known AS (
                            (SELECT pipeline FROM job WHERE state = 'DONE' ORDER BY pipeline LIMIT 1)
                            UNION ALL
                            SELECT (SELECT pipeline FROM job WHERE state = 'DONE' AND pipeline > known.pipeline
                                     ORDER BY pipeline LIMIT 1)
                              FROM known WHERE known.pipeline IS NOT NULL)
                        SELECT known.pipeline, last.* FROM known CROSS JOIN LATERAL (
                            SELECT device, megapixels, extract(epoch FROM finished_at - started_at)::float8 AS seconds
                              FROM job WHERE state = 'DONE' AND pipeline = known.pipeline
                             ORDER BY finished_at DESC LIMIT ?) AS last""",
                        row -> new Row(
                                row.getString("pipeline"),
                                String.valueOf(row.getString("device")),
                                new Speed.Run(row.getDouble("megapixels"), row.getDouble("seconds"))),
                        NEWEST)
                .stream()
                .collect(Collectors.groupingBy(
                        Row::pipeline, Collectors.collectingAndThen(Collectors.toList(), LearntSpeeds::learn)));
    }

    private static Speed learn(List<Row> rows) {
        return Speed.learn(
                rows.stream().map(Row::run).toList(),
                rows.stream().map(Row::device).distinct().sorted().toList());
    }
}
