"""Steps of simulations on grids and filters with any border: heat, waves, pressure, automata, morphology."""

from ..draw import Draw
from ..family import Request, family
from .program import READ, WRITE, Given, Program, Slot, build

_SRC = Slot(
    "src",
    ("values", "current", "grid", "input", "field", "temp", "cells_in", "grid_in", "src"),
    READ,
    "{T}",
    "the current state",
)
_DST = Slot(
    "dst",
    ("results", "next", "grid_next", "output", "field_out", "temp_next", "cells_out", "grid_out", "dst"),
    WRITE,
    "{T}",
    "the next state",
)
_CELLS = Slot("src", ("cells", "current", "grid", "state", "cells_in", "world"), READ, "u32", "the current cells")
_NEXT = Slot(
    "dst",
    ("next_cells", "next", "grid_next", "state_out", "cells_out", "world_next"),
    WRITE,
    "u32",
    "the next generation",
)
_RATE = Given("k", ("rate", "alpha", "diffusion", "k", "coefficient", "kappa"), 0.02, 0.25, 0.01)
_DT = Given("t", ("dt", "dt", "time_step", "delta_time"), 0.005, 0.2, 0.005)
_AROUND = "{l} + {r} + {u} + {d}"
_HEAT = ("heat equation step", "explicit heat diffusion, one step, rate {k}", "2D heat diffusion, rate {k}", "FTCS step of the heat equation with coefficient {k}", "diffusion step on a grid, rate {k}", "one Euler step of u_t = {k} * laplacian(u)", "heat spreading on a plate, rate {k}", "t += {k} * (left + right + up + down - 4 t)")  # fmt: skip

