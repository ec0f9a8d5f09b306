"""Shaping curves and periodic waves of one number: smoothsteps, gain and bias, pulses, triangle, saw and square."""

from ..draw import Draw
from ..family import Request, family
from .recipe import ANY, recipe
from .say import request

_SHAPERS = (
    recipe(
        "smooth_curve", "t:T value", "t * t * (T(3.0) - 2.0 * t)", types=ANY,
        do=("smooth {value} in 0..1 with the cubic 3t^2 - 2t^3", "apply the Hermite smoothstep polynomial [to {value} |]without clamping", "turn a linear 0-1 ramp into the smoothstep S-curve t*t*(3-2t)", "evaluate t*t*(3.0 - 2.0*t) for {value}"),
        what=("the smoothstep polynomial 3t² - 2t³ of {value}", "the cubic Hermite S-curve of {value}[ in 0..1|], not clamped", "3t^2 - 2t^3 for {value}", "the smoothstep polynomial without its clamp for {value}", "t squared times three minus two t, of {value}"),
    ),
    recipe(
        "smoother_curve", "t:T value", "t * t * t * (t * (t * 6.0 - T(15.0)) + T(10.0))", types=ANY,
        do=("smooth {value} in 0..1 with Perlin's quintic 6t^5 - 15t^4 + 10t^3", "apply the smootherstep polynomial to {value} without clamping", "evaluate Perlin's improved fade curve for {value}", "apply the quintic fade of Perlin noise to {value}", "compute t*t*t*(t*(t*6-15)+10) for {value}"),
        what=("[Ken |]Perlin's fade curve of {value}", "6t^5 - 15t^4 + 10t^3 for {value}", "the quintic interpolation curve of improved Perlin noise for {value}", "the unclamped smootherstep polynomial of {value}", "the quintic S-curve [used in|from] gradient noise for {value}"),
    ),
    recipe(
        "smooth_step_between", "x:f32 value; lo:f32[-1,0.4] lower edge; hi:f32[0.5,3] upper edge", "smoothstep(lo, hi, x)",
        say=("below {lo} nothing, above {hi} everything, a soft transition between",),
        do=("fade smoothly from 0 at {lo} to 1 at {hi}", "apply smoothstep between {lo} and {hi}", "smoothly step from 0 to 1 as {value} goes from {lo} to {hi}", "go from zero below {lo} to one above {hi} with a smooth S-curve", "smoothstep {value} from {lo} to {hi}", "fade in smoothly between two edges", "apply smoothstep between two edges"),
        what=("a smoothstep from {lo} to {hi}", "a smooth transition, 0 below {lo} and 1 above {hi}", "smoothstep with edges {lo} and {hi}", "a soft threshold rising between {lo} and {hi}", "the cubic Hermite step between {lo} and {hi}", "a smoothstep between two edges", "a soft step between two limits"),
    ),
    recipe(
        "smoother_step", "x:f32 value; lo:f32[-1,0.4] lower edge; hi:f32[0.5,3] upper edge",
        "let t = clamp((x - lo) / (hi - lo), 0.0, 1.0); return t * t * t * (t * (t * 6.0 - 15.0) + 10.0);",
        do=("apply smootherstep between {lo} and {hi}", "smootherstep {value} from {lo} to {hi}", "go from 0 at {lo} to 1 at {hi} with Perlin's quintic and clamping", "make a smoothstep with zero second derivative at {lo} and {hi} (Ken Perlin's version)", "apply smootherstep between two edges"),
        what=("[Ken Perlin's |]smootherstep from {lo} to {hi}", "smootherstep with edges {lo} and {hi}", "a quintic smoothstep between {lo} and {hi}", "the clamped 6t^5-15t^4+10t^3 step from {lo} to {hi}", "smootherstep", "Perlin's smootherstep between two edges"),
    ),
    recipe(
        "linear_step", "x:f32 value; lo:f32[-1,0.4] lower edge; hi:f32[0.5,3] upper edge", "clamp((x - lo) / (hi - lo), 0.0, 1.0)",
        do=("ramp linearly from 0 at {lo} to 1 at {hi}, clamped outside", "map {lo}..{hi} to 0..1 and clamp", "do a linear step from {lo} to {hi}", "normalize {value} from {lo}..{hi} to 0..1 with clamping", "do a smoothstep between {lo} and {hi} but linear", "ramp linearly between two edges and clamp"),
        what=("a linear step [between|from] {lo} [and|to] {hi}", "linstep with edges {lo}, {hi}", "a clamped inverse lerp from {lo} to {hi}", "a straight ramp that is 0 below {lo} and 1 above {hi}", "a linear ramp clamped to 0..1 between {lo} and {hi}", "a clamped linear ramp between two edges", "linstep"),
    ),
    recipe(
        "hard_step", "x:f32 value; edge:f32[-1,2] edge", "step(edge, x)",
        say=("below {edge} it is 0, from {edge} on it is 1",),
        do=("return 0 below {edge} and 1 from {edge} on", "threshold {value} at {edge}", "step from 0 to 1 at {edge}", "return 1 if {value} is at least {edge}, else 0", "binarize {value} at {edge}", "switch from zero to one when {value} reaches {edge}", "threshold {value} to 0 or 1"),
        what=("a step at {edge}", "a hard threshold at {edge}", "the Heaviside step of {value} at {edge}", "1.0 where {value} >= {edge}, else 0.0", "a binary cutoff at {edge}", "a hard threshold", "a step that jumps from 0 to 1"),
    ),
    recipe(
        "bias", "t:f32 value; b:f32[0.1,0.9] bias", "t / ((1.0 / b - 2.0) * (1.0 - t) + 1.0)",
        do=("apply Schlick's bias [of |with ]{b} to {value}", "bias {value} in 0..1 by {b} with Schlick's formula", "compute Schlick bias with b = {b}"),
        what=("Schlick's bias curve with {b}", "the bias of {value} by {b} (Schlick's fast version)", "Christophe Schlick's bias [with|at] {b}", "Schlick's t / ((1/b - 2)(1 - t) + 1) with b = {b}"),
    ),
    recipe(
        "perlin_bias", "t:f32 value; b:f32[0.1,0.9] bias", "pow(t, log(b) / log(0.5))",
        do=("apply Perlin's bias [of |with ]{b} to {value}", "bias {value} with pow(t, log({b}) / log(0.5))", "bend {value} so that 0.5 becomes {b}, using a power", "compute Perlin bias with b = {b}"),
        what=("Perlin's bias [curve |]with {b}", "the power curve through (0,0), (0.5, {b}) and (1,1)", "pow(t, log(b)/log(0.5)) with b = {b}", "Ken Perlin's bias of {value} by {b}"),
    ),
    recipe(
        "gain", "x:f32 value; k:f32[0.3,5] exponent",
        "let a = 0.5 * pow(2.0 * select(1.0 - x, x, x < 0.5), k); return select(1.0 - a, a, x < 0.5);",
        do=("apply the power gain curve with exponent {k} to {value} in 0..1", "push {value} away from the middle with a symmetric power gain of exponent {k}", "apply iq's gain with k = {k}", "make an S-curve from two mirrored powers with exponent {k}"),
        what=("[Inigo Quilez'|iq's] gain with k = {k}", "a symmetric power gain, exponent {k}", "the gain curve: half a power of {k} up to 0.5, mirrored above", "a gain shaping of {value} with exponent {k}"),
    ),
    recipe(
        "impulse", "x:f32 value; k:f32[1,12] sharpness", "let h = k * x; return h * exp(1.0 - h);",
        do=("rise quickly and decay slowly like k x exp(1 - k x) with k = {k}", "apply iq's exponential impulse with k = {k}", "make an impulse that peaks with 1 at 1/k, with k = {k}", "trigger a quick attack and an exponential decay of sharpness {k}"),
        what=("[an|the] exponential impulse with k = {k}", "[iq's|Inigo Quilez'] expImpulse of {value}, k = {k}", "kx * exp(1 - kx) with k = {k}", "an impulse: fast attack, slow decay, sharpness {k}"),
    ),
    recipe(
        "cubic_pulse", "x:f32 value; c:f32[0.1,0.9] centre; w:f32[0.05,0.5] width",
        "let d = abs(x - c) / w; return select(1.0 - d * d * (3.0 - 2.0 * d), 0.0, d > 1.0);",
        do=("make a smooth bump of half-width {w} around {c}", "peak with 1 at {c} and fade to 0 at distance {w} with a cubic", "apply iq's cubicPulse centered at {c} with width {w}", "isolate the values near {c} with a cubic pulse of width {w}"),
        what=("a cubic pulse centered at {c} with [half-|]width {w}", "[iq's|Inigo Quilez'] cubic pulse, c = {c}, w = {w}", "a smooth bump at {c}, zero farther than {w}", "one minus smoothstep of the distance to {c} over {w}"),
    ),
    recipe(
        "gaussian", "x:f32 value; mean:f32[-1,2] mean; sigma:f32[0.05,2] standard deviation", "let d = (x - mean) / sigma; return exp(-0.5 * d * d);",
        implied=False,
        do=("evaluate an unnormalized Gaussian with mean {mean} and standard deviation {sigma}", "compute a bell curve of height 1 around {mean} with sigma {sigma}", "weight {value} by a Gaussian centered at {mean}, sigma {sigma}, peak 1", "compute a bell curve of height one", "weigh a distance with a Gaussian of peak 1"),
        what=("a bell curve with peak 1 at {mean} and sigma {sigma}", "a Gaussian bump of height one, mean {mean}, std dev {sigma}", "exp(-(x - {mean})² / (2 sigma²)) with sigma = {sigma}", "a gaussian falloff (peak 1) around {mean} with standard deviation {sigma}", "a Gaussian bell curve with peak 1", "a gaussian falloff of height one"),
    ),
    recipe(
        "parabola", "x:f32 value; k:f32[0.5,6] exponent", "pow(4.0 * x * (1.0 - x), k)",
        do=("map 0..1 to a bump that is 0 at both ends and 1 in the middle: (4x(1-x))^{k}", "apply iq's parabola with k = {k}", "raise 4x(1-x) to the power {k}"),
        what=("(4x(1-x)) to the power {k}", "[iq's|Inigo Quilez'] parabola with k = {k}", "a parabola bump over 0..1 raised to {k}", "the remapped parabola with exponent {k}, zero at 0 and 1"),
    ),
    recipe(
        "exp_decay", "t:f32 time; k:f32[0.5,8] rate", "exp(-k * t)",
        implied=False,
        do=("decay exponentially with rate {k}", "fall off as e to the minus {k} times {t}", "fade exponentially over time with a decay rate of {k}", "compute exp(-{k} * {t})", "fade out exponentially"),
        what=("exponential decay with rate {k}", "an exponential falloff e^(-{k} t)", "exponential attenuation of {t} with coefficient {k}", "exp(-kt) with k = {k}", "exponential decay", "an exponential falloff from 1"),
    ),
    recipe(
        "half_life", "t:f32 time; half_life:f32[0.2,6] half-life", "exp2(-t / half_life)",
        do=("halve every {half_life} seconds: start from 1 and return what is left after {t}", "compute what remains after time {t} with a half-life of {half_life}", "decay from 1 so that it is 0.5 at {half_life} and 0.25 at twice that"),
        what=("radioactive decay with a half-life of {half_life}", "the fraction left after time {t} given a half-life of {half_life}", "exponential decay from 1 with half-life {half_life}", "2^(-t / half-life) with half-life {half_life}"),
    ),
    recipe(
        "sigmoid", "x:f32 value; k:f32[1,12] steepness", "1.0 / (1.0 + exp(-k * x))",
        implied=False,
        do=("squash {value} to 0..1 with a logistic curve of steepness {k}", "apply the logistic sigmoid with steepness {k}", "compute 1 / (1 + e^(-{k} x))", "squash a number into 0..1 with a logistic sigmoid"),
        what=("a sigmoid with steepness {k}", "the logistic curve with k = {k}", "1/(1+exp(-kx)) with k = {k}", "a logistic S-curve through 0.5 at 0, steepness {k}", "a logistic sigmoid", "a sigmoid curve"),
    ),
)  # fmt: skip
_WAVES = (
    recipe(
        "triangle_wave", "x:f32 time; period:f32[0.5,6] period; amplitude:f32[0.2,4] amplitude", "amplitude * (1.0 - abs(2.0 * fract(x / period) - 1.0))",
        implied=False,
        do=("make a triangle wave that goes from 0 up to {amplitude} and back every {period}", "rise linearly from 0 to {amplitude} and fall back to 0, with period {period}", "zigzag linearly between 0 and {amplitude} with a period of {period}", "go up and down linearly between zero and a peak, again and again"),
        what=("a triangle wave from 0 to {amplitude} with period {period}", "a tri wave between 0 and {amplitude}, period {period}, starting at 0", "a zigzag signal, 0 to {amplitude} and back each {period}", "a linear up-and-down ramp with period {period} and height {amplitude}", "a triangle wave from zero to its amplitude", "a tri wave that starts at 0"),
    ),
    recipe(
        "saw_wave", "x:f32 time; period:f32[0.5,6] period; amplitude:f32[0.2,4] amplitude", "amplitude * fract(x / period)",
        implied=False,
        do=("make a sawtooth that rises from 0 to {amplitude} every {period}", "ramp from 0 to {amplitude} and jump back, with period {period}", "repeat a linear ramp of height {amplitude} with a period of {period}", "ramp up and drop, again and again, from zero to a peak"),
        what=("a saw[tooth|] wave from 0 to {amplitude} with period {period}", "a rising sawtooth, period {period}, height {amplitude}", "a repeating ramp 0 to {amplitude} every {period}", "a saw signal with period {period} and peak {amplitude}", "a sawtooth wave from zero to its amplitude", "a rising saw from 0"),
    ),
    recipe(
        "square_wave", "x:f32 time; period:f32[0.5,6] period; amplitude:f32[0.2,4] amplitude", "select(-amplitude, amplitude, fract(x / period) < 0.5)",
        implied=False,
        do=("make a square wave: {amplitude} in the first half of each period {period}, minus that in the second", "alternate between +{amplitude} and -{amplitude} with period {period}", "switch between plus and minus {amplitude} every half period, period {period}", "flip between plus and minus an amplitude every half period, plus first"),
        what=("a square wave of amplitude {amplitude} (plus first, then minus) and period {period}", "a square wave [between|from] -{amplitude} [and|to] +{amplitude} with period {period}", "a bipolar square signal, period {period}, amplitude {amplitude}", "+{amplitude} for half of every {period}, then -{amplitude}", "a square wave", "a bipolar square wave that starts positive"),
    ),
    recipe(
        "pulse_wave", "x:f32 time; period:f32[0.5,6] period; duty:f32[0.1,0.9] duty cycle", "select(0.0, 1.0, fract(x / period) < duty)",
        do=("be 1 for the fraction {duty} of every period of {period}, else 0", "blink: on for a share of {duty} of each period {period}, off for the rest", "make a pulse train with period {period} and duty cycle {duty}", "output PWM between 0 and 1, period {period}, duty {duty}", "blink on and off with a period and a duty cycle, 1 for on and 0 for off"),
        what=("a pulse wave with period {period} and duty cycle {duty}", "a PWM signal (0 or 1), period {period}, duty cycle {duty}", "a 0/1 square wave of period {period}, on for {duty} of it", "an on/off blink with period {period} and duty {duty}", "a pulse wave between 0 and 1 with a duty cycle", "a PWM signal"),
    ),
    recipe(
        "sine_wave", "x:f32 time; amplitude:f32[0.2,4] amplitude; frequency:f32[0.5,6] frequency; phase:f32[0.1,3] phase", "amplitude * sin(6.2831855 * frequency * x + phase)",
        do=("make a sine wave with amplitude {amplitude}, frequency {frequency} [Hz |]and phase {phase}[ rad|]", "oscillate as {amplitude} * sin(2 pi {frequency} x + {phase})", "swing by {amplitude}, {frequency} times a second, starting at phase {phase}", "oscillate sinusoidally with amplitude, frequency and phase"),
        what=("a sine wave of amplitude {amplitude}, frequency {frequency} (cycles per unit) and phase {phase}", "A sin(2πft + φ) with A = {amplitude}, f = {frequency}, φ = {phase}", "a sinusoid: amplitude {amplitude}, frequency {frequency} Hz, phase offset {phase}", "harmonic oscillation with amplitude {amplitude}, frequency {frequency}, phase {phase}", "a sine wave with amplitude, frequency in cycles per unit and phase", "a sinusoid with configurable amplitude, frequency (in Hz) and phase"),
    ),
    recipe(
        "unit_sine", "t:f32 time; period:f32[0.5,6] period", "0.5 + 0.5 * sin(6.2831855 * t / period)",
        do=("oscillate between 0 and 1 as a sine with period {period}", "pulse smoothly between 0 and 1 every {period}[ seconds|], starting at 0.5 and rising", "map a sine of period {period} to 0..1"),
        what=("a sine wave between 0 and 1 with period {period}", "half plus half the sine, period {period}", "0.5 + 0.5 sin(2 pi t / {period})", "a breathing value in 0..1 with period {period}, sine-shaped, 0.5 at time 0"),
    ),
    recipe(
        "damped_sine", "t:f32 time; frequency:f32[0.5,6] frequency; damping:f32[0.3,4] damping", "exp(-damping * t) * cos(6.2831855 * frequency * t)",
        do=("swing like a damped cosine of frequency {frequency} [Hz |]with damping {damping}", "oscillate {frequency} times per unit, starting at 1 and dying out as exp(-{damping} t)", "make a cosine of frequency {frequency} that decays with rate {damping}"),
        what=("a damped oscillation starting at 1, frequency {frequency}, damping {damping}", "exp(-{damping} t) * cos(2 pi {frequency} t)", "a decaying cosine of frequency {frequency} and decay rate {damping}", "a ringing spring: cosine of frequency {frequency}, damping {damping}"),
    ),
)  # fmt: skip


@family("function", structures=25)
def shaping_curves(draw: Draw) -> Request:
    """A curve that bends or steps one number."""
    return request(draw, draw.pick(_SHAPERS))


@family("function", structures=12)
def waves(draw: Draw) -> Request:
    """A periodic wave with period, amplitude, phase."""
    return request(draw, draw.pick(_WAVES))
