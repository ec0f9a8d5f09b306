"""Each element from its neighbours in a row: differences, averages, filters. Beyond an end the last value repeats."""

from ..draw import Draw
from ..family import Request, family
from ..words import define
from .kernel import Kernel, combination
from .recipe import Amount, Recipe, build, zero

define(
    clamped=(
        "beyond an end the last value repeats", "clamp at the edges", "clamp the indices at both ends", "edges clamped", "repeat the end values outside",
        "at the borders, use the nearest existing element", "with clamped borders", "outside the array the edge value counts",
    ),
)  # fmt: skip
_FIELDS = ("f32", "vec2<f32>", "vec3<f32>")
_LEFT = "let left = {src}[max(i, 1u) - 1u];"
_RIGHT = "let right = {src}[min(i + 1u, arrayLength(&{src}) - 1u)];"

_STENCILS = (
    Recipe(
        "forward_difference", (_RIGHT, "{dst}[i] = right - {src}[i];"),
        ("subtract <each> of {src} from the next one, writing to {dst}", "compute the forward difference of {src} into {dst}", "compute the differences of successive elements of {src} into {dst}, next minus current", "differentiate {src} with forward differences into {dst}",
         "take the discrete derivative of {src} (next minus this) into {dst}"),
        ("the forward difference of {src} in {dst}", "finite differences of {src}, next minus current, in {dst}", "the discrete derivative (forward) of {src} in {dst}", "np.diff of {src} in {dst}, with 0 at the last place"), ("{dst}[i] = {src}[i + 1] - {src}[i]", "{dst}[i] = {src}[i+1] - {src}[i]"), types=(*_FIELDS, "i32"),
    ),
    Recipe(
        "backward_difference", (_LEFT, "{dst}[i] = {src}[i] - left;"),
        ("subtract the previous element from <each> of {src}, writing to {dst}", "compute the backward difference of {src} into {dst}", "write to {dst} how much <each> of {src} grew since the one before"), ("the backward difference of {src} in {dst}", "the change from the previous element for <each> of {src}, in {dst}"),
        ("{dst}[i] = {src}[i] - {src}[i - 1]", "{dst}[i] = {src}[i] - {src}[i-1]"), types=(*_FIELDS, "i32"),
    ),
    Recipe(
        "central_difference", (_LEFT, _RIGHT, "{dst}[i] = (right - left) * 0.5;"),
        ("compute the central difference of {src} into {dst}", "take half the difference of the two neighbours of <each> of {src}, writing to {dst}", "estimate the slope of {src} with central differences into {dst}"), ("the central difference of {src} in {dst}", "the symmetric derivative of {src}, half of right minus left neighbour, in {dst}"),
        ("{dst}[i] = ({src}[i + 1] - {src}[i - 1]) / 2", "{dst}[i] = 0.5 * ({src}[i+1] - {src}[i-1])"), types=_FIELDS,
    ),
    Recipe(
        "second_difference", (_LEFT, _RIGHT, "{dst}[i] = left - 2.0 * {src}[i] + right;"),
        ("compute the second difference of {src} into {dst}", "apply the 1D Laplacian to {src} and <put> it in {dst}", "convolve {src} with 1, -2, 1 into {dst}"), ("the second difference of {src} in {dst}", "the discrete Laplacian of the 1D signal {src.name} in {dst}", "the [1D|one-dimensional] Laplacian of {src} in {dst}"),
        ("{dst}[i] = {src}[i - 1] - 2 * {src}[i] + {src}[i + 1]",), types=_FIELDS,
    ),
    Recipe(
        "average_3", (_LEFT, _RIGHT, "{dst}[i] = (left + {src}[i] + right) / 3.0;"),
        ("average <each> of {src} with its two neighbours, writing to {dst}", "smooth {src} with a moving average of three into {dst}", "apply a 3-point box blur to {src}, result in {dst}", "replace each sample of {src} by the mean of itself and both neighbours, in {dst}", "low-pass {src} with a three tap box filter into {dst}"),
        ("a moving average of three over {src} in {dst}", "the 3-tap mean of {src} in {dst}", "a 3-point moving average of {src}, written to {dst}", "a box blur of width 3 of {src} into {dst}"), ("{dst}[i] = ({src}[i - 1] + {src}[i] + {src}[i + 1]) / 3",), types=_FIELDS,
    ),
    Recipe(
        "binomial_3", (_LEFT, _RIGHT, "{dst}[i] = 0.25 * left + 0.5 * {src}[i] + 0.25 * right;"),
        ("smooth {src} with the weights 1/4, 1/2, 1/4 into {dst}", "blur {src} with the kernel 0.25, 0.5, 0.25, writing to {dst}", "convolve {src} with (1, 2, 1) / 4 into {dst}", "apply a small gaussian 1-2-1 to {src}, result in {dst}"), ("the 1-2-1 filter of {src} in {dst}", "a 3-tap binomial blur of {src} into {dst}", "a 3-tap gaussian (0.25, 0.5, 0.25) of {src} in {dst}"),
        ("{dst}[i] = 0.25 * {src}[i - 1] + 0.5 * {src}[i] + 0.25 * {src}[i + 1]",), types=_FIELDS,
    ),
    Recipe(
        "median_3", (_LEFT, _RIGHT, "let center = {src}[i];", "{dst}[i] = max(min(left, center), min(max(left, center), right));"),
        ("take the median of <each> of {src} and its two neighbours, writing to {dst}", "apply a median filter of three to {src}, result in {dst}", "remove spikes from {src} with a 3-point median into {dst}"), ("the median of three of {src} in {dst}", "a 3-tap median filter of {src} into {dst}"), (), types=("f32", "i32", "u32"),
    ),
    Recipe(
        "dilate_3", (_LEFT, _RIGHT, "{dst}[i] = max(max(left, {src}[i]), right);"),
        ("take the maximum of <each> of {src} and its two neighbours, writing to {dst}", "dilate {src} by one element into {dst}"), ("the running maximum of three over {src} in {dst}", "a 1D dilation of {src}, three wide, in {dst}"), ("{dst}[i] = max({src}[i - 1], {src}[i], {src}[i + 1])",), types=("f32", "u32", "i32"),
    ),
    Recipe(
        "erode_3", (_LEFT, _RIGHT, "{dst}[i] = min(min(left, {src}[i]), right);"),
        ("take the minimum of <each> of {src} and its two neighbours, writing to {dst}", "erode {src} by one element into {dst}"), ("the running minimum of three over {src} in {dst}", "a 1D erosion of {src}, three wide, in {dst}"), ("{dst}[i] = min({src}[i - 1], {src}[i], {src}[i + 1])",), types=("f32", "u32", "i32"),
    ),
    Recipe(
        "sharpen_3", (_LEFT, _RIGHT, "{dst}[i] = {src}[i] + {n} * (2.0 * {src}[i] - left - right);"),
        ("sharpen {src} by subtracting its Laplacian times {n}, into {dst}", "add {n} times (twice the value minus both neighbours) to <each> of {src}, writing to {dst}"), ("1D sharpening of {src} with strength {n} in {dst}: the value plus {n} times (twice it minus both neighbours)",), (), types=("f32",),
        amounts={"n": Amount(0.1, 2, 0.1, "f32", ("strength", "amount"))},
    ),
    Recipe(
        "diffuse", (_LEFT, _RIGHT, "{dst}[i] = {src}[i] + {n} * (left - 2.0 * {src}[i] + right);"),
        ("do one diffusion step of {src} with rate {n}, writing to {dst}", "advance the 1D heat equation one explicit step from {src} to {dst} with coefficient {n}", "let heat flow between neighbours of {src} with a diffusion number of {n}, result in {dst}"),
        ("a 1D heat equation step on {src} with coefficient {n}, into {dst}", "one explicit diffusion step of {src} in {dst}, rate {n}"), ("{dst}[i] = {src}[i] + {n} * ({src}[i - 1] - 2 * {src}[i] + {src}[i + 1])",), types=("f32",), amounts={"n": Amount(0.05, 0.5, 0.01, "f32", ("rate", "diffusion", "coefficient"))},
    ),
    Recipe(
        "next_average", (_RIGHT, "{dst}[i] = ({src}[i] + right) * 0.5;"),
        ("average <each> of {src} with the next one, writing to {dst}", "write the midpoint between each element of {src} and its successor to {dst}"), ("the mean of <each> of {src} and its right neighbour, in {dst}", "midpoints of successive elements of {src} in {dst}"), ("{dst}[i] = ({src}[i] + {src}[i + 1]) / 2",), types=_FIELDS,
    ),
    Recipe(
        "is_peak", (_LEFT, _RIGHT, "{dst}[i] = select(0u, 1u, {src}[i] > left && {src}[i] > right);"),
        ("mark the local maxima of {src} in {dst}: u32 1 where a value is larger than both neighbours, else 0", "find peaks in {src}: write the u32 1 to {dst} where an element exceeds both neighbours and 0 elsewhere"), ("a peak mask of {src} in {dst} as u32: 1 where larger than both neighbours, 0 elsewhere",), (), types=("f32",), result="u32",
    ),
)  # fmt: skip


