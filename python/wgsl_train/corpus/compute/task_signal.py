"""Tasks on sound, money, complex numbers and training steps."""

from ..draw import Draw
from ..family import Request, family
from .task import Task, build, number, reads, updates, writes

_S = reads("x", "samples", "samples", "audio samples", "input samples")
_O = writes("o", "results", "results", "output samples", "output")
_MONO = reads("x", "mono", "mono samples", "mono signal")
_LEFT, _RIGHT = (
    writes("l", "left", "left channel", "left samples"),
    writes("r", "right", "right channel", "right samples"),
)
_IN_LEFT, _IN_RIGHT = (
    reads("l", "left", "left channel", "left samples"),
    reads("r", "right", "right channel", "right samples"),
)
_RATE = number("f", "sample rate", name="rate", span=(8000, 48000, 1000))
_FREQ = number("h", "frequency", "pitch in Hz", name="frequency", span=(50, 2000, 10))

AUDIO = (
    Task("gain", (_S, _O), ("{o}[i] = {x}[i] * {g};",), ("apply {g} to {x}{to}", "amplify {x} by {g}{to}", "change the volume of {x} by {g}{to}", "multiply every one of {x} by {g}{to}"), (number("g", "gain", "volume", name="gain", span=(0.1, 4, 0.1)),), (), ("{o}[i] = {g} * {x}[i]",), into="x"),
    Task("gain_db", (_S, _O), ("{o}[i] = {x}[i] * pow(10.0, {g} / 20.0);",), ("amplify {x} by {g} in decibels (factor 10^(dB/20)){to}", "apply a dB gain of {g} to {x}, factor pow(10, dB / 20){to}"), (number("g", "gain in dB", "decibels", name="decibels", span=(1, 12, 0.5)),), (), ("{o}[i] = {x}[i] * pow(10, {g} / 20)",), into="x"),
    Task("hard_clip", (_S, _O), ("{o}[i] = clamp({x}[i], -{c}, {c});",), ("clip {x} hard at plus and minus {c}{to}", "limit {x} to the range from minus to plus {c}{to}"), (number("c", "ceiling", "clip level", name="ceiling", span=(0.1, 1.5, 0.05)),), (), ("{o}[i] = clamp({x}[i], -{c}, {c})",), into="x"),
    Task("soft_clip", (_S, _O), ("{o}[i] = tanh({d} * {x}[i]);",), ("distort {x} with tanh after multiplying by {d}{to}", "saturate {x} softly: tanh of {d} times the sample{to}"), (number("d", "drive", name="drive", span=(1.5, 10, 0.5)),), (), ("{o}[i] = tanh({d} * {x}[i])",), into="x"),
    Task("pan_linear", (_MONO, _LEFT, _RIGHT), ("{l}[i] = {x}[i] * (1.0 - {p});", "{r}[i] = {x}[i] * {p};"), ("pan {x} linearly with {p} (0 left, 1 right) into {l} and {r}", "split {x} into {l} times (1 - {p}) and {r} times {p}"), (number("p", "pan", "pan position", name="pan"),), ("a linear pan of {x} to {l} and {r} by {p}, 0 is left and 1 right",)),
    Task("pan_power", (_MONO, _LEFT, _RIGHT), ("let angle = {p} * 1.5707964;", "{l}[i] = {x}[i] * cos(angle);", "{r}[i] = {x}[i] * sin(angle);"), ("pan {x} with equal power by {p} (0 left, 1 right): cosine of a quarter turn times the pan to {l}, sine to {r}", "do an equal power pan of {x} into {l} (cos) and {r} (sin), angle = {p} * pi / 2"), (number("p", "pan", "pan position", name="pan"),), ("an equal-power pan of {x} to {l} and {r} with {p} from 0 (left) to 1 (right)",)),
    Task("mix_tracks", (reads("a", "dry", "dry signal", "first track"), reads("b", "wet", "wet signal", "second track"), _O), ("{o}[i] = mix({a}[i], {b}[i], {m});",), ("mix {a} and {b} with {m} (0 only the first, 1 only the second){to}", "blend {a} with {b}, dry/wet {m}{to}"), (number("m", "mix", "mix amount", name="mix_amount", span=(0.05, 0.95, 0.05)),), (), (), into="a"),
    Task("mid_side", (_IN_LEFT, _IN_RIGHT, writes("m", "mid", "mid signal"), writes("s", "side", "side signal")), ("{m}[i] = ({l}[i] + {r}[i]) * 0.5;", "{s}[i] = ({l}[i] - {r}[i]) * 0.5;"), ("encode {l} and {r} to mid and side: half the sum in {m}, half the difference in {s}",), (), ("mid/side encoding of {l} and {r}: {m} = (l + r) / 2, {s} = (l - r) / 2",)),
    Task("mono", (_IN_LEFT, _IN_RIGHT, writes("o", "mono", "mono signal")), ("{o}[i] = ({l}[i] + {r}[i]) * 0.5;",), ("mix {l} and {r} down to {o}, the average of both", "make {o} the mean of {l} and {r}"), (), ("stereo to mono: half of {l} plus {r} in {o}",), ("{o}[i] = 0.5 * ({l}[i] + {r}[i])",)),
    Task("interleave", (_IN_LEFT, _IN_RIGHT, writes("o", "stereo", "interleaved samples", "stereo signal")), ("{o}[i] = select({l}[i / 2u], {r}[i / 2u], i % 2u == 1u);",), ("interleave {l} and {r} into {o}: left at even, right at odd positions",), (), ("the interleaved stereo {o} = l0 r0 l1 r1 ... of {l} and {r}",)),
    Task("deinterleave", (reads("x", "stereo", "interleaved samples", "stereo signal"), _LEFT, _RIGHT), ("{l}[i] = {x}[2u * i];", "{r}[i] = {x}[2u * i + 1u];"), ("split the interleaved {x} into {l} (even positions) and {r} (odd positions)", "deinterleave {x}: even samples to {l}, odd samples to {r}"), (), ("{l} and {r} from the interleaved {x}",)),
    Task("fade_in", (_S, _O), ("{o}[i] = {x}[i] * min(f32(i) / f32({n}), 1.0);",), ("fade in the first {n} of {x} linearly from 0{to}", "multiply {x} by a linear fade-in over {n} samples, then 1{to}"), (number("n", "fade length", "number of fade samples", t="u32", name="fade_length", span=(64, 4096, 16)),), (), ("{o}[i] = {x}[i] * min(i / {n}, 1)",), into="x"),
    Task("fade_out", (_S, _O), ("{o}[i] = {x}[i] * (1.0 - f32(i) / f32(arrayLength(&{o})));",), ("fade {x} out linearly over the whole buffer, factor 1 - i / length{to}",), (), ("a linear fade-out of {x} over its length, 1 - i / n{to}",), (), into="x"),
    Task("decay", (_S, _O), ("{o}[i] = {x}[i] * exp(-{k} * f32(i) / {f});",), ("apply an exponential decay to {x}: times exp(-{k} * i / {f}){to}", "give {x} an exponential envelope with {k} per second at {f}, exp(-k t){to}"), (number("k", "decay rate", "decay", name="decay", span=(0.5, 12, 0.5)), _RATE), (), ("{o}[i] = {x}[i] * exp(-{k} * i / {f})",), into="x"),
    Task("tremolo", (_S, _O), ("{o}[i] = {x}[i] * (1.0 - {d} * (0.5 + 0.5 * sin(6.2831855 * {h} * f32(i) / {f})));",), ("apply a tremolo to {x}: times 1 - {d} * (0.5 + 0.5 sin(2 pi {h} i / {f})){to}",), (number("d", "depth", name="depth"), number("h", "tremolo frequency", "frequency", name="frequency"), _RATE), (), ("{o}[i] = {x}[i] * (1 - {d} * (0.5 + 0.5 * sin(2 * pi * {h} * i / {f})))",), into="x"),
    Task("ring_mod", (_S, _O), ("{o}[i] = {x}[i] * sin(6.2831855 * {h} * f32(i) / {f});",), ("ring-modulate {x} with a sine of {h} at {f}{to}", "multiply {x} by sin(2 pi {h} i / {f}){to}"), (_FREQ, _RATE), (), ("{o}[i] = {x}[i] * sin(2 * pi * {h} * i / {f})",), into="x"),
    Task("delay", (_S, _O), ("{o}[i] = {x}[i];", "if i >= {n} {", "{o}[i] = {x}[i] + {g} * {x}[i - {n}];", "}"), ("add an echo to {x}: the sample {n} earlier times {g} (nothing before the start), into {o}", "write {x} plus {g} times the sample {n} places before, where there is one, to {o}"), (number("n", "delay", "delay in samples", t="u32", name="delay", span=(100, 20000, 100)), number("g", "feedback", "echo gain", name="echo_gain", span=(0.1, 0.9, 0.05))), ("a single echo of {x} in {o}, {n} samples late, gain {g}",)),
    Task("sine_tone", (writes("o", "samples", "samples", "output samples"),), ("{o}[i] = {a} * sin(6.2831855 * {h} * f32(i) / {f});",), ("fill {o} with a sine tone of amplitude {a} and frequency {h} at {f}", "synthesize {a} * sin(2 pi {h} i / {f}) into {o}"), (number("a", "amplitude", name="amplitude", span=(0.1, 1, 0.1)), _FREQ, _RATE), ("a sine of frequency {h}, amplitude {a}, sample rate {f}, in {o}",), ("{o}[i] = {a} * sin(2 * pi * {h} * i / {f})",)),
    Task("square_tone", (writes("o", "samples", "samples", "output samples"),), ("{o}[i] = select(-1.0, 1.0, fract({h} * f32(i) / {f}) < 0.5);",), ("fill {o} with a square wave of frequency {h} at {f}, 1 in the first half of each period and -1 in the second",), (_FREQ, _RATE), ("a square wave in {o}: frequency {h}, rate {f}, +1 then -1",)),
    Task("saw_tone", (writes("o", "samples", "samples", "output samples"),), ("{o}[i] = 2.0 * fract({h} * f32(i) / {f}) - 1.0;",), ("fill {o} with a sawtooth from -1 to 1 of frequency {h} at {f}",), (_FREQ, _RATE), ("a rising sawtooth (-1 to 1) in {o}, frequency {h}, rate {f}",), ("{o}[i] = 2 * fract({h} * i / {f}) - 1",)),
    Task("hann", (_S, _O), ("let n = f32(arrayLength(&{x}) - 1u);", "{o}[i] = {x}[i] * (0.5 - 0.5 * cos(6.2831855 * f32(i) / n));"), ("apply a Hann window over the whole length to {x}, 0.5 - 0.5 cos(2 pi i / (n - 1)){to}", "multiply {x} by the Hann window of its length, zero at both ends{to}"), (), ("Hann-windowed {x}{to}",), (), into="x"),
    Task("hamming", (_S, _O), ("let n = f32(arrayLength(&{x}) - 1u);", "{o}[i] = {x}[i] * (0.54 - 0.46 * cos(6.2831855 * f32(i) / n));"), ("apply a Hamming window to {x}, 0.54 - 0.46 cos(2 pi i / (n - 1)){to}",), (), ("Hamming-windowed {x}{to}",), (), into="x"),
    Task("gate", (_S, _O), ("{o}[i] = select(0.0, {x}[i], abs({x}[i]) >= {t});",), ("silence those of {x} whose absolute value is below {t}{to}", "gate {x}: zero unless the magnitude reaches {t}{to}"), (number("t", "threshold", name="threshold", span=(0.01, 0.5, 0.01)),), ("a noise gate on {x} with {t}, quieter samples become 0{to}",), (), into="x"),
    Task("rectify", (_S, _O), ("{o}[i] = abs({x}[i]) * {g};",), ("full-wave rectify {x} and multiply by {g}{to}",), (number("g", "gain", name="gain", span=(0.2, 4, 0.2)),), ("the rectified {x} times {g}{to}",), (), into="x"),
)  # fmt: skip

