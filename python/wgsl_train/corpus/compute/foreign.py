"""Kernels that come as code of another language: CUDA, OpenCL, HLSL, GLSL, Metal, loops, numpy."""

from collections.abc import Callable

from ..draw import Draw, RefusedError
from ..expression import Expression, Var, random_expression, used
from ..expression.language import CUDA, GLSL, HLSL, JAVASCRIPT, METAL, NUMPY, OPENCL, PYTHON, C, Language, translated
from ..family import Request, family
from ..names import function_name
from ..surface import verbatim
from .formula import FormulaKernel, buffer_names, uniform_names

_TYPES = {"f32": "float", "i32": "int", "u32": "uint"}
_ASK = (
    "{code}", "{code}", "{code}", "port to WGSL: {code}", "{code} in WGSL", "[convert|translate|rewrite|port] {code} [to|into] a WGSL compute shader", "{lang}: {code}", "from {lang} to WGSL: {code}",
    "[I have|this is|here is] a {lang} kernel, I need it in WGSL: {code}", "same as a WGSL compute shader: {code}", "wgsl compute version of {code}", "[what is|what's] {code} as a compute shader?", "put {code} on the GPU", "do this on the GPU: {code}",
    "run {code} in a compute shader", "{lang} code to port: {code}", "WGSL kernel for {code}",
)  # fmt: skip
_Writer = Callable[[Draw, "FormulaKernel", str, str], str]


def _cuda(draw: Draw, kernel: FormulaKernel, body: str, name: str) -> str:
    kind = _TYPES[kernel.kind] if kernel.kind != "u32" else "unsigned int"
    parts = [f"const {kind}* {each}" for each in kernel.inputs] + [f"{kind} {each}" for each in kernel.uniforms]
    parts.append(f"{kind}* {kernel.result}")
    count = draw.pick(("n", "N", "count", "size"))
    index = draw.pick(("blockIdx.x * blockDim.x + threadIdx.x", "threadIdx.x + blockIdx.x * blockDim.x"))
    line = (
        f"if (i < {count}) {kernel.result}[i] = {body};"
        if draw.chance(0.7)
        else f"if (i >= {count}) return; {kernel.result}[i] = {body};"
    )
    return f"__global__ void {name}({', '.join(parts)}, int {count}) {{ int i = {index}; {line} }}"


def _opencl(draw: Draw, kernel: FormulaKernel, body: str, name: str) -> str:
    kind, prefix = _TYPES[kernel.kind], draw.pick(("__", ""))
    parts = [f"{prefix}global const {kind}* {each}" for each in kernel.inputs] + [
        f"{kind} {each}" for each in kernel.uniforms
    ]
    parts.append(f"{prefix}global {kind}* {kernel.result}")
    return f"{prefix}kernel void {name}({', '.join(parts)}) {{ {draw.pick(('int', 'size_t', 'uint'))} i = get_global_id(0); {kernel.result}[i] = {body}; }}"


def _hlsl(draw: Draw, kernel: FormulaKernel, body: str, name: str) -> str:
    kind = _TYPES[kernel.kind]
    parts = [f"StructuredBuffer<{kind}> {each};" for each in kernel.inputs]
    parts += (
        [f"cbuffer Constants {{ {' '.join(f'{kind} {each};' for each in kernel.uniforms)} }}"]
        if kernel.uniforms
        else []
    )
    parts.append(f"RWStructuredBuffer<{kind}> {kernel.result};")
    entry = draw.pick(("main", "CSMain", name))
    body = body.replace("[i]", "[id.x]")
    return f"{' '.join(parts)} [numthreads(64, 1, 1)] void {entry}(uint3 id : SV_DispatchThreadID) {{ {kernel.result}[id.x] = {body}; }}"


def _glsl(draw: Draw, kernel: FormulaKernel, body: str, name: str) -> str:
    kind = _TYPES[kernel.kind]
    names = [*kernel.inputs, kernel.result]
    parts = [f"layout(std430, binding = {at}) buffer B{at} {{ {kind} {each}[]; }};" for at, each in enumerate(names)] if draw.chance(0.4) and not kernel.uniforms else []  # fmt: skip
    parts += [f"uniform {kind} {each};" for each in kernel.uniforms]
    return " ".join([*parts, f"void main() {{ uint i = gl_GlobalInvocationID.x; {kernel.result}[i] = {body}; }}"])