_PROGRAMS = (
    Program("heat", (_SRC, _DST), (f"{{dst}}[i] = {{src}}[i] + {{k}} * ({_AROUND} - 4.0 * {{src}}[i]);",),
        ("let heat spread: each cell of {src} plus {k} times (its four neighbours minus four times itself) goes to {dst}", "do one explicit heat diffusion step from {src} to {dst} with rate {k}", "diffuse {src} into {dst}, rate {k}", "advance the 2D heat equation one step from {src} to {dst}, coefficient {k}", "compute {dst} = {src} + {k} * laplacian({src}) with the 5-point stencil"),
        _HEAT[1:], (_RATE,), True, True),
    Program("heat_dt", (_SRC, _DST), (f"{{dst}}[i] = {{src}}[i] + {{k}} * {{t}} * ({_AROUND} - 4.0 * {{src}}[i]);",),
        ("advance the heat equation from {src} to {dst}: u + {k} * {t} * laplacian(u)", "do a diffusion step u += {k} * {t} * (sum of the 4 neighbours - 4 u), {src} to {dst}"), ("heat step with diffusivity {k} and time step {t}: u + {k} * {t} * laplacian", "diffusion: u_new = u + {k} * {t} * (l + r + u + d - 4 u)"), (_RATE, _DT), True, True),
    Program("wave", (Slot("src", ("current", "now", "cur", "u", "heights"), READ, "f32", "current heights"), Slot("q", ("previous_heights", "previous", "prev", "last_state", "before"), READ, "f32", "previous heights"), Slot("dst", ("results", "next", "future", "next_heights", "after"), WRITE, "f32", "next heights")),
        (f"let around = {_AROUND};", "{dst}[i] = 2.0 * {src}[i] - {q}[i] + {k} * (around - 4.0 * {src}[i]);"),
        ("step the 2D wave equation: {dst} = 2 * {src} - {q} + {k} * laplacian({src})", "advance water waves one step from {src} and {q} into {dst}, coefficient {k}", "do a leapfrog step of the wave equation with c^2 = {k}: {src} is now, {q} before, {dst} after", "compute the next heights {dst} from the current ones {src} and the previous ones {q}, wave coefficient {k}"),
        ("wave equation step, coefficient {k}", "2D wave equation: next = 2 current - previous + {k} * laplacian(current)", "water ripple step with c2 = {k}", "ripples: current and previous heights give the next, factor {k}"), (Given("k", ("c2", "coefficient", "speed2", "courant2", "k"), 0.02, 0.5, 0.01),), True, True),
    Program("damped_wave", (Slot("src", ("current", "now", "cur", "u"), READ, "f32", "current heights"), Slot("q", ("previous_heights", "previous", "prev", "before"), READ, "f32", "previous heights"), Slot("dst", ("results", "next", "next_heights", "after"), WRITE, "f32", "next heights")),
        (f"let around = {_AROUND};", "{dst}[i] = (2.0 * {src}[i] - {q}[i] + {k} * (around - 4.0 * {src}[i])) * {s};"),
        ("step a damped wave: {dst} = (2 * {src} - {q} + {k} * laplacian({src})) * {s}", "advance ripples from {src} (now) and {q} (before) to {dst} with c2 {k}, the result is multiplied by the damping {s}"), ("damped water ripples: (2 current - previous + {k} * laplacian) * {s}", "wave equation step with c2 {k} and damping factor {s} on the result"),
        (Given("k", ("c2", "coefficient", "wave_speed2"), 0.02, 0.5, 0.01), Given("s", ("damping", "damp", "decay"), 0.9, 0.995, 0.005)), True, True),
    Program("classic_ripple", (Slot("src", ("current", "now", "cur"), READ, "f32", "current heights"), Slot("q", ("previous_heights", "previous", "prev"), READ, "f32", "previous heights"), Slot("dst", ("results", "next", "next_heights"), WRITE, "f32", "next heights")),
        ("{dst}[i] = ((" + _AROUND + ") * 0.5 - {q}[i]) * {s};",),
        ("do the classic water ripple: {dst} = ((sum of the four neighbours in {src}) / 2 - {q}) * {s}", "run the two-buffer water effect: half the sum of the 4 neighbours of {src} minus {q}, times {s}, into {dst}"), ("the old demoscene water effect: (sum of 4 neighbours / 2 - previous) * {s}", "two buffer ripple effect, half the neighbour sum minus the previous height, times {s}"),
        (Given("s", ("damping", "damp", "decay"), 0.9, 0.995, 0.005),), True, True),
    Program("jacobi", (_SRC, _DST), (f"{{dst}}[i] = ({_AROUND}) * 0.25;",),
        ("replace each cell by the mean of its four neighbours, {src} to {dst}", "do one Jacobi sweep of the Laplace equation from {src} to {dst}", "relax {src} one step into {dst} (average of up, down, left and right)"), ("Jacobi iteration for Laplace", "Laplace relaxation, mean of the 4 neighbours", "one Jacobi sweep", "average of the 4 neighbours of each cell"), (), True, True),
    Program("poisson", (Slot("src", ("pressure", "p_in", "current", "phi"), READ, "f32", "the current pressure"), Slot("q", ("divergence", "rhs", "div", "source_term"), READ, "f32", "the right-hand side"), Slot("dst", ("results", "pressure_out", "p_out", "phi_next"), WRITE, "f32", "the new pressure")), (f"{{dst}}[i] = ({_AROUND} - {{q}}[i]) * 0.25;",),
        ("do one Jacobi iteration of the pressure Poisson equation: {dst} = (sum of the four neighbours of {src} - {q}) / 4", "iterate pressure: the four neighbours of {src} minus {q}, divided by 4, to {dst}", "solve laplacian(p) = {q} one Jacobi step, {src} to {dst}, grid spacing 1"), ("pressure Jacobi step: (l + r + u + d - divergence) / 4", "one Jacobi iteration for Poisson, (neighbour sum - divergence) / 4"), (), True, True),
    Program("laplacian", (_SRC, _DST), (f"{{dst}}[i] = {_AROUND} - 4.0 * {{src}}[i];",),
        ("write the 5-point Laplacian of {src} to {dst}", "compute left + right + up + down - 4 * center of {src} into {dst}"), ("5-point Laplacian", "2D Laplacian of a grid", "laplace filter, 4 neighbours minus 4 times the cell"), (), True, True),
    Program("cross_blur", (_SRC, _DST), (f"{{dst}}[i] = ({_AROUND} + {{src}}[i]) / 5.0;",),
        ("average each cell of {src} with its four neighbours into {dst}", "blur {src} with a plus-shaped kernel (5 cells, equal weights) into {dst}"), ("plus-shaped blur, mean of the cell and its 4 neighbours", "5-point mean filter", "cross blur (center + 4 sides) / 5"), (), True, True, ("f32", "vec3<f32>", "vec4<f32>"), ""),
    Program("unsharp", (_SRC, _DST), (f"{{dst}}[i] = {{src}}[i] + {{k}} * (4.0 * {{src}}[i] - ({_AROUND}));",),
        ("sharpen {src} into {dst}: the pixel plus {k} times (4 times the pixel minus its four neighbours)", "subtract {k} times the Laplacian from {src}, result in {dst}"), ("sharpening with strength {k}: c + {k} * (4 c - neighbours)", "laplacian sharpen, amount {k}"), (Given("k", ("amount", "strength", "sharpness"), 0.1, 2, 0.1),), True, True),
    Program("gradient", (Slot("src", ("values", "height", "pressure", "field"), READ, "f32", "the scalar field"), Slot("dst", ("results", "gradient", "grad", "gradient_out"), WRITE, "vec2<f32>", "the gradient")), ("{dst}[i] = vec2<f32>({r} - {l}, {d} - {u}) * 0.5;",),
        ("write the central difference gradient of {src} to {dst} as a vec2", "compute (right - left, down - up) / 2 of {src} into {dst}"), ("gradient of a scalar field as vec2, (right - left, down - up) / 2", "central differences in x and y as a vec2, half of (right - left, down - up)"), (), True, True, ("f32",), ""),
    Program("slope", (_SRC, _DST), ("let gx = ({r} - {l}) * 0.5;", "let gy = ({d} - {u}) * 0.5;", "{dst}[i] = sqrt(gx * gx + gy * gy);"),
        ("write the gradient magnitude of {src} (central differences) to {dst}", "compute the slope of the heights in {src} into {dst}: sqrt(gx^2 + gy^2), central differences with a half"), ("gradient magnitude by central differences, each halved", "slope of a heightmap, sqrt(gx^2 + gy^2) from halved central differences"), (), True, True),
    Program("divergence", (Slot("src", ("velocity", "vel", "u_field", "flow"), READ, "vec2<f32>", "the velocity field"), Slot("dst", ("results", "divergence", "div", "div_out"), WRITE, "f32", "the divergence")), ("{dst}[i] = ({r}.x - {l}.x + {d}.y - {u}.y) * 0.5;",),
        ("compute the divergence of the vec2 field {src} into {dst}: half of (right.x - left.x + down.y - up.y)", "write 0.5 * (r.x - l.x + d.y - u.y) of {src} to {dst}"), ("divergence of a vec2 velocity field, 0.5 * (r.x - l.x + d.y - u.y)", "stable fluids divergence pass: half of right.x - left.x + down.y - up.y"), (), True, True, ("f32",), "vec2<f32>(0.0)"),
    Program("curl", (Slot("src", ("velocity", "vel", "flow"), READ, "vec2<f32>", "the velocity field"), Slot("dst", ("results", "vorticity", "curl", "curl_out"), WRITE, "f32", "the curl")), ("{dst}[i] = ({r}.y - {l}.y - {d}.x + {u}.x) * 0.5;",),
        ("compute the curl of the vec2 field {src} into {dst}: half of (right.y - left.y - down.x + up.x)",), ("vorticity of a vec2 field, 0.5 * (r.y - l.y - d.x + u.x)", "2D curl: half of right.y - left.y - down.x + up.x"), (), True, True, ("f32",), "vec2<f32>(0.0)"),
    Program("heightmap_normals", (Slot("src", ("heights", "values", "heightmap", "terrain"), READ, "f32", "the heights"), Slot("dst", ("normals", "results", "normal_map", "normals_out"), WRITE, "vec3<f32>", "the normals")), ("{dst}[i] = normalize(vec3<f32>({l} - {r}, {u} - {d}, 2.0));",),
        ("turn the heightmap {src} into unit normals in {dst}: normalize(left - right, up - down, 2)", "compute normals of the heights {src} into {dst} as normalize(vec3(l - r, u - d, 2))"), ("normals from a heightmap: normalize(vec3(left - right, up - down, 2))", "heightmap to normal map, normalize((l - r, u - d, 2))"), (), True, True, ("f32",), ""),
    Program("dilate", (_SRC, _DST), ("{dst}[i] = max(max(max({l}, {r}), max({u}, {d})), {src}[i]);",), ("dilate {src} into {dst}: the maximum of the cell and its 4 neighbours",), ("dilation with a cross", "max over the cell and its four neighbours", "morphological dilation, plus-shaped"), (), True, True, ("f32", "u32"), ""),
    Program("erode", (_SRC, _DST), ("{dst}[i] = min(min(min({l}, {r}), min({u}, {d})), {src}[i]);",), ("erode {src} into {dst}: the minimum of the cell and its 4 neighbours",), ("erosion with a cross", "min over the cell and its four neighbours", "morphological erosion, plus-shaped"), (), True, True, ("f32", "u32"), ""),
    Program("forest_fire", (_CELLS, _NEXT), ("let c = {src}[i];", "var next_state = c;", "if c == 2u {", "next_state = 0u;", "} else if c == 1u && ({l} == 2u || {r} == 2u || {u} == 2u || {d} == 2u) {", "next_state = 2u;", "}", "{dst}[i] = next_state;"),
        ("step a forest fire from {src} to {dst}: 0 empty, 1 tree, 2 burning; fire burns out to 0, a tree with a burning neighbour (4 sides) catches fire", "spread fire: in {src} 2 becomes 0, 1 next to a 2 (four neighbours) becomes 2, the rest stays; write to {dst}"), ("forest fire automaton without regrowth: 0 empty, 1 tree, 2 burning, 4 neighbours", "forest fire step, burning (2) -> empty (0), tree (1) beside fire -> burning"), (), True, True, ("u32",), "0u"),
    Program("infection", (_CELLS, _NEXT), ("let c = {src}[i];", "{dst}[i] = select(c, 1u, {l} == 1u || {r} == 1u || {u} == 1u || {d} == 1u);"),
        ("spread an infection from {src} to {dst}: a cell with a neighbour of 1 (4 sides) becomes 1, others stay", "flood outward: set a cell to 1 where one of its four neighbours in {src} is 1, else keep it, into {dst}"), ("infection spreading to the 4 neighbours: a cell beside a 1 becomes 1", "flood fill step: cells next to a 1 become 1"), (), True, True, ("u32",), "0u"),
    Program("cyclic", (_CELLS, _NEXT), ("let step = ({src}[i] + 1u) % {n};", "{dst}[i] = select({src}[i], step, {l} == step || {r} == step || {u} == step || {d} == step);"),
        ("step a cyclic cellular automaton with {n} states from {src} to {dst}: a cell takes the state (s + 1) mod {n} if one of its four neighbours has it",), ("cyclic cellular automaton with {n} states, 4 neighbours, threshold 1", "cyclic CA: a state is eaten by its successor (mod {n}) among the 4 neighbours"), (Given("n", ("states", "state_count", "n_states"), 3, 20, 1, "u32", 0.4),), True, True, ("u32",), ""),
    Program("majority", (_CELLS, _NEXT), (f"let sum = {{src}}[i] + {_AROUND};", "{dst}[i] = select(0u, 1u, sum >= 3u);"), ("apply the majority rule from {src} to {dst}: 1 if at least 3 of the cell and its four neighbours are 1, else 0",), ("majority vote automaton: cell and 4 neighbours, 3 or more ones give 1", "majority rule on 0/1 cells, von Neumann neighbourhood including the cell"), (), True, True, ("u32",), "0u"),
    Program("parity", (_CELLS, _NEXT), (f"{{dst}}[i] = ({_AROUND}) % 2u;",), ("apply Fredkin's parity rule from {src} to {dst}: the sum of the four neighbours modulo 2", "write the xor (sum mod 2) of the four neighbours of each 0/1 cell of {src} to {dst}"), ("Fredkin's replicator, sum of the 4 neighbours mod 2", "parity automaton (4 neighbours, sum % 2)"), (), True, True, ("u32",), "0u"),
    Program("count_four", (_CELLS, _NEXT), (f"{{dst}}[i] = {_AROUND};",), ("write to {dst} how many of the four neighbours of each cell of {src} are 1 (cells are 0 or 1)", "sum the four neighbours of each cell of {src} into {dst}"), ("the sum of the 4 neighbours of every cell", "neighbour count (4 sides) of 0/1 cells"), (), True, True, ("u32",), "0u"),
    Program("sandpile", (_CELLS, _NEXT), ("let keep = select({src}[i], {src}[i] - 4u, {src}[i] >= 4u);", "{dst}[i] = keep + min({l} / 4u, 1u) + min({r} / 4u, 1u) + min({u} / 4u, 1u) + min({d} / 4u, 1u);"), ("topple an abelian sandpile once from {src} to {dst}: a cell with 4 or more grains loses 4 and each of its four neighbours gains 1",), ("abelian sandpile toppling: cells with at least 4 grains give one to each of the 4 neighbours", "sandpile step: 4 or more grains topple, one grain to each side"), (), True, True, ("u32",), "0u"),
    Program("gray_scott_params", (Slot("src", ("cells", "current", "uv_in", "grid"), READ, "vec2<f32>", "u and v of each cell"), Slot("dst", ("next_cells", "next", "uv_out", "grid_next"), WRITE, "vec2<f32>", "the next u and v")), ("let c = {src}[i];", f"let s = {_AROUND} - 4.0 * c;", "let r2 = c.x * c.y * c.y;", "{dst}[i] = vec2<f32>(c.x + {a} * s.x - r2 + {f} * (1.0 - c.x), c.y + {b} * s.y + r2 - ({f} + {k}) * c.y);"),
        ("do one Gray-Scott step from {src} to {dst} on vec2 cells (u, v): diffusion {a} and {b}, feed {f}, kill {k}, dt 1, 4-neighbour Laplacian",), ("Gray-Scott step on vec2 (u, v), Du {a}, Dv {b}, feed {f}, kill {k}, dt 1, 5-point Laplacian", "reaction diffusion (Gray-Scott), cells are vec2 u and v; du {a}, dv {b}, feed {f}, kill {k}, dt = 1"),
        (Given("a", ("du", "diffuse_u"), 0.1, 0.25, 0.01), Given("b", ("dv", "diffuse_v"), 0.04, 0.12, 0.01), Given("f", ("feed", "feed_rate"), 0.02, 0.08, 0.002), Given("k", ("kill", "kill_rate"), 0.045, 0.07, 0.001)), True, True, ("f32",), ""),
)  # fmt: skip