_Z = reads("x", "z", "complex numbers", "complex values", t="vec2<f32>")
_ZA, _ZB = (
    reads("a", "a", "first complex numbers", t="vec2<f32>"),
    reads("b", "b", "second complex numbers", t="vec2<f32>"),
)
_ZO = writes("o", "results", "results", "complex results", t="vec2<f32>")
COMPLEX = (
    Task("complex_multiply", (_ZA, _ZB, _ZO), ("let p = {a}[i];", "let q = {b}[i];", "{o}[i] = vec2<f32>(p.x * q.x - p.y * q.y, p.x * q.y + p.y * q.x);"), ("multiply {a} and {b} as complex numbers (x real, y imaginary){to}",), (), ("the complex product of {a} and {b} as (re, im){to}",), (), into="a"),
    Task("complex_conj_multiply", (_ZA, _ZB, _ZO), ("let p = {a}[i];", "let q = {b}[i];", "{o}[i] = vec2<f32>(p.x * q.x + p.y * q.y, p.y * q.x - p.x * q.y);"), ("multiply {a} by the complex conjugate of {b}, (re, im) pairs{to}",), (), ("{a} times the conjugate of {b} as complex numbers (re, im){to}",)),
    Task("complex_magnitude", (_Z, writes("o", "magnitudes", "magnitudes", "absolute values")), ("{o}[i] = length({x}[i]);",), ("write the magnitude of {x} (x real, y imaginary) to {o}", "take the absolute value of {x} into {o}, sqrt(re^2 + im^2)"), (), ("the magnitudes of {x} in {o}",)),
    Task("complex_power", (_Z, writes("o", "powers", "powers", "squared magnitudes")), ("{o}[i] = dot({x}[i], {x}[i]);",), ("write the power spectrum re^2 + im^2 of {x} to {o}", "compute the squared magnitude of {x} into {o}"), (), ("|z|^2 of {x} in {o}", "the power re*re + im*im of {x} in {o}")),
    Task("complex_phase", (_Z, writes("o", "phases", "phases", "arguments")), ("{o}[i] = atan2({x}[i].y, {x}[i].x);",), ("write the phase atan2(im, re) of {x} to {o}",), (), ("the arguments (phase angles) of {x} in {o}",)),
    Task("complex_conjugate", (_Z, _ZO), ("{o}[i] = vec2<f32>({x}[i].x, -{x}[i].y);",), ("conjugate {x} (negate the imaginary part y){to}",), (), ("the complex conjugate of {x} as (re, im){to}",), (), into="x"),
    Task("complex_square", (_Z, _ZO), ("let q = {x}[i];", "{o}[i] = vec2<f32>(q.x * q.x - q.y * q.y, 2.0 * q.x * q.y) + {c};"), ("do one step z*z + {c} for the complex numbers in {x}{to}", "iterate {x}: z becomes z squared plus {c} (complex){to}"), (number("c", "constant c", "complex constant", t="vec2<f32>", name="offset"),), (), (), into="x"),
    Task("complex_rotate", (_Z, _ZO), ("let q = {x}[i];", "let c = cos({p});", "let s = sin({p});", "{o}[i] = vec2<f32>(q.x * c - q.y * s, q.x * s + q.y * c);"), ("multiply the complex {x} by e^(i * {p}){to}", "rotate the complex numbers in {x} counterclockwise in the complex plane by {p} radians{to}"), (number("p", "phase", "angle", name="phase", span=(0.1, 3, 0.1)),), (), (), into="x"),
    Task("real_to_complex", (reads("x", "signal", "real samples", "signal"), writes("o", "spectrum", "complex numbers", t="vec2<f32>")), ("{o}[i] = vec2<f32>({x}[i], 0.0);",), ("turn {x} into complex numbers with imaginary part 0, into {o}",), (), ("{x} as complex vec2 (re, 0) in {o}",)),
    Task("polar", (reads("x", "magnitudes", "magnitudes", "radii"), reads("y", "phases", "phases", "angles"), _ZO), ("{o}[i] = {x}[i] * vec2<f32>(cos({y}[i]), sin({y}[i]));",), ("turn {x} and {y} (polar) into cartesian vec2 in {o}", "make complex numbers from {x} and {y} (radians) in {o}"), (), ("polar to cartesian: r = {x}, angle = {y}, (r cos, r sin) in {o}",)),
)  # fmt: skip

