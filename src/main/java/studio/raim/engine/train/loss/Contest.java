package studio.raim.engine.train.loss;

import static studio.raim.engine.nn.Activations.softplus;
import static studio.raim.engine.nn.Activations.square;
import static studio.raim.engine.nn.Reductions.mean;

import studio.raim.engine.nn.Tensor;

/** The rules between a generator and a discriminator, whose logits (N, 1, H, W) are high for real pictures. */
public enum Contest {
    /** Cross-entropy of sigmoid(logit); Goodfellow et al., 2014, with the generator's loss that does not saturate. */
    vanilla {
        @Override
        Tensor generator(Tensor real, Tensor fake) {
            return all(softplus(fake.neg()));
        }

        @Override
        Tensor discriminator(Tensor real, Tensor fake) {
            return all(softplus(real.neg())).add(all(softplus(fake)));
        }
    },
    /** Squared distance from 1 and 0; Mao et al., 2017. */
    lsgan {
        @Override
        Tensor generator(Tensor real, Tensor fake) {
            return all(square(fake.add(-1)));
        }

        @Override
        Tensor discriminator(Tensor real, Tensor fake) {
            return all(square(real.add(-1))).add(all(square(fake)));
        }
    },
    /** Cross-entropy of each logit less the mean of the other side; Jolicoeur-Martineau, 2019, as ESRGAN uses it. */
    relativistic {
        @Override
        Tensor generator(Tensor real, Tensor fake) {
            return all(softplus(real.sub(all(fake))))
                    .add(all(softplus(fake.sub(all(real)).neg())))
                    .mul(0.5);
        }

        @Override
        Tensor discriminator(Tensor real, Tensor fake) {
            return all(softplus(real.sub(all(fake)).neg()))
                    .add(all(softplus(fake.sub(all(real)))))
                    .mul(0.5);
        }
    };

    /** What the generator minimises: (1, 1, 1, 1). */
    abstract Tensor generator(Tensor real, Tensor fake);

    /** What the discriminator minimises: (1, 1, 1, 1). */
    abstract Tensor discriminator(Tensor real, Tensor fake);

    private static Tensor all(Tensor x) {
        return mean(x, 0, 1, 2, 3);
    }
}
