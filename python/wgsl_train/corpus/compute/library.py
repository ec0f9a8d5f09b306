"""Kernels as array languages and libraries say them: numpy, torch, MATLAB, Julia, R, BLAS, CUDA, JavaScript, C++."""

from ..draw import Draw
from ..family import Request, family
from ..names import buffer_name
from ..number import digits
from ..surface import verbatim
from .kernel import Kernel, combination

_Table = tuple[tuple[str, str, tuple[str, ...]], ...]

# `{x}`, `{y}` inputs, `{o}` the output, `{k}`, `{l}` numbers. First the WGSL of an element, then what people type.
_ONE: _Table = (
    ("clip", "clamp({x}[i], {k}, {l})", ("{o} = np.clip({x}, {k}, {l})", "{o} = torch.clamp({x}, {k}, {l})", "{o} = clamp.({x}, {k}, {l})", "{o} = {x}.clip({k}, {l})", "{o} = {x}.map(v => Math.min(Math.max(v, {k}), {l}))", "{o} = jnp.clip({x}, {k}, {l})", "{o} = min(max({x}, {k}), {l})")),
    ("scale", "{x}[i] * {k}", ("{o} = {k} * {x}", "{o} = {x} * {k}", "{o} = {k} .* {x}", "{o} = {x}.map(v => v * {k})", "{o} = [v * {k} for v in {x}]", "std::transform {x} into {o} with v * {k}", "{o} = np.multiply({x}, {k})")),
    ("scale_offset", "{x}[i] * {k} + {l}", ("{o} = {k} * {x} + {l}", "{o} = {x} * {k} + {l}", "{o} = {k} .* {x} .+ {l}", "{o} = {x}.map(v => v * {k} + {l})", "{o} = [v * {k} + {l} for v in {x}]", "{o} = a * {x} + b with a = {k}, b = {l}", "{o} = torch.add({l}, {x}, alpha={k})")),
    ("sqrt", "sqrt({x}[i])", ("{o} = np.sqrt({x})", "{o} = torch.sqrt({x})", "{o} = sqrt.({x})", "{o} = {x}.map(Math.sqrt)", "{o} = [sqrt(v) for v in {x}]", "vsSqrt({x}, {o})", "{o} = {x} ** 0.5")),
    ("square", "{x}[i] * {x}[i]", ("{o} = np.square({x})", "{o} = {x} ** 2", "{o} = {x}.^2", "{o} = {x} .^ 2", "{o} = {x}.map(v => v * v)", "{o} = [v*v for v in {x}]", "{o} = torch.pow({x}, 2)", "{o} = {x}^2")),
    ("exp", "exp({x}[i])", ("{o} = np.exp({x})", "{o} = torch.exp({x})", "{o} = exp.({x})", "{o} = {x}.map(Math.exp)", "{o} = {x}.exp()")),
    ("log", "log({x}[i])", ("{o} = np.log({x})", "{o} = torch.log({x})", "{o} = log.({x})", "{o} = {x}.map(Math.log)", "{o} = ln({x})")),
    ("abs", "abs({x}[i])", ("{o} = np.abs({x})", "{o} = torch.abs({x})", "{o} = abs.({x})", "{o} = {x}.map(Math.abs)", "{o} = {x}.abs()")),
    ("negate", "-{x}[i]", ("{o} = -{x}", "{o} = np.negative({x})", "{o} = {x}.map(v => -v)", "{o} = .-{x}")),
    ("floor", "floor({x}[i])", ("{o} = np.floor({x})", "{o} = torch.floor({x})", "{o} = floor.({x})", "{o} = {x}.map(Math.floor)")),
    ("tanh", "tanh({x}[i])", ("{o} = np.tanh({x})", "{o} = torch.tanh({x})", "{o} = tanh.({x})", "{o} = nn.Tanh()({x})")),
    ("relu", "max({x}[i], 0.0)", ("{o} = torch.relu({x})", "{o} = np.maximum({x}, 0)", "{o} = F.relu({x})", "{o} = max.({x}, 0)", "{o} = nn.ReLU()({x})", "{o} = jax.nn.relu({x})", "{o} = {x}.map(v => Math.max(v, 0))", "{o} = tf.nn.relu({x})")),
    ("sigmoid", "1.0 / (1.0 + exp(-{x}[i]))", ("{o} = torch.sigmoid({x})", "{o} = 1 / (1 + np.exp(-{x}))", "{o} = scipy.special.expit({x})", "{o} = F.sigmoid({x})", "{o} = 1 ./ (1 .+ exp.(-{x}))")),
    ("reciprocal", "1.0 / {x}[i]", ("{o} = 1 / {x}", "{o} = np.reciprocal({x})", "{o} = 1 ./ {x}", "{o} = {x}.map(v => 1 / v)", "{o} = torch.reciprocal({x})")),
    ("above", "select(0.0, 1.0, {x}[i] > {k})", ("{o} = ({x} > {k}).astype(float)", "{o} = np.where({x} > {k}, 1, 0), floats", "{o} = {x}.map(v => v > {k} ? 1 : 0)", "{o} = float({x} .> {k})", "{o} = ({x} > {k}).float()")),
    ("floored", "max({x}[i], {k})", ("{o} = np.maximum({x}, {k})", "{o} = pmax({x}, {k})", "{o} = torch.clamp({x}, min={k})", "{o} = max.({x}, {k})", "{o} = {x}.map(v => Math.max(v, {k}))")),
    ("capped", "min({x}[i], {k})", ("{o} = np.minimum({x}, {k})", "{o} = pmin({x}, {k})", "{o} = torch.clamp({x}, max={k})", "{o} = min.({x}, {k})", "{o} = {x}.map(v => Math.min(v, {k}))")),
    ("radians", "radians({x}[i])", ("{o} = np.deg2rad({x})", "{o} = np.radians({x})", "{o} = torch.deg2rad({x})", "{o} = deg2rad.({x})")),
    ("safe_sqrt", "sqrt(max({x}[i], 0.0))", ("{o} = np.sqrt(np.maximum({x}, 0))", "{o} = torch.sqrt(torch.relu({x}))", "{o} = sqrt.(max.({x}, 0))", "{o} = {x}.map(v => Math.sqrt(Math.max(v, 0)))", "{o} = torch.clamp({x}, min=0).sqrt()")),
)  # fmt: skip
_TWO: _Table = (
    ("add", "{x}[i] + {y}[i]", ("{o} = {x} + {y}", "{o} = np.add({x}, {y})", "{o} = {x} .+ {y}", "{o} = [a + b for a, b in zip({x}, {y})]", "{o} = {x}.map((v, i) => v + {y}[i])", "vectorAdd({x}, {y}, {o})", "__global__ void add(float* {x}, float* {y}, float* {o})", "std::transform with std::plus over {x} and {y} into {o}", "{o} = torch.add({x}, {y})", "thrust::plus on {x} and {y}, result {o}")),
    ("subtract", "{x}[i] - {y}[i]", ("{o} = {x} - {y}", "{o} = np.subtract({x}, {y})", "{o} = {x} .- {y}", "{o} = [a - b for a, b in zip({x}, {y})]", "{o} = {x}.map((v, i) => v - {y}[i])", "{o} = torch.sub({x}, {y})")),
    ("multiply", "{x}[i] * {y}[i]", ("{o} = {x} * {y}, elementwise", "{o} = {x} .* {y}", "{o} = np.multiply({x}, {y})", "{o} = [a * b for a, b in zip({x}, {y})]", "the Hadamard product {o} = {x} o {y}", "{o} = torch.mul({x}, {y})", "{o} = {x}.map((v, i) => v * {y}[i])")),
    ("divide", "{x}[i] / {y}[i]", ("{o} = {x} / {y}", "{o} = {x} ./ {y}", "{o} = np.divide({x}, {y})", "{o} = torch.div({x}, {y})", "{o} = {x}.map((v, i) => v / {y}[i])")),
    ("maximum", "max({x}[i], {y}[i])", ("{o} = np.maximum({x}, {y})", "{o} = pmax({x}, {y})", "{o} = torch.maximum({x}, {y})", "{o} = max.({x}, {y})")),
    ("minimum", "min({x}[i], {y}[i])", ("{o} = np.minimum({x}, {y})", "{o} = pmin({x}, {y})", "{o} = torch.minimum({x}, {y})", "{o} = min.({x}, {y})")),
    ("hypot", "sqrt({x}[i] * {x}[i] + {y}[i] * {y}[i])", ("{o} = np.hypot({x}, {y})", "{o} = hypot.({x}, {y})", "{o} = torch.hypot({x}, {y})", "{o} = np.sqrt({x}**2 + {y}**2)")),
    ("power", "pow({x}[i], {y}[i])", ("{o} = np.power({x}, {y})", "{o} = {x} .^ {y}", "{o} = torch.pow({x}, {y})", "{o} = {x} ** {y}")),
    ("difference", "abs({x}[i] - {y}[i])", ("{o} = np.abs({x} - {y})", "{o} = abs.({x} .- {y})", "{o} = torch.abs({x} - {y})")),
    ("squared_error", "({x}[i] - {y}[i]) * ({x}[i] - {y}[i])", ("{o} = ({x} - {y}) ** 2", "{o} = ({x} .- {y}) .^ 2", "{o} = np.square({x} - {y})", "{o} = F.mse_loss({x}, {y}, reduction='none')")),
    ("axpy", "{k} * {x}[i] + {y}[i]", ("{o} = {k} * {x} + {y}", "{o} = {k} .* {x} .+ {y}", "{o} = np.add({k} * {x}, {y})", "{o} = torch.add({y}, {x}, alpha={k})", "waxpby: {o} = {k} {x} + {y}")),
    ("mix", "mix({x}[i], {y}[i], {k})", ("{o} = torch.lerp({x}, {y}, {k})", "{o} = lerp({x}, {y}, {k})", "{o} = (1 - {k}) * {x} + {k} * {y}", "{o} = {x} + {k} * ({y} - {x})")),
    ("where", "select({y}[i], {x}[i], {x}[i] > {k})", ("{o} = np.where({x} > {k}, {x}, {y})", "{o} = torch.where({x} > {k}, {x}, {y})", "{o} = ifelse.({x} .> {k}, {x}, {y})", "{o} = ifelse({x} > {k}, {x}, {y})")),
)  # fmt: skip
# Into what is read: the second of the pair is overwritten.
_UPDATE: _Table = (
    ("axpy", "{y}[i] = {y}[i] + {k} * {x}[i];", ("{y} += {k} * {x}", "{y}[i] += {k} * {x}[i]", "saxpy: {y} = {k} * {x} + {y}", "cublasSaxpy with alpha {k}, {x} and {y}", "SAXPY, a = {k}, x = {x}, y = {y}", "{y} .+= {k} .* {x}", "axpy!({k}, {x}, {y})", "BLAS axpy({k}, {x}, {y})", "{y}.add_({x}, alpha={k})")),
    ("add", "{y}[i] = {y}[i] + {x}[i];", ("{y} += {x}", "{y}[i] += {x}[i]", "{y} .+= {x}", "{y}.add_({x})", "np.add({y}, {x}, out={y})", "accumulate {x} into {y}: {y} += {x}")),
    ("subtract", "{y}[i] = {y}[i] - {x}[i];", ("{y} -= {x}", "{y}[i] -= {x}[i]", "{y} .-= {x}", "{y}.sub_({x})", "np.subtract({y}, {x}, out={y})")),
    ("multiply", "{y}[i] = {y}[i] * {x}[i];", ("{y} *= {x}", "{y}[i] *= {x}[i]", "{y} .*= {x}", "{y}.mul_({x})", "np.multiply({y}, {x}, out={y})")),
    ("scale", "{y}[i] = {y}[i] * {k};", ("{y} *= {k}", "{y}[i] *= {k}", "{y} .*= {k}", "{y}.mul_({k})", "sscal({k}, {y})", "BLAS scal: {y} = {k} {y}", "cublasSscal of {y} by {k}", "rmul!({y}, {k})")),
    ("offset", "{y}[i] = {y}[i] + {k};", ("{y} += {k}", "{y}[i] += {k}", "{y} .+= {k}", "{y}.add_({k})")),
    ("clip", "{y}[i] = clamp({y}[i], {k}, {l});", ("np.clip({y}, {k}, {l}, out={y})", "{y}.clamp_({k}, {l})", "{y} = np.clip({y}, {k}, {l}), in place", "clamp!({y}, {k}, {l})")),
    ("relu", "{y}[i] = max({y}[i], 0.0);", ("{y}.relu_()", "{y}[{y} < 0] = 0", "np.maximum({y}, 0, out={y})", "nn.ReLU(inplace=True) on {y}", "{y} .= max.({y}, 0)")),
    ("descend", "{y}[i] = {y}[i] - {k} * {x}[i];", ("{y} -= {k} * {x}", "{y}[i] -= {k} * {x}[i]", "SGD: {y} -= {k} * {x}", "{y}.sub_({x}, alpha={k})", "{y} .-= {k} .* {x}")),
    ("zero", "{y}[i] = 0.0;", ("{y}.zero_()", "{y}[:] = 0", "{y}.fill(0)", "fill!({y}, 0)", "memset({y}, 0)", "np.zeros into {y}", "std::fill of {y} with 0", "cudaMemset of {y} to 0")),
    ("fill", "{y}[i] = {k};", ("{y}[:] = {k}", "{y}.fill({k})", "fill!({y}, {k})", "np.full into {y}, value {k}", "std::fill of {y} with {k}", "{y}.fill_({k})", "thrust::fill {y} with {k}")),
    ("ema", "{y}[i] = mix({y}[i], {x}[i], {k});", ("{y} = (1 - {k}) * {y} + {k} * {x}", "{y} += {k} * ({x} - {y})", "{y}.lerp_({x}, {k})", "{y}[i] = {y}[i] * (1 - {k}) + {x}[i] * {k}")),
)  # fmt: skip
_DO = (
    "compute {f}", "{f}", "do {f}", "run {f}", "port {f}", "port {f} to [WGSL|WebGPU]", "replicate {f}", "do the equivalent of {f}", "implement {f}", "evaluate {f}", "perform {f} element by element", "translate {f} [to|into] WGSL", "execute {f}", "parallelize {f}", "move {f} to the GPU", "reproduce {f} on float arrays", "get {f} for f32 arrays",
)  # fmt: skip
_WHAT = (
    "{f}", "{f}", "{f}", "{f}", "`{f}`", "the equivalent of {f}", "{f} for float arrays", "the WGSL version of {f}", "{f}, as on arrays", "what {f} does", "the numpy-like {f}", "{f} over f32 buffers", "the array expression {f}", "the vectorized {f}", "{f}, elementwise",
)  # fmt: skip
_CUSTOM = (("x", "y", "out"), ("a", "b", "c"), ("x", "y", "z"), ("src", "other", "dst"), ("u", "v", "w"), ("input_a", "input_b", "result"), ("p", "q", "r"))  # fmt: skip


