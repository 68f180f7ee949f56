package studio.raim.engine.catalog;

import studio.raim.common.ModelId;
import studio.raim.engine.nn.Accelerator;
import studio.raim.engine.nn.Network;
import studio.raim.engine.nn.NumberType;
import studio.raim.engine.nn.Program;
import studio.raim.engine.nn.arch.Architecture;
import studio.raim.engine.nn.arch.Architectures;
import studio.raim.engine.nn.checkpoint.Checkpoint;

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
    private final LeasedCache<Key, Network> networks;

    /**
     * Loads nothing yet.
     *
     * @param maxBytes that the weights on the device may take together
     */
    public NetworkCache(ModelCatalog catalog, Accelerator accelerator, long maxBytes) {
        this.catalog = catalog;
        this.accelerator = accelerator;
        this.networks = new LeasedCache<>(maxBytes, new LeasedCache.Maker<Key, Network>() {
            @Override
            public long size(Key key) {
                return program(catalog.card(key.model())).weightCount()
                        * key.type().bytes();
            }

            @Override
            public Network make(Key key) {
                return load(key);
            }
        });
    }

    /** A network that stays loaded until this is closed. */
    public static final class Lease implements AutoCloseable {
        private final ModelCard card;
        private final LeasedCache<Key, Network>.Lease lease;

        private Lease(ModelCard card, LeasedCache<Key, Network>.Lease lease) {
            this.card = card;
            this.lease = lease;
        }

        public ModelCard card() {
            return card;
        }

        public Network network() {
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

    private Network load(Key key) {
        ModelCard card = catalog.card(key.model());
        try (Checkpoint weights = Checkpoint.open(catalog.checkpoint(key.model()))) {
            return Network.load(program(card), weights, accelerator, key.type());
        }
    }

    private static Program program(ModelCard card) {
        return architecture(card).program(card.config());
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
