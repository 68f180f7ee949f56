package studio.raim.engine.nn;

import java.util.ArrayList;
import java.util.List;
import studio.raim.engine.nn.Operation.Call;

/**
 * Discrete Fourier transforms of the last two axes of real images; spectra are real tensors whose last axis holds the real and
 * the imaginary part. Computed in float32 always.
 */
public final class Fourier {
    private Fourier() {}

    /** (…, H, W) -> (…, H, ⌊W/2⌋+1, 2), without scaling. */
    public static Tensor rfft2(Tensor x) {
        List<Dim> shape = new ArrayList<>(x.shape());
        int last = x.rank() - 1;
        shape.set(last, shape.get(last).over(2).plus(1));
        shape.add(Dim.of(2));
        return x.call(new Call("torch.view_as_real(torch.fft_rfft2($))", true), shape, x);
    }

    /** The inverse: (…, H, ⌊W/2⌋+1, 2) -> (…, H, W), divided by H · W. */
    public static Tensor irfft2(Tensor spectrum, Dim height, Dim width) {
        List<Dim> shape = new ArrayList<>(spectrum.shape().subList(0, spectrum.rank() - 3));
        shape.add(height);
        shape.add(width);
        String complex = "torch.view_as_complex(torch.contiguous($))";
        String format = "torch.fft_irfft2(%s, [%s, %s])".formatted(complex, height.text(), width.text());
        return spectrum.call(new Call(format, true), shape, spectrum);
    }

    /** Length of each number of a spectrum: (…, 2) -> (…). */
    public static Tensor amplitude(Tensor spectrum) {
        return polar("torch.abs", spectrum);
    }

    /** Angle of each number of a spectrum, in radians from −π to π: (…, 2) -> (…). */
    public static Tensor phase(Tensor spectrum) {
        return polar("torch.angle", spectrum);
    }

    private static Tensor polar(String function, Tensor spectrum) {
        String format = function + "(torch.view_as_complex(torch.contiguous($)))";
        return spectrum.call(new Call(format, true), spectrum.shape().subList(0, spectrum.rank() - 1), spectrum);
    }

    /** Product of two spectra, number by number. */
    public static Tensor multiply(Tensor a, Tensor b) {
        String complex = "torch.view_as_complex(torch.contiguous($))";
        String format = "torch.view_as_real(torch.mul(" + complex + ", " + complex + "))";
        return a.call(new Call(format, true), a.shape(), a, b);
    }
}