_P = reads("x", "prices", "prices", "closing prices")
MONEY = (
    Task("compound", (reads("x", "principal", "principals", "starting amounts"), writes("o", "balances", "balances", "final amounts")), ("{o}[i] = {x}[i] * pow(1.0 + {r}, {y});",), ("compound {x} at {r} for {y}: amount * (1 + rate)^years{to}", "compute {x} times (1 + {r}) to the power {y}{to}"), (number("r", "interest rate", "rate", name="rate", span=(0.01, 0.2, 0.01)), number("y", "number of years", "years", name="years", span=(2, 30, 0.5))), (), ("{o}[i] = {x}[i] * pow(1 + {r}, {y})",), into="x"),
    Task("present_value", (reads("x", "cash", "cash flows", "payments"), writes("o", "values", "present values", "discounted values")), ("{o}[i] = {x}[i] / pow(1.0 + {r}, f32(i));",), ("discount {x}, element i by (1 + {r})^i{to}", "compute present values of {x}: divide by (1 + {r}) to the power of the index{to}"), (number("r", "discount rate", "rate", name="rate", span=(0.01, 0.2, 0.01)),), (), ("{o}[i] = {x}[i] / (1 + {r})^i",), into="x"),
    Task("vat", (_P, writes("o", "gross", "gross prices", "results")), ("{o}[i] = {x}[i] * (1.0 + {r} / 100.0);",), ("add a tax of {r} percent to {x}{to}", "increase {x} by {r} percent{to}"), (number("r", "tax rate in percent", "percentage", name="percent", span=(1, 30, 0.5)),), (), ("{o}[i] = {x}[i] * (1 + {r} / 100)",), into="x"),
    Task("discount", (_P, writes("o", "reduced", "reduced prices", "results")), ("{o}[i] = {x}[i] * (1.0 - {r} / 100.0);",), ("take {r} percent off {x}{to}", "reduce {x} by {r} percent{to}"), (number("r", "discount in percent", "percentage", name="percent", span=(1, 60, 1)),), (), (), into="x"),
    Task("totals", (_P, reads("y", "quantities", "quantities", "item counts", t="u32"), writes("o", "totals", "totals", "line totals")), ("{o}[i] = {x}[i] * f32({y}[i]);",), ("multiply {x} by {y} (as floats) into {o}",), (), ("line totals: {x} times {y}, in {o}",), ("{o}[i] = {x}[i] * f32({y}[i])",)),
    Task("returns", (reads("x", "today", "prices today", "new prices"), reads("y", "yesterday", "prices yesterday", "old prices"), writes("o", "returns", "returns", "relative changes")), ("{o}[i] = ({x}[i] - {y}[i]) / {y}[i];",), ("compute the relative change from {y} to {x}, (new - old) / old, into {o}",), (), ("simple returns (new - old) / old of {x} over {y} in {o}",), ("{o}[i] = ({x}[i] - {y}[i]) / {y}[i]",)),
    Task("log_returns", (reads("x", "today", "prices today", "new prices"), reads("y", "yesterday", "prices yesterday", "old prices"), writes("o", "returns", "log returns")), ("{o}[i] = log({x}[i] / {y}[i]);",), ("compute log returns ln(new / old) with {x} new and {y} old, into {o}",), (), ("log returns of {x} over {y} in {o}, ln(new / old)",), ("{o}[i] = log({x}[i] / {y}[i])",)),
    Task("payoff", (reads("x", "spots", "spot prices", "stock prices"), writes("o", "payoffs", "payoffs", "option payoffs")), ("{o}[i] = max({x}[i] - {k}, 0.0);",), ("compute the call payoff max(spot - {k}, 0) of {x}{to}", "write the payoff of a call option with {k} at {x}{to}"), (number("k", "strike", "strike price", name="strike", span=(50, 150, 1)),), (), ("{o}[i] = max({x}[i] - {k}, 0)",), into="x"),
    Task("currency", (_P, writes("o", "converted", "converted prices", "results")), ("{o}[i] = round({x}[i] * {r} * 100.0) / 100.0;",), ("convert {x} with {r} and round to cents (two decimals){to}",), (number("r", "exchange rate", name="rate", span=(0.5, 2, 0.05)),), (), ("{o}[i] = round({x}[i] * {r} * 100) / 100",), into="x"),
)  # fmt: skip

