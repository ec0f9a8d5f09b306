"""Cells that live by rules: one-dimensional automata by number, Life and its kin on a torus, reaction and diffusion."""

from ..draw import Draw
from ..family import Request, family
from .grid import Grid, grid_kernel
from .kernel import Kernel, combination
from .recipe import Amount, draw_amount

_RULE_DO = (
    "do one step of the elementary cellular automaton rule {n} from {src} to {dst}", "apply Wolfram's rule {n} to the cells in {src}, writing the next generation to {dst}", "advance a 1D cellular automaton (rule {n}) by one generation, {src} to {dst}", "update the row of cells in {src} by rule {n} into {dst}",
    "compute the next generation of {src} under rule {n} and <put> it in {dst}", "simulate one tick of rule {n} on {src}, result in {dst}",
)  # fmt: skip
_RULE_WHAT = (
    "rule {n}", "rule {n} cellular automaton", "wolfram rule {n}", "elementary CA, rule {n}", "elementary automaton rule {n}", "1D cellular automaton, rule {n}", "wolfram code {n}", "CA rule {n}, one generation", "rule {n} on a row of cells", "elementary cellular automaton rule {n}, one generation from {src} to {dst}", "one step of Wolfram rule {n} on {src} into {dst}", "a rule {n} automaton step, {src} to {dst}", "the next row of rule {n} after {src}, in {dst}")  # fmt: skip
_WRAP = ("the row wraps around", "neighbours wrap around at the ends", "periodic boundary", "the ends are connected", "the world is a ring", "wrap at the edges")  # fmt: skip
_ZERO = ("cells outside are 0", "beyond the ends everything is dead", "treat cells past the ends as 0", "zeros outside the row")  # fmt: skip


@family("compute", structures=8)
def elementary_rule(draw: Draw) -> Request:
    """Wolfram's rules on u32 cells of 0 and 1. The row wraps around unless the prompt says that zeros lie outside."""
    kernel = Kernel(draw)
    zeros = draw.chance(0.3)
    combination(draw, "rule", "zeros" if zeros else "", kernel.workgroup)
    src, dst = kernel.read("src", "cells", "u32"), kernel.write("dst", "next_cells", "u32")
    src.typed = dst.typed = True
    rule = draw.pick((30, 90, 110, 184)) if draw.chance(0.5) else draw.integer(1, 254)
    number = kernel.amount("n", f"{rule}u", str(rule), "rule", "u32", 0.12)
    kernel.each(dst)
    kernel.add(f"let count = arrayLength(&{src});")
    if zeros:
        kernel.add(
            "var left = 0u;", "if i > 0u {", f"left = {src}[i - 1u];", "}", "var right = 0u;", "if i + 1u < count {", f"right = {src}[i + 1u];", "}",
        )  # fmt: skip
    else:
        kernel.add(f"let left = {src}[(i + count - 1u) % count];", f"let right = {src}[(i + 1u) % count];")
    kernel.add(f"let state = left * 4u + {src}[i] * 2u + right;", f"{dst}[i] = ({number} >> state) & 1u;")
    if zeros or draw.chance(0.6):
        kernel.sentences.append(draw.phrase(_ZERO if zeros else _WRAP))
    return kernel.request(do=_RULE_DO, what=_RULE_WHAT)


_LIFE_DO = (
    "do one generation of Conway's Game of Life from {src} to {dst}", "advance the Game of Life by one step, {src} to {dst}", "simulate a tick of Conway's Life: read {src}, write {dst}", "compute the next Game of Life generation of {src} into {dst}", "update a Game of Life board, {src} in and {dst} out",
)  # fmt: skip
_LIFE_WHAT = (
    "game of life", "conway's game of life", "game of life step", "conway life, one generation", "GoL step", "life (B3/S23)", "B3/S23 on u32 cells", "game of life tick", "Conway's Game of Life, one step from {src} to {dst}", "a Game of Life update of {src} into {dst}", "one generation of Life on the cells in {src}, written to {dst}", "the next generation of Conway's life in {dst}, the current one is in {src}")  # fmt: skip
_KIN_DO = (
    "do one step of the Life-like automaton {rule} from {src} to {dst}", "advance a cellular automaton on a 2D grid with rule {rule}, {src} to {dst}", "compute the next generation of {src} into {dst} where a dead cell with {born} is born and a live one with {stay} survives", "simulate one tick of the {rule} automaton: read {src}, write {dst}",
)  # fmt: skip
_KIN_WHAT = (
    "{rule}", "life-like CA {rule}", "{rule} automaton", "life-like rule {rule}, one generation", "a {rule} Life-like automaton step on {src} into {dst}", "one generation of the rule {rule} on the grid in {src}, written to {dst}", "a 2D cellular automaton step: birth with {born}, survival with {stay}; {src} to {dst}")  # fmt: skip
