package studio.raim.engine.metric;

import java.util.List;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Natural image quality evaluator, no reference needed: how far the features of a picture's blocks are from those of good
 * photographs; 0 and up, lower is better. Mittal, Soundararajan, Bovik 2013; the same as BasicSR's {@code calculate_niqe} in double
 * precision. Figures of different models cannot be compared.
 */
public final class Niqe {
    private final NiqeModel pristine;

    public Niqe(NiqeModel pristine) {
        this.pristine = pristine;
    }

    /**
     * The distance.
     *
     * @throws IllegalArgumentException if the picture is too small or has too little structure
     */
    public double of(Picture picture) {
        NiqeModel seen = NiqeModel.of(List.of(NiqeFeatures.of(NiqeFeatures.wholeBlocks(picture))));
        RealVector difference = new ArrayRealVector(pristine.mean()).subtract(new ArrayRealVector(seen.mean()));
        RealMatrix pooled = MatrixUtils.createRealMatrix(pristine.covariance())
                .add(MatrixUtils.createRealMatrix(seen.covariance()))
                .scalarMultiply(0.5);
        if (difference.isNaN() || Double.isNaN(pooled.getFrobeniusNorm())) {
            throw new IllegalArgumentException("NIQE finds too little structure in this picture");
        }
        RealMatrix inverse = new SingularValueDecomposition(pooled).getSolver().getInverse();
        return Math.sqrt(difference.dotProduct(inverse.operate(difference)));
    }
}
