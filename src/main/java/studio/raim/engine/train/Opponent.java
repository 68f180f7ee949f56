package studio.raim.engine.train;

import ai.djl.ndarray.NDList;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.AdamStep;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.Trainee;
import studio.raim.engine.nn.Trainee.Judgement;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.checkpoint.SafetensorsWriter;
import studio.raim.engine.nn.checkpoint.StoredTensor;
import studio.raim.engine.train.loss.AdversarialLoss;

/** A discriminator that learns beside a network to tell its results from ground truths. */
final class Opponent implements AutoCloseable {
    private static final String FILE = "opponent.safetensors";

    private final AdversarialLoss loss;
    private final Trainee trainee;

    Opponent(AdversarialLoss loss, Recipe recipe, RunFolder folder, Accelerator device) {
        this.loss = loss;
        Program program = loss.opponent();
        boolean resumes = Files.exists(folder.file(FILE));
        try (Checkpoint start =
                resumes ? Checkpoint.open(folder.file(FILE)) : FirstWeights.of(program, recipe.seed() + 1, Map.of())) {
            trainee = new Trainee(program, loss.opponentObjective(), start, Checkpoint.none(), device, NumberType.FP32);
        }
    }

    /** One step on the same pictures that the network just made. */
    Judgement step(List<NDList> targets, List<NDList> made, AdamStep step) {
        List<NDList> shards = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            shards.add(new NDList(targets.get(i).get(0), made.get(i).get(0)));
        }
        return trainee.step(shards, judgement -> judgement.finite() ? step : null);
    }

    /** The discriminator's weights under the names of the network's objective. */
    Map<String, StoredTensor> asJudge() {
        Map<String, StoredTensor> judge = new LinkedHashMap<>();
        trainee.weights().forEach((name, tensor) -> judge.put(loss.name() + "." + name, tensor));
        return judge;
    }

    void save(RunFolder folder, Map<String, String> remarks) throws IOException {
        SafetensorsWriter.write(folder.file(FILE), trainee.state(), remarks);
    }

    @Override
    public void close() {
        trainee.close();
    }
}
