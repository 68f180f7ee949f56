package studio.raim.engine.cli;

import java.nio.file.Path;

/** One photograph to restore, and the file to write. */
record Job(Path input, Path output) {}