_TORUS = ("the board wraps around", "on a torus", "edges wrap around", "the grid is a torus", "wrap around at the borders", "periodic boundaries", "opposite edges are connected", "toroidal world")  # fmt: skip
_KIN = {"HighLife": ("B36/S23", (3, 6), (2, 3)), "Seeds": ("B2/S", (2,), ()), "Day": ("B3678/S34678", (3, 6, 7, 8), (3, 4, 6, 7, 8)), "B3/S012345678": ("B3/S012345678", (3,), (0, 1, 2, 3, 4, 5, 6, 7, 8)), "Coral": ("B3/S45678", (3,), (4, 5, 6, 7, 8)), "2x2": ("B36/S125", (3, 6), (1, 2, 5)), "Maze": ("B3/S12345", (3,), (1, 2, 3, 4, 5))}  # fmt: skip


def _either(counts: tuple[int, ...]) -> str:
    words = [str(count) for count in counts]
    return (", ".join(words[:-1]) + " or " + words[-1] if len(words) > 1 else words[0]) + " live neighbours"


@family("compute", structures=14)
def game_of_life(draw: Draw) -> Request:
    """Life, or another rule of births and survivals, on a torus of u32 cells."""
    kernel = grid_kernel(draw)
    conway = draw.chance(0.55)
    name, (rule, births, stays) = draw.pick([item for item in _KIN.items() if item[1][2]])
    combination(draw, "life", "" if conway else name, kernel.workgroup)
    src, dst = kernel.read("src", "cells", "u32"), kernel.write("dst", "next_cells", "u32")
    src.typed = dst.typed = True
    grid = Grid(draw, kernel)
    grid.each(dst)
    width, height = grid.width, grid.height
    kernel.add(
        "var neighbors = 0u;", "for (var dy = 0u; dy < 3u; dy++) {", "for (var dx = 0u; dx < 3u; dx++) {",
        f"let column = (x + dx + {width} - 1u) % {width};", f"let row = (y + dy + {height} - 1u) % {height};", f"neighbors += {src}[row * {width} + column];",
        "}", "}", f"neighbors -= {src}[i];",
    )  # fmt: skip
    if conway:
        kernel.add(
            f"let alive = neighbors == 3u || (neighbors == 2u && {src}[i] == 1u);", f"{dst}[i] = select(0u, 1u, alive);"
        )
    else:
        born, stay = sum(1 << count for count in births), sum(1 << count for count in stays)
        kernel.add(f"let rule = select({born}u, {stay}u, {src}[i] == 1u);", f"{dst}[i] = (rule >> neighbors) & 1u;")
        kernel.slots |= {"rule": rule, "born": _either(births), "stay": _either(stays)}
    if draw.chance(0.7):
        kernel.sentences.append(draw.phrase(_TORUS))
    if draw.chance(0.3):
        kernel.sentences.append(
            draw.phrase(
                ("cells are 0 or 1", "1 is alive, 0 dead", "a live cell is 1, a dead one 0", "cells are u32, 0 or 1")
            )
        )
    return kernel.request(do=_LIFE_DO if conway else _KIN_DO, what=_LIFE_WHAT if conway else _KIN_WHAT)


_WAVE_DO = ("advance the 2D wave equation one step from {now} and {before} into {dst} with coefficient {n}", "simulate water ripples: {dst} = 2 * now - before + {n} * Laplacian, now in {now} and the previous step in {before}", "step a wave simulation with c squared = {n}, current heights in {now}, previous heights in {before}, result in {dst}")  # fmt: skip
_WAVE_WHAT = (
    "2D wave equation, coefficient {n}", "wave equation leapfrog step with c2 = {n}, clamped", "water ripple step, factor {n}, current and previous heights", "a 2D wave equation step with factor {n} in front of the Laplacian, from {now} (current) and {before} (previous) into {dst}", "one step of a ripple simulation, current {now}, previous {before}, factor {n}, into {dst}")  # fmt: skip


@family("compute", structures=4)
def wave_step(draw: Draw) -> Request:
    """Two steps of heights give the next; edges clamped."""
    kernel = grid_kernel(draw)
    combination(draw, "wave", kernel.workgroup)
    now, before = kernel.read("now", "current"), kernel.read("before", "previous_heights")
    dst = kernel.write("dst", "results")
    n, _ = draw_amount(draw, kernel, "n", Amount(0.02, 0.5, 0.01, "f32", ("coefficient", "c2")), "f32")
    grid = Grid(draw, kernel)
    grid.each(dst)
    grid.around()
    kernel.add(
        f"let around = {now}[row + left] + {now}[row + right] + {now}[up + x] + {now}[down + x];",
        f"{dst}[i] = 2.0 * {now}[i] - {before}[i] + {n} * (around - 4.0 * {now}[i]);",
    )  # fmt: skip
    return kernel.request(do=_WAVE_DO, what=_WAVE_WHAT)