_W, _G = updates("w", "weights", "weights", "parameters"), reads("g", "gradients", "gradients", "grads")
_LR = number("a", "learning rate", name="lr", span=(0.001, 0.2, 0.001))
_PRED, _TRUE = reads("x", "predictions", "predictions", "outputs"), reads("y", "targets", "targets", "labels")
LEARNING = (
    Task("sgd", (_G, _W), ("{w}[i] = {w}[i] - {a} * {g}[i];",), ("do an SGD step: subtract {a} times {g} from {w}", "update {w} by gradient descent with {g} and {a}"), (_LR,), ("an SGD update of {w} by {g} with {a}",), ("{w}[i] -= {a} * {g}[i]",)),
    Task("sgd_decay", (_G, _W), ("{w}[i] = {w}[i] - {a} * ({g}[i] + {d} * {w}[i]);",), ("do an SGD step with weight decay: {w} minus {a} times (gradient from {g} plus {d} times the weight)",), (_LR, number("d", "weight decay", name="decay", span=(0.001, 0.1, 0.001))), ("SGD with weight decay {d} and {a} on {w}, gradients in {g}",), ("{w}[i] -= {a} * ({g}[i] + {d} * {w}[i])",)),
    Task("momentum", (_G, updates("v", "velocities", "velocities", "momentum buffer"), _W), ("{v}[i] = {m} * {v}[i] - {a} * {g}[i];", "{w}[i] = {w}[i] + {v}[i];"), ("do a momentum step: {v} become {m} times themselves minus {a} times {g}, then are added to {w}",), (_LR, number("m", "momentum", name="momentum", span=(0.5, 0.99, 0.01))), ("SGD with momentum: v = {m} v - {a} g, w += v, over {v}, {g} and {w}",), ("{v}[i] = {m} * {v}[i] - {a} * {g}[i]; {w}[i] += {v}[i]",)),
    Task("rmsprop", (_G, updates("v", "cache", "cache", "squared gradient average"), _W), ("{v}[i] = {m} * {v}[i] + (1.0 - {m}) * {g}[i] * {g}[i];", "{w}[i] = {w}[i] - {a} * {g}[i] / (sqrt({v}[i]) + {e});"), ("do an RMSprop step on {w} with {g}: {v} = {m} * cache + (1 - {m}) * g^2, then w -= {a} * g / (sqrt(cache) + {e})",), (_LR, number("m", "decay rate", "decay", name="decay"), number("e", "epsilon", name="epsilon")), ("an RMSprop update of {w} from {g} with the running average {v}, {a}, {m} and {e} (added to the root)",)),
    Task("adam", (_G, updates("m", "m", "first moments"), updates("v", "v", "second moments"), _W), ("{m}[i] = {p} * {m}[i] + (1.0 - {p}) * {g}[i];", "{v}[i] = {q} * {v}[i] + (1.0 - {q}) * {g}[i] * {g}[i];", "let mean = {m}[i] / (1.0 - pow({p}, {t}));", "let spread = {v}[i] / (1.0 - pow({q}, {t}));", "{w}[i] = {w}[i] - {a} * mean / (sqrt(spread) + {e});"), ("do an Adam step with bias correction on {w}, gradients {g}, moments {m} and {v}, with {a}, {p}, {q}, {e} and {t}", "update {w} with Adam: {g}, {m}, {v}, bias-corrected by {t}, with {a}, {p}, {q}, {e} added to the root"), (_LR, number("p", "first decay", "beta1", name="beta1"), number("q", "second decay", "beta2", name="beta2"), number("e", "epsilon", name="epsilon"), number("t", "step number", "time step", name="t")), ("Adam with bias correction: {w}, {g}, first moments {m}, second moments {v}; {a}, {p}, {q}, {e}, step {t}",)),
    Task("mse_gradient", (_PRED, _TRUE, writes("o", "gradients", "gradients")), ("{o}[i] = 2.0 * ({x}[i] - {y}[i]) / f32(arrayLength(&{x}));",), ("write the gradient of the mean squared error, 2 (prediction - target) / n, of {x} and {y} to {o}",), (), ("the MSE gradient of {x} against {y} in {o}: 2 (p - t) / n",)),
    Task("huber", (_PRED, _TRUE, writes("o", "losses", "losses")), ("let e = abs({x}[i] - {y}[i]);", "{o}[i] = select({d} * (e - 0.5 * {d}), 0.5 * e * e, e <= {d});"), ("write the Huber loss of {x} and {y} with {d} to {o}",), (number("d", "delta", name="delta", span=(0.2, 3, 0.1)),), ("Huber losses of {x} against {y} in {o}, quadratic up to {d}, linear beyond",)),
    Task("cross_entropy", (_PRED, _TRUE, writes("o", "losses", "losses")), ("{o}[i] = -({y}[i] * log({x}[i]) + (1.0 - {y}[i]) * log(1.0 - {x}[i]));",), ("write the binary cross entropy of {x} (probabilities) and {y} (0 or 1) to {o}",), (), ("binary cross entropy -(t ln p + (1 - t) ln(1 - p)) of {x} and {y} in {o}",)),
    Task("leaky", (reads("x", "values", "activations", "values"), writes("o", "results", "results")), ("{o}[i] = select({s} * {x}[i], {x}[i], {x}[i] > 0.0);",), ("apply leaky ReLU with {s} to {x}{to}", "multiply the negative ones of {x} by {s} and keep the rest{to}"), (number("s", "negative slope", "slope", name="slope", span=(0.01, 0.4, 0.01)),), ("leaky relu of {x}, {s} for negatives{to}",), ("{o}[i] = {x}[i] > 0 ? {x}[i] : {s} * {x}[i]",), into="x"),
    Task("elu", (reads("x", "values", "activations", "values"), writes("o", "results", "results")), ("{o}[i] = select({s} * (exp({x}[i]) - 1.0), {x}[i], {x}[i] > 0.0);",), ("apply ELU with {s} to {x}{to}",), (number("s", "alpha", name="alpha", span=(0.2, 2, 0.1)),), ("elu of {x}, {s} times (e^x - 1) below zero{to}",), (), into="x"),
    Task("swish", (reads("x", "values", "activations", "values"), writes("o", "results", "results")), ("{o}[i] = {x}[i] / (1.0 + exp(-{b} * {x}[i]));",), ("apply swish x * sigmoid({b} x) to {x}{to}",), (number("b", "beta", name="beta", span=(0.5, 3, 0.1)),), ("swish of {x} with {b}{to}",), (), into="x"),
    Task("dropout", (reads("x", "values", "activations", "values"), reads("m", "mask", "mask", "keep flags", t="u32"), writes("o", "results", "results")), ("{o}[i] = select(0.0, {x}[i] / (1.0 - {p}), {m}[i] != 0u);",), ("apply dropout to {x}: where {m} is nonzero divide by (1 - {p}), else 0{to}",), (number("p", "drop probability", "dropout rate", name="rate", span=(0.1, 0.7, 0.05)),), ("inverted dropout of {x} by {m} with {p}, kept values over (1 - p){to}",), (), into="x"),
    Task("scale_shift", (reads("x", "values", "activations", "values"), reads("g", "gamma", "gains"), reads("b", "beta", "biases"), writes("o", "results", "results")), ("{o}[i] = ({x}[i] - {m}) * inverseSqrt({v} + {e}) * {g}[i] + {b}[i];",), ("normalize {x} with {m} and {v}: (x - mean) / sqrt(variance + {e}), times {g} plus {b}{to}",), (number("m", "mean", name="mean"), number("v", "variance", name="variance"), number("e", "epsilon", name="epsilon")), ("layer norm of {x} with {m}, {v}, {e}, gains {g} and biases {b}{to}",), (), into="x"),
    Task("temperature_exp", (reads("x", "logits", "logits"), writes("o", "weights", "weights", "unnormalized probabilities")), ("{o}[i] = exp(({x}[i] - {m}) / {t});",), ("compute exp((logit - {m}) / {t}) of {x}{to}", "do the numerator of a softmax with {t}, subtracting {m} from {x} first{to}"), (number("m", "maximum", name="largest"), number("t", "temperature", name="temperature", span=(0.2, 3, 0.1))), (), ("{o}[i] = exp(({x}[i] - {m}) / {t})",), into="x"),
    Task("ema", (reads("x", "weights", "weights", "current values"), updates("o", "averages", "averages", "running averages")), ("{o}[i] = {d} * {o}[i] + (1.0 - {d}) * {x}[i];",), ("update {o} with {x}: {d} times the old average plus (1 - {d}) times the new value",), (number("d", "decay", name="decay", span=(0.5, 0.99, 0.01)),), ("an exponential moving average of {x} kept in {o} with {d} for the old part",), ("{o}[i] = {d} * {o}[i] + (1 - {d}) * {x}[i]",)),
)  # fmt: skip


@family("compute", structures=250)
def task_audio(draw: Draw) -> Request:
    """Samples of sound, with the interface spelled out."""
    return build(draw, draw.pick(AUDIO))


@family("compute", structures=60)
def task_complex(draw: Draw) -> Request:
    """Complex numbers stored as vec2."""
    return build(draw, draw.pick(COMPLEX))


@family("compute", structures=80)
def task_money(draw: Draw) -> Request:
    """Prices, rates and returns."""
    return build(draw, draw.pick(MONEY))


@family("compute", structures=160)
def task_learning(draw: Draw) -> Request:
    """Steps of training: updates, losses, activations with a parameter."""
    return build(draw, draw.pick(LEARNING))