@family("compute", structures=34)
def stencil(draw: Draw) -> Request:
    """One element and its neighbours on both sides."""
    kernel = Kernel(draw)
    if draw.chance(0.55):
        kernel.sentences.append(draw.word("clamped"))
    return build(draw, draw.pick(_STENCILS), kernel)


_BOX_DO = (
    "average <each> of {src} over {n} neighbours on each side and itself, writing to {dst}", "apply a box blur of radius {n} to {src}, result in {dst}", "smooth {src} with a moving average of radius {n} into {dst}", "blur {src} with a box filter {wide} wide into {dst}",
    "take the mean of a window of {wide} elements centered on <each> of {src}, writing to {dst}", "compute the running mean of {src} with {n} elements to either side, into {dst}", "low-pass {src} into {dst} by averaging {wide} samples around each one",
)  # fmt: skip
_BOX_WHAT = (
    "a box blur of {src} with radius {n} in {dst}", "a moving average over {wide} elements of {src} (centered) in {dst}", "the mean over {n} neighbours on both sides and the element itself, for <each> of {src}, in {dst}",
    "a running mean of {src} with window {wide} in {dst}", "1D box filter, radius {n}, from {src} to {dst}", "a windowed average of {src}, {n} to the left through {n} to the right, in {dst}",
)  # fmt: skip