def _metal(draw: Draw, kernel: FormulaKernel, body: str, name: str) -> str:
    kind = _TYPES[kernel.kind]
    parts = [f"device const {kind}* {each}" for each in kernel.inputs] + [
        f"constant {kind}& {each}" for each in kernel.uniforms
    ]
    parts.append(f"device {kind}* {kernel.result}")
    listed = ", ".join(f"{part} [[buffer({at})]]" for at, part in enumerate(parts))
    return f"kernel void {name}({listed}, uint i [[thread_position_in_grid]]) {{ {kernel.result}[i] = {body}; }}"


def _c_loop(draw: Draw, kernel: FormulaKernel, body: str, name: str) -> str:
    head = draw.pick(
        (
            "for (int i = 0; i < n; i++)",
            "for (int i = 0; i < n; ++i)",
            "#pragma omp parallel for for (int i = 0; i < n; ++i)",
            "for (size_t i = 0; i < n; i++)",
        )
    )
    return f"{head} {kernel.result}[i] = {body};"


def _script_loop(draw: Draw, kernel: FormulaKernel, body: str, name: str) -> str:
    return draw.pick(
        (
            f"for (let i = 0; i < n; i++) {kernel.result}[i] = {body};",
            f"for (let i = 0; i < {kernel.inputs[0]}.length; i++) {{ {kernel.result}[i] = {body}; }}",
            f"{kernel.inputs[0]}.forEach((_, i) => {kernel.result}[i] = {body})",
        )
    )


def _python_loop(draw: Draw, kernel: FormulaKernel, body: str, name: str) -> str:
    if draw.chance(0.4):
        return f"{kernel.result} = [{body} for i in range(n)]"
    return f"for i in range({draw.pick(('n', f'len({kernel.inputs[0]})'))}): {kernel.result}[i] = {body}"


def _numpy(draw: Draw, kernel: FormulaKernel, body: str, name: str) -> str:
    return f"{kernel.result} = {body.replace('[i]', '')}"


_LANGUAGES: tuple[tuple[Language, _Writer], ...] = (
    (CUDA, _cuda), (CUDA, _cuda), (OPENCL, _opencl), (HLSL, _hlsl), (GLSL, _glsl), (METAL, _metal), (C, _c_loop), (JAVASCRIPT, _script_loop), (PYTHON, _python_loop), (NUMPY, _numpy), (NUMPY, _numpy),
)  # fmt: skip
_RESERVED = ("out", "in", "input", "output", "buffer", "sample", "samples", "image")


@family("compute", structures=200)
def foreign_kernel(draw: Draw) -> Request:
    """One or two input arrays and maybe a number, element by element, as another language says it."""
    language, writer = draw.pick(_LANGUAGES)
    has_types = writer not in (_numpy, _python_loop, _script_loop, _c_loop)
    kind = draw.pick(("f32", "f32", "f32", "f32", "u32", "i32")) if has_types and language is not METAL else "f32"
    inputs, result = buffer_names(draw, draw.pick((1, 1, 2, 2)))
    uniforms = uniform_names(draw, (*inputs, result, "n", "N", "count", "size"))[:1] if has_types else []
    if any(name in _RESERVED for name in (*inputs, result, *uniforms)) and language in (HLSL, GLSL, METAL):
        raise RefusedError
    elements = [Var(f"{name}[i]", kind, f"{name}[i]") for name in inputs]
    found = random_expression(draw, [*elements, *[Var(name, kind, name) for name in uniforms]])
    body = _in(draw, found.tree, language, kind)
    draw.structure("foreign", language.name, kind, found.shape)
    # GLSL may come without the declarations that tell the order.
    if not has_types or language is GLSL:
        order = used(found.tree)
        inputs.sort(key=lambda name: order.index(f"{name}[i]"))
    kernel = FormulaKernel(kind, inputs, result, found.tree, "{}[i]", uniforms)
    name = function_name(draw) if draw.chance(0.7) else draw.pick(("kernel_main", "k", "run", "compute", "update"))
    text = verbatim(writer(draw, kernel, body, name))
    return Request(draw.phrase(_ASK, {"code": text, "lang": language.name}), kernel.code())


def _in(draw: Draw, tree: Expression, language: Language, kind: str) -> str:
    text = translated(draw, tree, language)
    if text is None:
        raise RefusedError
    if kind != "f32":
        text = (
            text.replace("fminf(", "min(")
            .replace("fmaxf(", "max(")
            .replace("fabsf(", "abs(")
            .replace("fmin(", "min(")
            .replace("fmax(", "max(")
            .replace("fabs(", "abs(")
        )
    return text