@family("compute", structures=320)
def bordered_step(draw: Draw) -> Request:
    """A cell and its four neighbours under one of five borders, the interface in words."""
    return build(draw, draw.pick(_PROGRAMS))


_V, _V2 = Slot("src", ("velocity", "vel_in", "velocity_in"), READ, "vec2<f32>", "the velocity"), Slot("p", ("pressure", "p_in"), READ, "f32", "the pressure")  # fmt: skip
_PLAIN = (
    Program("falling_sand", (_CELLS, _NEXT), ("let c = {src}[i];", "var next_state = c;", "if c == 1u && y + 1u < {h} && {src}[i + {w}] == 0u {", "next_state = 0u;", "} else if c == 0u && y > 0u && {src}[i - {w}] == 1u {", "next_state = 1u;", "}", "{dst}[i] = next_state;"),
        ("step falling sand from {src} to {dst}: a grain (1) moves one cell down if that is empty (0), y points down", "let sand fall straight down one cell from {src} to {dst}: 1 is sand, 0 is air, row 0 is the top"), ("falling sand step, straight down only, 1 = sand, 0 = air, row 0 on top", "falling sand, grains only move straight down", "sand simulation tick (no sliding): 1 falls into 0 below", "powder toy sand falling one cell down"), (), True, False, ("u32",)),
    Program("advect_nearest", (Slot("src", ("values", "dye", "density", "smoke"), READ, "f32", "the quantity"), Slot("v", ("velocity", "vel", "flow"), READ, "vec2<f32>", "the velocity in cells"), Slot("dst", ("results", "dye_out", "density_next"), WRITE, "f32", "the moved quantity")),
        ("let p = vec2<f32>(f32(x), f32(y)) - {t} * {v}[i];", "let f = clamp(p, vec2<f32>(0.0), vec2<f32>(f32({w}) - 1.0, f32({h}) - 1.0));", "let low = vec2<u32>(floor(f));", "let a = fract(f);", "let right = min(low.x + 1u, {w} - 1u);", "let down = min(low.y + 1u, {h} - 1u) * {w};", "let row = low.y * {w};", "let above = mix({src}[row + low.x], {src}[row + right], a.x);", "let below = mix({src}[down + low.x], {src}[down + right], a.x);", "{dst}[i] = mix(above, below, a.y);"),
        ("advect {src} through the velocity field {v} semi-Lagrangian with time step {t}: trace back, clamp to the grid, sample bilinearly, write {dst}", "move the dye {src} along {v} over {t} into {dst}: look up position - {t} * velocity with bilinear interpolation, clamped"), ("semi-Lagrangian advection with dt {t}, bilinear, clamped to the grid", "stable fluids advection: backtrace by {t} * velocity (in cells), bilinear lookup, clamped"), (_DT,), True),
    Program("add_source", (Slot("src", ("sources", "forces", "emission"), READ, "f32", "what is added per second"), Slot("dst", ("density", "dye", "values"), "both", "f32", "what it is added to")), ("{dst}[i] = {dst}[i] + {t} * {src}[i];",),
        ("add {t} times {src} to {dst} in place", "inject the sources: {dst} += {t} * {src}"), ("add sources to a density: density += {t} * sources, in place",), (_DT,)),
    Program("splat", (Slot("dst", ("density", "dye", "heights"), "both", "f32", "the field"),), ("let d = vec2<f32>(f32(x), f32(y)) - vec2<f32>({a}, {b});", "{dst}[i] = {dst}[i] + {k} * exp(-dot(d, d) / ({s} * {s}));"),
        ("add a Gaussian splat to {dst}: {k} * exp(-d^2 / {s}^2) around the cell ({a}, {b})", "drop a blob into {dst} at ({a}, {b}): strength {k}, radius {s}, exp(-d^2 / r^2), in place"), ("gaussian splat at ({a}, {b}), strength {k}, radius {s}: adds {k} * exp(-d^2 / {s}^2) in place",), (Given("a", ("center_x", "px", "mouse_x"), 1, 60, 0.5), Given("b", ("center_y", "py", "mouse_y"), 1, 60, 0.5), Given("k", ("strength", "amount"), 0.1, 5, 0.1), Given("s", ("radius", "sigma"), 1, 20, 0.5)), True),
    Program("life_stated", (_CELLS, _NEXT), ("var neighbors = 0u;", "for (var dy = 0u; dy < 3u; dy++) {", "for (var dx = 0u; dx < 3u; dx++) {", "let column = (x + dx + {w} - 1u) % {w};", "let row = (y + dy + {h} - 1u) % {h};", "neighbors += {src}[row * {w} + column];", "}", "}", "neighbors -= {src}[i];", "let alive = neighbors == 3u || (neighbors == 2u && {src}[i] == 1u);", "{dst}[i] = select(0u, 1u, alive);"),
        ("advance Conway's Game of Life on a torus from {src} to {dst} (cells are 0 or 1)",), ("game of life on a torus", "conway life step, wrapping"), (), True, False, ("u32",)),
    Program("brian", (_CELLS, _NEXT), ("var neighbors = 0u;", "for (var dy = 0u; dy < 3u; dy++) {", "for (var dx = 0u; dx < 3u; dx++) {", "let column = (x + dx + {w} - 1u) % {w};", "let row = (y + dy + {h} - 1u) % {h};", "neighbors += select(0u, 1u, {src}[row * {w} + column] == 1u);", "}", "}", "var next_state = 0u;", "if {src}[i] == 1u {", "next_state = 2u;", "} else if {src}[i] == 0u && neighbors == 2u {", "next_state = 1u;", "}", "{dst}[i] = next_state;"),
        ("step Brian's Brain on a torus from {src} to {dst}: 0 off, 1 on, 2 dying; on becomes dying, dying becomes off, off with exactly two on neighbours (of 8) turns on",), ("Brian's Brain on a torus, 0 off, 1 on, 2 dying", "brian's brain automaton (off 0, on 1, dying 2), wraparound"), (), True, False, ("u32",)),
    Program("wireworld", (_CELLS, _NEXT), ("var neighbors = 0u;", "for (var dy = 0u; dy < 3u; dy++) {", "for (var dx = 0u; dx < 3u; dx++) {", "let column = (x + dx + {w} - 1u) % {w};", "let row = (y + dy + {h} - 1u) % {h};", "neighbors += select(0u, 1u, {src}[row * {w} + column] == 1u);", "}", "}", "let c = {src}[i];", "var next_state = c;", "if c == 1u {", "next_state = 2u;", "} else if c == 2u {", "next_state = 3u;", "} else if c == 3u && (neighbors == 1u || neighbors == 2u) {", "next_state = 1u;", "}", "{dst}[i] = next_state;"),
        ("step Wireworld on a torus from {src} to {dst}: 0 empty, 1 electron head, 2 tail, 3 wire",), ("Wireworld on a torus (0 empty, 1 head, 2 tail, 3 conductor)", "wireworld step: head 1 -> tail 2 -> wire 3 -> head with one or two head neighbours, wrapping"), (), True, False, ("u32",)),
    Program("project", (_V, _V2, Slot("dst", ("results", "vel_out", "velocity_out"), WRITE, "vec2<f32>", "the projected velocity")), ("let l = {p}[y * {w} + max(x, 1u) - 1u];", "let r = {p}[y * {w} + min(x + 1u, {w} - 1u)];", "let u = {p}[(max(y, 1u) - 1u) * {w} + x];", "let d = {p}[min(y + 1u, {h} - 1u) * {w} + x];", "{dst}[i] = {src}[i] - 0.5 * vec2<f32>(r - l, d - u);"),
        ("subtract the pressure gradient from the velocity: {dst} = {src} - 0.5 * (right - left, down - up) of {p}, clamped at the edges",), ("projection step: velocity minus half of (p_right - p_left, p_down - p_up), clamped edges", "subtract the pressure gradient (halved central differences, clamped) from a velocity field"), (), True),
)  # fmt: skip


@family("compute", structures=40)
def grid_program(draw: Draw) -> Request:
    """Sand, advection, splats and automata with eight neighbours, the interface in words."""
    return build(draw, draw.pick(_PLAIN))