@family("compute", structures=8)
def box_blur_row(draw: Draw) -> Request:
    """A moving average of any radius, clamped at the ends."""
    kernel = Kernel(draw)
    element = draw.pick(("f32", "f32", "vec2<f32>", "vec3<f32>", "vec4<f32>"))
    combination(draw, "box row", element, kernel.workgroup)
    src, dst = kernel.read("src", "values", element), kernel.write("dst", "results", element)
    dst.typed = True
    radius = draw.integer(2, 12)
    kernel.slots |= {"n": str(radius), "wide": str(2 * radius + 1)}
    kernel.each(dst)
    start = zero(element)
    kernel.add(
        "let last = i32(arrayLength(&" + src.name + ")) - 1;", f"var sum = {start};", f"for (var k = -{radius}; k <= {radius}; k++) {{",
        f"sum += {src}[clamp(i32(i) + k, 0, last)];", "}", f"{dst}[i] = sum / {2 * radius + 1}.0;",
    )  # fmt: skip
    if draw.chance(0.55):
        kernel.sentences.append(draw.word("clamped"))
    return kernel.request(do=_BOX_DO, what=_BOX_WHAT)


_CONVOLVE_DO = (
    "convolve {src} with the weights {taps}, writing to {dst}", "filter {src} with the taps {taps} into {dst}", "apply the FIR filter {taps}, centered, to {src}, result in {dst}", "weigh <each> of {src} and its neighbours by {taps} and <put> the sum in {dst}",
    "slide the kernel {taps} over {src}, writing to {dst}",
)  # fmt: skip
_CONVOLVE_WHAT = ("a centered FIR filter of {src} with taps {taps} in {dst}", "the weighted sum of {src} with weights {taps} around each element, in {dst}", "a {count}-tap filter {taps} of {src} into {dst}", "{count}-point stencil {taps} on {src}, into {dst}")  # fmt: skip


@family("compute", structures=6)
def weighted_window(draw: Draw) -> Request:
    """Three or five given weights around each element; the first weight belongs to the leftmost neighbour."""
    count = draw.pick((3, 3, 5))
    combination(draw, f"taps {count}")
    kernel = Kernel(draw)
    src, dst = kernel.read("src", "values"), kernel.write("dst", "results")
    taps = [draw.number(-1, 2, 0.05) for _ in range(count)]
    listing = ", ".join(f"{tap.value:.6g}" for tap in taps)
    kernel.slots |= {"taps": draw.pick((f"({listing})", f"{{{listing}}}", listing)), "count": str(count)}
    kernel.each(dst)
    kernel.add(f"let last = i32(arrayLength(&{src})) - 1;", "let at = i32(i);")
    terms = []
    for offset, tap in zip(range(-(count // 2), count // 2 + 1), taps, strict=True):
        place = "at" if offset == 0 else f"at {'-' if offset < 0 else '+'} {abs(offset)}"
        terms.append(f"{tap} * {src}[i]" if offset == 0 else f"{tap} * {src}[clamp({place}, 0, last)]")
    kernel.add(f"{dst}[i] = {' + '.join(terms)};")
    kernel.sentences.append(
        "no flip of the weights, the first one goes with the left neighbour"
        if draw.chance(0.3)
        else draw.phrase(
            (
                "the first weight belongs to the leftmost neighbour",
                "leftmost neighbour first",
                "weights go from left to right",
            )
        )
    )
    if draw.chance(0.5):
        kernel.sentences.append(draw.word("clamped"))
    return kernel.request(do=_CONVOLVE_DO, what=_CONVOLVE_WHAT)
