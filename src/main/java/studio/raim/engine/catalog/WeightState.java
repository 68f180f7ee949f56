package studio.raim.engine.catalog;

/** Whether a model's files are there, judged by names and sizes; hashes are checked when it is loaded. */
public sealed interface WeightState {
    /** All files are there with their sizes. */
    record Installed() implements WeightState {}

    /** A file is not there; {@code advice} is a sentence that says what to do. */
    record Missing(String advice) implements WeightState {}

    /** A file is there, but not the one of the card; {@code reason} is a sentence. */
    record Damaged(String reason) implements WeightState {}
}
