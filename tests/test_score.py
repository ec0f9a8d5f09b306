"""Labels, pictures and hashes, by running shaders. Cases are in ``fixtures/score``."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

import rust_core
from score_machine import STILL
from wgsl_train.score import Frame, Label, Scorer, UnsupportedError, WorkerError, render
from wgsl_train.score.interface import Interface
from wgsl_train.score.rewrite import count_loop_steps, free_prefix

FIXTURES = Path(__file__).parent / "fixtures" / "score"
LABELS: dict[str, Any] = tomllib.loads((FIXTURES / "labels.toml").read_text())
REWRITES: list[dict[str, str]] = tomllib.loads((FIXTURES / "rewrites.toml").read_text())["rewrites"]
EXAMPLES: dict[str, str] = {e["id"]: e["code"] for e in pa.table(rust_core.load_examples()).to_pylist()}


@pytest.mark.parametrize("case", LABELS["cases"], ids=lambda case: case["name"])
def test_a_candidate_gets_its_label(scorer: Scorer, case: dict[str, str]) -> None:
    score = scorer.score(LABELS["references"][case["reference"]], case["code"])
    assert score.label == case["label"], score


@pytest.mark.parametrize("identity", EXAMPLES)
def test_every_bundled_example_behaves_as_itself(scorer: Scorer, identity: str) -> None:
    code = EXAMPLES[identity]
    assert scorer.score(code, code).label == Label.EXACT
    other = renamed(code)
    assert rust_core.canonical_text(other) != rust_core.canonical_text(code)
    score = scorer.score(code, other)
    assert score.label == Label.MATCH, (score, other)


def renamed(code: str) -> str:
    """``code`` with other names for what functions declare inside, and numbers spelled as products."""
    lexemes = rust_core.tokenize(code)
    pairs = list(pairwise(lexemes))
    members = {name for before, name in pairs if before == "."}
    names = {name for before, name in pairs if before in ("let", "fn")} - members
    out = []
    for at, lexeme in enumerate(lexemes):
        is_attribute = lexemes[at - 2].startswith("@")
        if re.fullmatch(r"\d+\.\d+", lexeme):
            out.append(f"(1.0 * {lexeme})")
        else:
            out.append(f"{lexeme}_again" if lexeme in names and not is_attribute else lexeme)
    return " ".join(out) + " fn one_more_(x: vec4<u32>) -> u32 { return x.x + 1u; }"


@pytest.mark.parametrize("rewrite", REWRITES, ids=lambda rewrite: rewrite["id"])
def test_an_equivalent_rewrite_matches(scorer: Scorer, rewrite: dict[str, str]) -> None:
    score = scorer.score(EXAMPLES[rewrite["id"]], rewrite["code"])
    assert score.label == Label.MATCH, score


def test_no_example_matches_the_next(scorer: Scorer) -> None:
    pictures = [code for code in EXAMPLES.values() if "@fragment" in code]
    functions = [code for code in EXAMPLES.values() if "@" not in code]
    for one, other in [*pairwise(pictures), *pairwise(functions)]:
        if rust_core.canonical_text(one) in rust_core.canonical_text(other):
            continue  # a helper there that is the whole answer here
        score = scorer.score(one, other)
        assert score.label in (Label.VARIATION, Label.SINGLE_COLOR, Label.INTERFACE_MISMATCH), (one, other)


def test_the_best_of_reference_and_alternatives_counts(scorer: Scorer) -> None:
    references = LABELS["references"]
    other = references["image"].replace("0.25", "0.3")
    again = other.replace("< 0.3", "<= 0.3")
    assert scorer.score(references["image"], again).label == Label.VARIATION
    score = scorer.score(references["image"], again, [references["function"], other])
    assert (score.label, score.alternative) == (Label.MATCH, 1)
    assert scorer.score(references["image"], other, [other]).label == Label.EXACT
    assert scorer.score(references["endless"], again, [other]).label == Label.MATCH


def test_scores_are_the_same_twice(scorer: Scorer) -> None:
    codes = [code for code in EXAMPLES.values() if "@" in code][:20]
    with Scorer() as fresh:
        for one, other in pairwise(codes):
            assert fresh.score(one, other) == scorer.score(one, other)


def test_what_was_in_workgroup_memory_is_no_result(scorer: Scorer) -> None:
    leftovers = """
    @group(0) @binding(0) var<storage, read> values: array<f32>;
    @group(0) @binding(1) var<storage, read_write> doubled: array<f32>;
    var<workgroup> scratch: array<f32, 128>;
    @compute @workgroup_size(64)
    fn cs_main(@builtin(global_invocation_id) id: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
        if id.x < arrayLength(&doubled) { doubled[id.x] = scratch[lane + 64u]; }
        scratch[lane + 64u] = values[min(id.x, arrayLength(&values) - 1u)];
    }
    """
    label = scorer.score(LABELS["references"]["compute"], leftovers).label
    # A driver may clear that memory; then the answer is only wrong.
    assert label in (Label.NONDETERMINISTIC, Label.VARIATION)


def test_uv_is_zero_at_the_top_left(scorer: Scorer) -> None:
    picture = scorer.draw(STILL, [Frame(64, 32)])[0]
    assert picture.shape == (32, 64, 4)
    x, y = np.meshgrid((np.arange(64) + 0.5) / 64, (np.arange(32) + 0.5) / 32)
    expected = np.stack([x, y, 0.0 * x, 1.0 + 0.0 * x], axis=-1) * 255.0
    assert np.abs(picture - expected).max() <= 0.75
    by_position = STILL.replace("@location(0) uv: vec2<f32>", "@builtin(position) p: vec4<f32>").replace(
        "(uv,", "(p.xy / vec2<f32>(64.0, 32.0),"
    )
    assert np.abs(scorer.draw(by_position, [Frame(64, 32)])[0].astype(int) - picture).max() <= 1


def test_uniforms_are_resolution_time_frame_and_mouse(scorer: Scorer) -> None:
    code = LABELS["references"]["clock"].replace(
        "return vec4<f32>(fract(uv.x + u.time), uv.y, u.mouse.x / u.resolution.x, 1.0);",
        "return vec4<f32>(u.resolution.y / 100.0, u.time, u.frame / 60.0, u.mouse.w / 10.0);",
    )
    picture = scorer.draw(code, [Frame(20, 50, 0.25, (1.0, 2.0, 3.0, 4.0))])[0]
    assert np.abs(picture[0, 0] - np.array([0.5, 0.25, 15 / 60, 0.4]) * 255).max() <= 1


def test_a_vertex_shader_of_its_own_is_used(scorer: Scorer) -> None:
    code = """
    struct Varying { @builtin(position) position: vec4<f32>, @location(4) shade: f32 }
    @vertex fn vs_main(@builtin(vertex_index) i: u32) -> Varying {
        let corner = vec2<f32>(f32(i & 1u), f32(i >> 1u));
        return Varying(vec4<f32>(corner - 1.0, 0.0, 1.0), 0.5);
    }
    @fragment fn fs_main(it: Varying) -> @location(0) vec4<f32> { return vec4<f32>(it.shade); }
    """
    picture = scorer.draw(code, [Frame(64, 64)])[0]
    assert picture[60, 2, 0] == pytest.approx(128, abs=1)
    assert picture[2, 60, 0] == 0


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("fn f() -> f32 { return 1.0; }", "without a fragment entry point"),
        ("@fragment fn f() -> @location(0) vec2<f32> { return vec2<f32>(1.0); }", "vec2<f32> at location.0."),
        ("@fragment fn f() -> @builtin(frag_depth) f32 { return 1.0; }", "f32 at frag_depth"),
        (STILL.replace("@location(0) uv", "@location(1) uv"), "fragment input location.1. of type vec2<f32>"),
        (f"@group(0) @binding(0) var<uniform> tint: vec4<f32>; {STILL}", "group 0, binding 0: expected struct"),
        (f"@group(0) @binding(1) var cube: texture_cube<f32>; {STILL}", "texture_cube<f32>"),
    ],
)
def test_what_cannot_be_drawn_is_told(scorer: Scorer, code: str, message: str) -> None:
    with pytest.raises(UnsupportedError, match=message):
        scorer.draw(code, [Frame()])


def test_render_is_one_picture(scorer: Scorer) -> None:
    picture = render(LABELS["references"]["clock"], size=(48, 32), time=0.5)
    assert np.array_equal(picture, scorer.draw(LABELS["references"]["clock"], [Frame(48, 32, 0.5)])[0])


def test_a_picture_hash_tells_pictures_apart(scorer: Scorer) -> None:
    image, clock = LABELS["references"]["image"], LABELS["references"]["clock"]
    assert scorer.picture_hash(image) == scorer.picture_hash(renamed(image))
    hashes = {scorer.picture_hash(code) for code in EXAMPLES.values() if "@fragment" in code}
    assert len(hashes) == sum("@fragment" in code for code in EXAMPLES.values())
    assert scorer.picture_hash(clock) != scorer.picture_hash(clock.replace("u.time", "u.time * 2.0"))


def test_a_hung_worker_is_ended_and_replaced(scorer: Scorer) -> None:
    slow = compile_bomb()
    with Scorer(timeout_secs=1.0) as impatient:
        score = impatient.score(STILL, slow)
        assert (score.label, score.detail) == (Label.TIMEOUT, "more than 1 s of processor time")
        assert impatient.picture_hash(STILL) == scorer.picture_hash(STILL)


def compile_bomb() -> str:
    """A shader that a driver which inlines every call compiles for minutes."""
    calls = "".join(f"fn f{i}(x: f32) -> f32 {{ return f{i - 1}(x) + f{i - 1}(x * 1.1); }}" for i in range(1, 26))
    return f"fn f0(x: f32) -> f32 {{ return sin(x); }} {calls} {STILL.replace('uv, 0.0', 'uv, f25(uv.x)')}"


def test_a_worker_without_memory_is_a_crash(scorer: Scorer) -> None:
    if "llvmpipe" not in scorer.adapter:
        pytest.skip("memory is limited on a software adapter alone")
    greedy = "@group(0) @binding(3) var<storage, read_write> a: array<vec4<f32>, 65536>;" + STILL
    with Scorer(memory_bytes=96 << 20) as small, pytest.raises(WorkerError):
        small.draw(greedy, [Frame(4096, 4096)])


def test_loops_are_counted_in_every_bundled_example() -> None:
    for code in EXAMPLES.values():
        counted = count_loop_steps(code, free_prefix(code), 3, 0)
        assert rust_core.validate(counted).valid, counted
        loops = sum(lexeme in ("for", "while", "loop") for lexeme in rust_core.tokenize(code))
        assert counted.count("harness_steps +=") == loops


def test_directives_stay_first() -> None:
    counted = count_loop_steps("diagnostic(off, derivative_uniformity); fn f() {}", "harness_", 3, 0)
    assert counted.startswith("diagnostic ( off , derivative_uniformity ) ; var<private>")


def test_layouts_are_what_a_host_sees() -> None:
    one = Interface.of(
        "struct A { a: f32, b: vec3<f32>, c: array<u32, 3>, d: mat3x3<f32> }"
        "@group(0) @binding(0) var<storage, read> a: array<A>;"
    )
    assert (
        one.words(one.bindings[0]["type"], 2).tolist() == ([1, 0, 0, 0, 1, 1, 1, 3, 3, 3, 0, 0] + [1, 1, 1, 0] * 3) * 2
    )
    other = Interface.of(
        "struct B { x: f32, y: vec3<f32>, z: array<atomic<u32>, 3>, w: mat3x3<f32> }"
        "@group(0) @binding(0) var<storage, read_write> b: array<B>;"
    )
    assert one.layouts[one.bindings[0]["type"]] == other.layouts[other.bindings[0]["type"]]
    third = Interface.of("@group(0) @binding(0) var<storage, read> a: array<vec4<f32>>;")
    assert third.layouts[third.bindings[0]["type"]] not in one.layouts


def test_a_struct_around_one_member_is_bound_as_that_member_is() -> None:
    def bound(declarations: str, ty: str) -> str:
        interface = Interface.of(f"{declarations} @group(0) @binding(0) var<uniform> u: {ty};")
        return interface.bound_layout(interface.bindings[0]["type"])

    assert bound("struct T { mvp: mat4x4<f32> }", "T") == bound("", "mat4x4<f32>")
    assert bound("struct T { mvp: mat4x4<f32> } struct S { t: T }", "S") == bound("", "mat4x4<f32>")
    assert bound("struct T { v: vec3<f32> }", "T") != bound("", "vec3<f32>")
    assert bound("struct T { a: f32, b: f32 }", "T") != bound("", "f32")


def test_a_value_of_many_scalars_is_refused() -> None:
    nested = "struct S0 { a: f32, b: f32 }" + "".join(
        f"struct S{i} {{ a: S{i - 1}, b: S{i - 1} }}" for i in range(1, 12)
    )
    interface = Interface.of(f"{nested} fn f(s: S11) -> f32 {{ return s.a.a.a.a.a.a.a.a.a.a.a.a + 1.0; }}")
    with pytest.raises(UnsupportedError, match="a value of more than 256 scalars"):
        interface.leaves(interface.functions[0]["parameters"][0]["type"], "s")