def _names(draw: Draw) -> tuple[str, str, str]:
    if draw.chance(0.6):
        return draw.pick(_CUSTOM)
    first = buffer_name(draw)
    second = buffer_name(draw, (first,))
    return first, second, buffer_name(draw, (first, second))


@family("compute", structures=160)
def library_call(draw: Draw) -> Request:
    """One line of an array language over whole float arrays."""
    table, roll = _ONE, draw.random.random()
    if roll > 0.36:
        table = _TWO if roll < 0.68 else _UPDATE
    name, code, forms = draw.pick(table)
    kernel = Kernel(draw, resized=0.1, renamed=0.0)
    x, y, o = _names(draw)
    updates = table is _UPDATE
    low = draw.number(0.1, 5, 0.1) if "{l}" not in code or "clamp" not in code else draw.number(-2, 0.4, 0.1)
    values = {"x": x, "y": y, "o": o, "k": str(low), "l": str(draw.number(0.5, 4, 0.1))}
    combination(draw, f"library {name}", "update" if updates else "")
    if "{x}" in code:
        kernel.read("x", x)
    if "{y}" in code and not updates:
        kernel.read("y", y)
    target = kernel.both("y", y) if updates else kernel.write("o", o)
    kernel.each(target)
    kernel.add(_fill(code, values) if updates else f"{o}[i] = {_fill(code, values)};")
    said = {**values, "k": digits(low.value), "l": digits(float(values["l"]))}
    kernel.slots["f"] = verbatim(_fill(draw.pick(forms), said))
    return kernel.request(do=_DO, what=_WHAT)


def _fill(text: str, values: dict[str, str]) -> str:
    for key, value in values.items():
        text = text.replace(f"{{{key}}}", value)
    return text
