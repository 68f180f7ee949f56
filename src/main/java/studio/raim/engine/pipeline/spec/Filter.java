package studio.raim.engine.pipeline.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a resize weighs its input pixels. */
public enum Filter {
    @JsonProperty("area")
    AREA,
    @JsonProperty("bicubic")
    BICUBIC,
    @JsonProperty("lanczos")
    LANCZOS,
    @JsonProperty("nearest")
    NEAREST
}
