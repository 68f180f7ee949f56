package studio.raim.engine.cli.metric;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.raim.engine.metric.Measure;
import studio.raim.engine.metric.text.TextFidelity;

/**
 * One JSON object: {@code {border, images: [{image, file, groundTruth, width, height, <metric>…, remarks}], mean: {<metric>…},
 * problems}}. An infinite PSNR is the string "Infinity"; a metric that an image has not is null, and a remark says why.
 */
final class MetricJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MetricJson() {}

    static String of(Outcome outcome) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("border", outcome.border());
        whole.put("images", outcome.images().stream().map(MetricJson::image).toList());
        Map<String, Object> means = new LinkedHashMap<>();
        outcome.means().forEach((id, value) -> means.put(id, number(value)));
        whole.put("mean", means);
        whole.put("problems", outcome.problems());
        try {
            return JSON.writeValueAsString(whole);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> image(Measured image) {
        Map<String, Object> map = new LinkedHashMap<>();
        List<String> remarks = new ArrayList<>();
        map.put("image", image.name());
        map.put("file", image.file().toString());
        if (image.groundTruth() != null) {
            map.put("groundTruth", image.groundTruth().toString());
        }
        map.put("width", image.width());
        map.put("height", image.height());
        image.readings().forEach((id, reading) -> {
            switch (reading) {
                case Measure.Reading.Value value -> map.put(id, number(value.number()));
                case Measure.Reading.None none -> {
                    map.put(id, null);
                    remarks.add(none.why());
                }
            }
        });
        if (image.brisque() != null) {
            map.put("brisque", image.brisque());
        }
        if (image.text() != null) {
            map.put("text", text(image.text()));
        }
        map.put("remarks", remarks);
        return map;
    }

    private static Map<String, Object> text(TextFidelity text) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sentence", text.sentence());
        text.characterErrorRate().ifPresent(rate -> map.put("characterErrorRate", rate));
        map.put("lines", text.lines());
        return map;
    }

    private static Object number(double value) {
        return Double.isFinite(value) ? value : String.valueOf(value);
    }
}
