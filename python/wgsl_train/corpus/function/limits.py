"""Ranges: clamping, remapping, wrapping, rounding, comparing."""

from ..draw import Draw
from ..family import Request, family
from .recipe import ANY, recipe
from .say import request

_RECIPES = (
    recipe(
        "clamp_range", "x:T value; lo:f32[-1,0.4] lower limit; hi:f32[0.5,4] upper limit",
        "clamp(x, T(lo), T(hi))", types=ANY, color=True,
        say=("{value} must stay between {lo} and {hi}, cut off what is outside", "nothing below {lo} and nothing above {hi} may come out",),
        do=(
            "clamp {value} [to the range from|between] {lo} [to|and] {hi}", "limit {value} to [the interval |]{[}{lo}, {hi}{]}",
            "keep {value} [between|within] {lo} and {hi}", "restrict {value} to at least {lo} and at most {hi}",
            "make sure {value} never [drops|goes] below {lo} or [rises|goes] above {hi}", "cut {value} off below {lo} and above {hi}",
            "return the input, but no less than {lo} and no more than {hi}", "bound {value} below by {lo} and above by {hi}",
            "force {value} into the range {lo}..{hi}", "constrain {value} to {lo}..{hi}", "cap {value} at {hi} and floor it at {lo}",
            "clamp {value}[ to a range| to given bounds|]", "keep {value} inside given bounds", "stop {value} from leaving a range", "pin {value} to the nearest limit when it is out of range",
        ),
        what=(
            "{value} clamped [to|between] {lo} and {hi}", "a clamp [between|from] {lo} [and|to] {hi}",
            "the input limited to {lo}..{hi}", "min {hi}, max {lo} clamping of {value}",
            "a clamp for {values}", "a range limiter for {values}",
        ),
    ),
    recipe(
        "clamp_unit", "x:T value", "clamp(x, T(0.0), T(1.0))", types=ANY, color=True,
        say=("my values leave the range 0 to 1, cut them off at both ends", "anything below 0 becomes 0, anything above 1 becomes 1",),
        do=(
            "clamp {value} [to|between] [0 and 1|zero and one|0..1|the unit range|the unit interval]", "saturate {value}",
            "keep {value} between [0 and 1|zero and one]", "limit {value} to [the 0-1 range|0..1|{[}0, 1{]}]",
            "make sure {value} stays [in|within] 0 to 1", "force {value} into [0, 1]",
            "cut off everything below 0 and above 1 in {value}", "do what HLSL's saturate does to {value}",
            "turn anything under 0 into 0 and anything over 1 into 1 for {value}", "constrain {value} to the [0..1|0 to 1] interval",
            "make {value} safe to use as a blend factor by limiting it to 0-1", "squash out-of-range {values} back to 0 and 1", "keep {value} from going negative or above one",
        ),
        what=("saturate of {value}", "{value} clamped to [0..1|the unit range|zero and one]", "a saturate [for|of] {value}", "HLSL saturate of {value}", "a clamp01 for {values}"),
    ),
    recipe(
        "clamp_magnitude", "v:T vector; limit:f32[0.2,5] maximum length", "v * min(1.0, limit / max(length(v), 1e-6))", types=("vec3", "vec2"),
        do=(
            "limit the length of {value} to [at most |]{limit}", "clamp the magnitude of {value} [to|at] {limit}",
            "shorten {value} to length {limit} if it is longer", "make sure that {value} is never longer than {limit}",
            "cap [the length of |]{value} at {limit}, keeping its direction", "restrict the [norm|length|magnitude] of {value} to {limit}",
        ),
        what=("{value} limited to a length of {limit}", "{value} with its [magnitude|length] clamped to {limit}", "a vector limit of {limit} on {value}"),
    ),
    recipe(
        "at_least", "x:T value; lo:f32[0,3] minimum", "max(x, T(lo))", types=ANY,
        say=("the result may never fall below {lo}", "anything under {lo} should become {lo}",),
        do=(
            "return {value} but never less than {lo}", "make sure {value} is at least {lo}", "stop {value} from going [below|under] {lo}",
            "raise {value} to {lo} if it is smaller", "enforce a minimum of {lo} on {value}", "put a floor of {lo} under {value}",
            "keep {value} from falling below {lo}",
        ),
        what=("{value} with a lower bound of {lo}", "the larger of {value} and {lo}", "{value} with a minimum of {lo}", "max of {value} and {lo}"),
    ),
    recipe(
        "at_most", "x:T value; hi:f32[0.2,8] maximum", "min(x, T(hi))", types=ANY, color=True,
        say=("the result may never exceed {hi}", "anything over {hi} should become {hi}",),
        do=(
            "return {value} but never more than {hi}", "make sure {value} is at most {hi}", "stop {value} from going [above|over] {hi}",
            "lower {value} to {hi} if it is bigger", "enforce a maximum of {hi} on {value}", "put a ceiling of {hi} on {value}",
            "cap {value} at {hi}",
        ),
        what=("{value} with an upper bound of {hi}", "the smaller of {value} and {hi}", "{value} capped at {hi}", "min of {value} and {hi}"),
    ),
    recipe(
        "remap",
        "x:f32 value; a:f32[-2,0.5] input start; b:f32[1,6] input end; c:f32[-3,3] output start; d:f32[4,9] output end",
        "c + (x - a) * (d - c) / (b - a)",
        do=(
            "remap {value} from [the range |]{a}..{b} to [the range |]{c}..{d}", "map [the interval |]{[}{a}, {b}{]} linearly [onto|to] [{c}, {d}]",
            "rescale {value} from {a}..{b} to {c}..{d}", "convert {value} in the range {a} to {b} to the range {c} to {d}",
            "linearly map {a} to {c} and {b} to {d}[, without clamping|]", "take {value} between {a} and {b} and stretch it to lie between {c} and {d}",
            "do what map() does in Processing and Arduino: from {a}, {b} to {c}, {d}", "change the range of {value} from ({a}, {b}) to ({c}, {d})",
            "send {a} to {c}, {b} to {d} and everything else along the straight line through them",
            "fit {value} from {a} to {b} onto {c} to {d} like Houdini's fit without clamping",
            "remap a value from one range to another", "convert a number from one range to another", "map a value between two ranges", "translate a slider value from one scale to another linearly",
        ),
        what=(
            "a [linear |]remap from [{a}, {b}] to [{c}, {d}]", "{value} rescaled from {a}..{b} to {c}..{d}",
            "a [range conversion|linear mapping] from {a}..{b} to {c}..{d}", "the straight line that goes from {c} at {a} to {d} at {b}",
            "a map range helper", "a remap from an input range to an output range", "a linear conversion between two ranges",
        ),
    ),
    recipe(
        "remap_to_unit", "x:f32 value; lo:f32[-3,0.5] range start; hi:f32[1,9] range end", "(x - lo) / (hi - lo)",
        do=(
            "normalize {value} from {lo}..{hi} to 0..1", "map {value} in [{lo}, {hi}] to [0, 1]", "rescale {lo}..{hi} to the unit range",
            "find how far {value} is along the way from {lo} to {hi}", "do an inverse lerp of {value} between {lo} and {hi}",
            "convert {value} between {lo} and {hi} into a fraction from 0 to 1[, unclamped|]",
            "turn a position between {lo} and {hi} into [a fraction|a percentage from 0 to 1|a blend factor]",
            "normalize a value to 0..1 given its range[, without clamping|]", "work out how far along a range a value is, as a fraction",
        ),
        what=(
            "the inverse of a lerp [between|from] {lo} [and|to] {hi}", "{value} normalized to 0..1 from the range {lo} to {hi}",
            "inverse [lerp|linear interpolation] from {lo} to {hi}", "the fraction of the way from {lo} to {hi} at which {value} lies",
            "the position of a value inside a range as 0..1", "an inverse lerp",
        ),
    ),
    recipe(
        "signed_to_unit", "x:T value", "x * 0.5 + 0.5", types=ANY,
        do=(
            "map {value} from [-1, 1] to [0, 1]", "convert {value} from -1..1 to 0..1", "remap {value} from the signed range -1 to 1 into 0 to 1",
            "bring {value} from -1..1 into 0..1, like storing a normal in a texture", "pack a signed {value} between -1 and 1 into 0..1",
            "rescale a sine-like {value} (-1 to 1) to the unit range", "halve {value} and add one half", "shift and scale -1..+1 to 0..1 for {value}",
        ),
        what=("{value} rescaled from -1..1 to 0..1", "half {value} plus 0.5", "the [-1,1] to [0,1] mapping of {value}"),
    ),
    recipe(
        "unit_to_signed", "x:T value", "x * 2.0 - 1.0", types=ANY,
        do=(
            "map {value} from [0, 1] to [-1, 1]", "convert {value} from 0..1 to -1..1", "remap {value} from the unit range into -1 to 1",
            "expand {value} from 0..1 to -1..1, as when reading a normal map", "unpack {value} stored in 0..1 to the signed range -1..1",
            "rescale 0 to 1 into -1 to +1 for {value}", "double {value} and subtract one",
        ),
        what=("{value} rescaled from 0..1 to -1..1", "twice {value} minus one", "the [0,1] to [-1,1] mapping of {value}"),
    ),
    recipe(
        "wrap_range", "x:f32 value; lo:f32[-4,0] range start; hi:f32[1,8] range end", "x - (hi - lo) * floor((x - lo) / (hi - lo))",
        do=(
            "wrap {value} into [the range |][{lo}, {hi})", "wrap {value} around so that it stays between {lo} and {hi}",
            "make {value} loop from {hi} back to {lo}", "keep {value} in {lo}..{hi} by wrapping around", "repeat the range from {lo} to {hi} periodically for {value}",
            "bring {value} back into [{lo}, {hi}) by adding or subtracting whole ranges", "wrap {value} like in pac-man: leaving at {hi} means entering at {lo}",
            "wrap {value} around inside a range", "make {value} come back in at the other end of a range",
        ),
        what=("{value} wrapped to {lo}..{hi}", "a cyclic wrap between {lo} and {hi}", "periodic wrapping of {value} to [{lo}, {hi})", "a wraparound into a range"),
    ),
    recipe(
        "wrap_angle", "angle:f32 angle", "angle - 6.2831855 * floor((angle + 3.1415927) / 6.2831855)",
        say=("my angle grows and grows, bring it back to -pi..pi", "angles beyond half a turn should come out as the same direction between -pi and pi",),
        do=(
            "wrap an angle [in radians |]to [-pi, pi)", "bring an angle [in radians |]into the range from -pi to pi", "normalize an angle to -π..π",
            "keep an angle between -pi and pi by adding or subtracting full turns", "reduce an angle to its equivalent between minus pi and pi",
        ),
        what=("an angle wrapped to -pi..pi", "the [principal value|equivalent] of an angle between -pi and pi", "angle normalization to [-pi, pi)", "an angle in radians brought back to -π to π"),
    ),
    recipe(
        "wrap_degrees", "angle:f32 angle", "angle - 360.0 * floor(angle / 360.0)",
        say=("-30 should become 330 and 400 should become 40", "my compass shows 375 degrees, it should show 15",),
        do=(
            "wrap an angle in degrees to [0, 360)", "bring an angle in degrees into 0..360", "normalize a heading in degrees to 0 - 360",
            "keep a compass heading between 0 and 360 degrees", "make 370 degrees 10 and -10 degrees 350", "reduce degrees modulo 360, also for negative angles",
        ),
        what=("an angle in degrees wrapped to 0..360", "degrees modulo a full circle, never negative", "a heading normalized to [0, 360) degrees"),
    ),
    recipe(
        "glsl_mod", "x:T dividend; y:T divisor", "x - y * floor(x / y)", types=ANY,
        do=(
            "compute [GLSL's mod|mod() as in GLSL|the GLSL mod] of {x} and {y}", "do a floored modulo of {x} by {y}", "take {x} modulo {y} with the sign of {y}",
            "port mod({x}, {y}) from GLSL", "emulate GLSL mod with {x} and {y}", "reproduce the Shadertoy mod() of {x} and {y}",
            "find {x} - {y} * floor({x} / {y})", "compute {x} mod {y} so that negative {x} wraps correctly",
            "do a mod that behaves like GLSL's", "port GLSL's mod to WGSL", "take a modulo that stays positive for a positive divisor, on {values}",
        ),
        what=(
            "[GLSL|OpenGL]-style mod of {x} and {y}", "the floored remainder of {x} divided by {y}", "mod({x}, {y}) like in GLSL", "a mod() for floats like GLSL has, of {x} by {y}",
            "GLSL mod for {x}, {y} since WGSL's % [truncates|behaves differently]",
            "GLSL's mod for {values}", "a floored modulo for {values}",
        ),
    ),
    recipe(
        "positive_mod", "a:i32 dividend; b:i32[2,60] divisor", "((a % b) + b) % b", result="i32",
        say=("% gives negative results for negative ints, I want 0 to {b} - 1 always", "-1 should wrap to {b} - 1",),
        do=(
            "compute the [Euclidean|always positive|non-negative] remainder of [an integer {a}|{a}] divided by {b}", "take [the integer |]{a} modulo {b} without ever going negative",
            "wrap [an integer index|the index {a}] into 0 .. {b} - 1, also for negative [indices|values]", "make an index [{a} |]wrap around an array of {b} elements, negatives too",
            "find {a} mod {b} for integers so that -1 gives {b} - 1", "keep a signed [grid |]index [{a} |]inside [0, {b}) cyclically",
        ),
        what=("the Euclidean modulo of [integer |]{a} by {b}", "{a} mod {b} for integers, never negative", "a positive modulo of {a} and {b} (i32)", "an integer remainder of {a} by {b} that is never negative", "python-style {a} % {b} on ints for positive {b}"),
    ),
    recipe(
        "ping_pong", "x:f32 value; size:f32[1,9] length", "size - abs(x - 2.0 * size * floor(x / (2.0 * size)) - size)",
        say=("0 up to {size}, then back down to 0, again and again",),
        do=(
            "ping-pong {value} between 0 and {size}", "bounce {value} back and forth between 0 and {size}", "fold {value} so that it runs from 0 to {size} and back[ again|]",
            "reflect {value} at 0 and at {size}, over and over", "do what Mathf.PingPong does with a length of {size}", "mirror-repeat {value} with length {size}",
            "make {value} go back and forth instead of wrapping", "bounce {value} between zero and a length",
        ),
        what=("{value} bouncing between 0 and {size}", "a ping-pong of {value} with length {size}", "mirrored repeat of {value} over {size}", "a zigzag of {value}: up to {size}, then back to 0", "a ping-pong of {value}"),
    ),
    recipe(
        "round_to_step", "x:T value; step_size:f32[0.05,2] step", "round(x / step_size) * step_size", types=ANY,
        say=("the object should only stop at multiples of {step_size}", "the slider must snap to every {step_size}",),
        do=(
            "round {value} to the nearest multiple of {step_size}", "snap {value} to [a grid of|steps of|increments of] {step_size}", "quantize {value} [to|in] steps of {step_size}",
            "round {value} to {step_size} steps", "move {value} to the closest multiple of {step_size}", "snap {value} to the nearest {step_size}",
            "make {value} jump in increments of {step_size}, rounding to the nearest",
            "snap {value} to a grid", "quantize {value} to the nearest step",
        ),
        what=("{value} rounded to the nearest multiple of {step_size}", "grid snapping of {value} with spacing {step_size}", "the multiple of {step_size} closest to {value}", "{value} snapped to {step_size}", "a grid snap for {values}", "rounding of {value} to a step size"),
    ),
    recipe(
        "floor_to_step", "x:T value; step_size:f32[0.05,2] step", "floor(x / step_size) * step_size", types=ANY,
        do=(
            "round {value} down to a multiple of {step_size}", "floor {value} to [a grid of|steps of|increments of] {step_size}", "quantize {value} downwards in steps of {step_size}",
            "find the largest multiple of {step_size} that is not above {value}", "snap {value} down to the next lower multiple of {step_size}", "truncate {value} down to steps of {step_size}, negatives too",
            "snap {value} down to a grid", "round {value} down to a step size",
        ),
        what=("{value} rounded down to multiples of {step_size}", "the largest multiple of {step_size} below or at {value}", "{value} floored to steps of {step_size}", "rounding down of {value} to a step size"),
    ),
    recipe(
        "quantize_levels", "x:T value; levels:f32[2,16,1] number of levels", "floor(x * levels) / levels", types=ANY, color=True,
        do=(
            "quantize {value} in 0..1 to {levels} levels by flooring", "posterize {value} with floor(x * {levels}) / {levels}", "cut {value} between 0 and 1 into {levels} equal steps, rounding down",
            "multiply {value} by {levels}, take the floor and divide by {levels} again", "reduce {value} to {levels} bands with floor",
        ),
        what=("{value} floored to {levels} levels per unit", "floor-quantization of {value} to {levels} levels", "{value} times {levels}, floored, over {levels}", "a stair of {levels} steps per unit under {value}"),
    ),
    recipe(
        "round_decimals", "x:f32 value; places:f32[1,4,1] number of decimals", "round(x * pow(10.0, places)) / pow(10.0, places)",
        do=("round {value} to {places} decimal places", "round {value} to {places} digits after the [decimal |]point", "keep only {places} decimals of {value}, rounding to nearest", "round {value} to {places} decimals"),
        what=("{value} rounded to {places} decimals", "{value} to {places} decimal places, rounded", "rounding to {places} places behind the point", "{value} with {places} digits after the decimal point"),
    ),
    recipe(
        "fractional_part", "x:T value", "fract(x)", types=ANY,
        do=("return the fractional part of {value}", "strip the whole part from {value}", "keep only what is behind the decimal point of {value} (x minus its floor)", "subtract the floor from {value}", "get the fraction of {value}, like fract", "wrap {value} into [0, 1) with fract"),
        what=("the fractional part of {value}", "{value} minus its floor", "fract of {value}", "the decimal part of {value}"),
    ),
    recipe(
        "is_near", "a:f32 first; b:f32 second; tolerance:f32[0.001,0.1,0.001] tolerance", "abs(a - b) < tolerance", result="bool",
        say=("two floats never compare equal, treat them as equal when they differ by less than {tolerance}",),
        do=(
            "check [whether|if] {a} and {b} are [nearly|approximately|almost] equal, differing by less than {tolerance}", "tell whether {a} is within {tolerance} of {b}",
            "compare two floats {a} and {b} with an epsilon of {tolerance}", "test if two numbers {a} and {b} are closer than {tolerance}",
            "return true when the difference between {a} and {b} is smaller than {tolerance}[ in absolute value|]", "test {a} and {b} for equality up to a tolerance of {tolerance}",
            "compare two floats with a tolerance", "check if two floats are almost the same",
        ),
        what=("approximate equality of {a} and {b} with tolerance {tolerance}", "a fuzzy float comparison of {a} and {b} (epsilon {tolerance})", "whether {|}{a} - {b}{|} is less than {tolerance}", "an almost-equal test of {a} and {b} with eps {tolerance}", "approximate equality of two floats", "an almost-equal check"),
    ),
    recipe(
        "in_range", "x:f32 value; lo:f32[-2,0.5] lower bound; hi:f32[1,5] upper bound", "x >= lo && x <= hi", result="bool",
        say=("true from {lo} to {hi} with both ends, false outside",),
        do=(
            "check [whether|if] {value} lies between {lo} and {hi}[ inclusive|, both included]", "tell whether {value} is in [{lo}, {hi}]", "return true if {value} is at least {lo} and at most {hi}",
            "test if {value} is inside the [closed |]interval from {lo} to {hi}", "say if {value} falls within {lo}..{hi}, ends included",
            "check if {value} is inside a range, ends included", "see whether {value} is within bounds (inclusive)",
        ),
        what=("whether {value} is within {lo} to {hi}, inclusive", "a range test for {lo} <= x <= {hi}", "a boolean: is {value} in [{lo}, {hi}]", "an inclusive between test with {lo} and {hi}", "an inclusive range check"),
    ),
    recipe(
        "in_range_mask", "x:f32 value; lo:f32[-2,0.5] lower bound; hi:f32[1,5] upper bound", "select(0.0, 1.0, x >= lo && x <= hi)",
        do=(
            "return 1 if {value} is between {lo} and {hi} [inclusive |]and 0 otherwise", "make a mask that is 1.0 from {lo} to {hi} and 0.0 elsewhere", "output 1.0 where {lo} <= x <= {hi}, else 0.0",
            "build a box function: one between {lo} and {hi}, zero outside", "give 1 inside [{lo}, {hi}] and 0 outside for {value}",
        ),
        what=("a rectangular window: 1 between {lo} and {hi}, 0 elsewhere", "a hard mask of the interval [{lo}, {hi}]", "1.0 for {value} within {lo}..{hi}, 0.0 for anything else", "a boxcar from {lo} to {hi}"),
    ),
    recipe(
        "dead_zone", "x:f32 value; zone:f32[0.05,0.5] dead zone", "sign(x) * max(abs(x) - zone, 0.0)",
        say=("my gamepad stick drifts: ignore everything within {zone} of zero and shift the rest towards zero by {zone}",),
        do=(
            "apply a dead zone of {zone} to {value}: zero inside, shifted towards zero outside", "shrink {value} towards zero by {zone}, stopping at zero", "soft-threshold {value} by {zone}",
            "subtract {zone} from the magnitude of {value} but keep the sign, never crossing zero",
        ),
        what=("the soft threshold of {value} with {zone}", "{value} pulled towards zero by {zone}, zero if it was smaller", "soft thresholding (shrinkage) by {zone}", "sign of x times max({|}x{|} - {zone}, 0)"),
    ),
)  # fmt: skip


@family("function", structures=45)
def limits(draw: Draw) -> Request:
    """Clamp, remap, wrap, round or compare."""
    return request(draw, draw.pick(_RECIPES))
