package studio.raim.engine.catalog;

import studio.raim.common.ModelId;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.ImageNetwork;
import studio.raim.engine.nn.Network;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.arch.Architecture;
import studio.raim.engine.nn.arch.Architectures;
import studio.raim.engine.nn.checkpoint.Checkpoint;
import studio.raim.engine.nn.onnx.OnnxNetwork;

/**
 * The networks that are loaded on one device: each is loaded once, from verified weights, lent to any number of threads, and
 * unloaded when the bound is reached and it was not used for the longest.
 *
 * <p>Networks that are lent out are never unloaded. A network's memory is freed before another's is taken, so two that do
 * not fit together can be used one after the other. Thread-safe.
 */
public final class NetworkCache implements AutoCloseable {
    private record Key(ModelId model, NumberType type) {}

    private final ModelCatalog catalog;
    private final Accelerator accelerator;
    private final LeasedCache<Key, ImageNetwork> networks;

    /**
     * Loads nothing yet.
     *
     * @param maxBytes that the weights on the device may take together
     */
    public NetworkCache(ModelCatalog catalog, Accelerator accelerator, long maxBytes) {
        this.catalog = catalog;
        this.accelerator = accelerator;
        this.networks = new LeasedCache<>(maxBytes, new LeasedCache.Maker<Key, ImageNetwork>() {
            @Override
            public long size(Key key) {
                ModelCard card = catalog.card(key.model());
                return OnnxCards.isOnnx(card)
                        ? card.bytes()
                        : program(card).weightCount() * key.type().bytes();
            }

            @Override
            public ImageNetwork make(Key key) {
                return load(key);
            }
        });
    }

    /** A network that stays loaded until this is closed. */
    public static final class Lease implements AutoCloseable {
        private final ModelCard card;
        private final LeasedCache<Key, ImageNetwork>.Lease lease;

        private Lease(ModelCard card, LeasedCache<Key, ImageNetwork>.Lease lease) {
            this.card = card;
            this.lease = lease;
        }

        public ModelCard card() {
            return card;
        }

        /**
         * The network as a program of ours, with its inputs and outputs by name.
         *
         * @throws IllegalStateException for a person's own ONNX network, which is only an {@link #image}
         */
        public Network network() {
            if (lease.value() instanceof Network network) {
                return network;
            }
            throw new IllegalStateException("%s is an ONNX file and no program".formatted(card.id()));
        }

        public ImageNetwork image() {
            return lease.value();
        }

        @Override
        public void close() {
            lease.close();
        }
    }

    /**
     * Waits while the network is being loaded.
     *
     * @throws UnusableWeightsException when the weights are missing or wrong
     * @throws studio.raim.engine.nn.WrongCheckpointException when a tensor does not fit; it names the first one
     */
    public Lease lease(ModelId model, NumberType type) {
        return new Lease(catalog.card(model), networks.lease(new Key(model, type)));
    }

    public Accelerator accelerator() {
        return accelerator;
    }

    public ModelCatalog catalog() {
        return catalog;
    }

    /** Bytes of weights on the device. */
    public long heldBytes() {
        return networks.held();
    }

    private ImageNetwork load(Key key) {
        ModelCard card = catalog.card(key.model());
        if (OnnxCards.isOnnx(card)) {
            return OnnxNetwork.open(catalog.checkpoint(key.model()), OnnxCards.layout(card), accelerator);
        }
        try (Checkpoint weights = Checkpoint.open(catalog.checkpoint(key.model()))) {
            return Network.load(program(card), weights, accelerator, key.type());
        }
    }

    private static Program program(ModelCard card) {
        return architecture(card).program(card.config());
    }

    /** What the sides of the network's input must be multiples of. */
    public static int sizeMultiple(ModelCard card) {
        return OnnxCards.isOnnx(card)
                ? OnnxCards.sizeMultiple(card)
                : architecture(card).sizeMultiple(card.config());
    }

    /** The architecture that the card names, after comparing the card's scale with it. */
    public static Architecture architecture(ModelCard card) {
        Architecture architecture = Architectures.named(card.architecture());
        int scale = architecture.scale(card.config());
        if (scale != card.scale()) {
            throw new IllegalArgumentException("The card of %s says scale %d, %s with its configuration has %d"
                    .formatted(card.id(), card.scale(), card.architecture(), scale));
        }
        return architecture;
    }

    @Override
    public void close() {
        networks.close();
    }
}
