package studio.raim.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private static Program smooth() {
        ProgramBuilder builder = new ProgramBuilder("Smooth");
        Layers net = builder.layers();
        Tensor x = builder.input("x", "N", 3, "H", "W");
        Tensor y = builder.mark("first", net.at("body").conv("0", x, 3, 8, 3));
        y = Activations.leakyRelu(y, 0.2);
        builder.output("y", net.conv("last", Spatial.upsampleNearest(y, 2), 8, 3, 3));
        return builder.build();
    }

    @Test
    void the_text_has_one_line_for_each_operation() {
        assertThat(smooth().source()).isEqualTo("""
                          def forward(self: __torch__.M, x0: Tensor, p: List[Tensor]) -> List[Tensor]:
                            t0 = torch.conv2d(x0, p[0], p[1], [1, 1], [1, 1], [1, 1], 1)
                            t1 = torch.leaky_relu(t0, 0.2)
                            t2 = torch.size(t1, 2)
                            t3 = torch.size(t1, 3)
                            t4 = torch.upsample_nearest2d(t1, [torch.mul(t2, 2), torch.mul(t3, 2)], None, None)
                            t5 = torch.conv2d(t4, p[2], p[3], [1, 1], [1, 1], [1, 1], 1)
                            return [torch.contiguous(t5)]
                        """.indent(0));
    }

    @Test
    void a_prepacked_convolution_takes_over_the_activation_behind_it() {
        assertThat(smooth().source(new Flavour(NumberType.BF16, true, true)))
                .contains("x0 = torch.contiguous(torch.to(x0, 15), memory_format=2)")
                .contains(
                        "t1 = ops.mkldnn._convolution_pointwise(x0, p[0], p[1], [1, 1], [1, 1], [1, 1], 1, \"leaky_relu\"")
                .doesNotContain("t0 =")
                .contains("return [torch.contiguous(torch.to(t5, 6))]");
    }

    @Test
    void an_intermediate_that_is_asked_for_is_returned_before_its_activation() {
        Program revealing = smooth().revealing(List.of("first"));
        assertThat(revealing.outputs()).containsExactly("y", "first");
        assertThat(revealing.source(new Flavour(NumberType.FP32, true, true)))
                .contains("t0 = ops.mkldnn")
                .endsWith("return [torch.contiguous(t5), torch.contiguous(t0)]\n");
        assertThatThrownBy(() -> smooth().revealing(List.of("middle")))
                .hasMessage("Smooth has no intermediate 'middle'; there are [first]");
    }

    @Test
    void the_description_gives_every_layer_and_its_shape() {
        assertThat(smooth().describe()).isEqualTo("""
                        x: (N, 3, H, W)
                        body.0 -> (N, 8, H, W)
                        last -> (N, 3, 2H, 2W)
                        y = (N, 3, 2H, 2W)
                        """);
    }

    @Test
    void the_parameters_come_in_the_order_of_the_network() {
        assertThat(smooth().parameters())
                .extracting(ParameterSpec::name)
                .containsExactly("body.0.weight", "body.0.bias", "last.weight", "last.bias");
        assertThat(smooth().weightCount()).isEqualTo(8 * 27 + 8 + 3 * 72 + 3);
    }

    @Test
    void a_tensor_of_another_network_is_refused() {
        Tensor stranger = new ProgramBuilder("a").input("x", "N", 3, "H", "W");
        Tensor own = new ProgramBuilder("b").input("x", "N", 3, "H", "W");
        assertThatThrownBy(() -> own.add(stranger)).hasMessageContaining("another network");
    }

    @Test
    void sizes_are_kept_as_formulas() {
        Dim h = Dim.symbol("H").readAs("h");
        assertThat(h.times(4).over(2)).hasToString("2H");
        assertThat(h.over(8)).hasToString("H/8");
        assertThat(h.plus(3).minus(Dim.of(1))).hasToString("H+2");
        assertThat(h.over(2).plus(1).text()).isEqualTo("torch.add(torch.floordiv(h, 2), 1)");
        assertThat(h.minus(h).value()).isZero();
        assertThat(Dim.of(7).over(2).value()).isEqualTo(3);
        assertThat(Dim.of(13).missingToMultipleOf(8).value()).isEqualTo(3);
        assertThatThrownBy(() -> Dim.symbol("H").text()).hasMessageContaining("Tensor.size");
        assertThatThrownBy(h::value).hasMessageContaining("only when the network runs");
    }
}
