//! What a module shows to the outside, and that any text gets an answer.

use proptest::prelude::*;
use rust_core::describe;
use rust_core::interface::{Interface, TypeKind};

fn of(code: &str) -> Interface {
    describe(code).unwrap()
}

#[test]
fn functions_are_told_in_the_order_of_the_text() {
    let interface = of("fn b(x: f32, n: ptr<function, vec2<i32>>) -> vec3<f32> { return a(x); }
        fn a(x: f32) -> vec3<f32> { return vec3<f32>(x); }
        fn c() {}");
    let names: Vec<&str> = interface.functions.iter().map(|function| function.name.as_str()).collect();
    assert_eq!(names, ["b", "a", "c"]);
    let b = &interface.functions[0];
    let spelled: Vec<&str> = b.parameters.iter().map(|p| interface.types[p.ty].wgsl.as_str()).collect();
    assert_eq!(spelled, ["f32", "ptr<function, vec2<i32>>"]);
    assert_eq!(interface.types[b.result.as_ref().unwrap().ty].kind, TypeKind::Vector { size: 3, scalar: "f32".into() });
    assert!(interface.functions[2].result.is_none());
}

#[test]
fn bindings_are_told_with_space_access_and_layout() {
    let interface = of("struct Pair { a: f32, b: vec3<f32> }
        @group(1) @binding(0) var<storage, read_write> pairs: array<Pair>;
        @group(0) @binding(3) var<uniform> pair: Pair;
        @group(0) @binding(1) var<storage> counts: array<atomic<u32>, 8>;
        @group(0) @binding(2) var image: texture_storage_2d<rgba8unorm, write>;");
    let places: Vec<_> = interface.bindings.iter().map(|b| (b.group, b.binding, b.space, b.access)).collect();
    let expected = [
        (0, 1, "storage", Some("read")),
        (0, 2, "handle", None),
        (0, 3, "uniform", None),
        (1, 0, "storage", Some("read_write")),
    ];
    assert_eq!(places, expected);
    let TypeKind::Array { element, count: None, stride: 32 } = interface.types[interface.bindings[3].ty].kind else {
        panic!("{interface:?}")
    };
    let TypeKind::Struct { members, size: 32 } = &interface.types[element].kind else { panic!("{interface:?}") };
    assert_eq!(members.iter().map(|member| member.offset).collect::<Vec<_>>(), [0, 16]);
    let TypeKind::Texture { format, access, sampled: None, .. } = &interface.types[interface.bindings[1].ty].kind
    else {
        panic!("{interface:?}")
    };
    assert_eq!((*format, *access), (Some("rgba8unorm"), Some("write")));
}

#[test]
fn entry_points_are_told_with_what_is_bound() {
    let interface = of("struct Out { @builtin(position) at: vec4<f32>, @location(2) uv: vec2<f32> }
        @vertex fn vs(@builtin(vertex_index) i: u32) -> Out { return Out(); }
        @fragment fn fs(in: Out) -> @location(0) vec4<f32> { return in.at; }");
    let [vertex, fragment] = &interface.entry_points[..] else { panic!("{interface:?}") };
    assert_eq!((vertex.stage, fragment.stage), ("vertex", "fragment"));
    assert_eq!(vertex.signature.parameters[0].bound_to.as_deref(), Some("vertex_index"));
    assert_eq!(fragment.signature.result.as_ref().unwrap().bound_to.as_deref(), Some("location(0)"));
    let TypeKind::Struct { members, .. } = &interface.types[fragment.signature.parameters[0].ty].kind else {
        panic!("{interface:?}")
    };
    let bound: Vec<_> = members.iter().filter_map(|member| member.bound_to.as_deref()).collect();
    assert_eq!(bound, ["position", "location(2)"]);
}

#[test]
fn dimensions_are_those_that_invocations_are_told_apart_in() {
    let dimensions = |size: &str, body: &str| {
        let code = format!(
            "@group(0) @binding(0) var<storage, read_write> o: array<u32>;
            struct In {{ @builtin(workgroup_id) group: vec3<u32> }}
            @compute @workgroup_size({size}) fn cs(@builtin(global_invocation_id) id: vec3<u32>, in: In) {{ {body} }}"
        );
        of(&code).entry_points[0].dimensions
    };
    assert_eq!(dimensions("64", "o[id.x] = 1u;"), 1);
    assert_eq!(dimensions("64", "o[id.x + id.y] = 1u;"), 2);
    assert_eq!(dimensions("64", "let p = id.xy; o[p.x] = 1u;"), 2);
    assert_eq!(dimensions("64", "o[in.group.z] = 1u;"), 3);
    assert_eq!(dimensions("8, 8", "o[id.x] = 1u;"), 2);
}

#[test]
fn an_atomic_result_counts_where_it_is_used() {
    let with = |body: &str| {
        let code = format!(
            "@group(0) @binding(0) var<storage, read_write> n: atomic<u32>;
            @group(0) @binding(1) var<storage, read_write> o: array<u32>;
            @compute @workgroup_size(1) fn cs() {{ {body} }}"
        );
        of(&code).uses_atomic_results
    };
    assert!(!with("atomicAdd(&n, 1u); o[0] = atomicLoad(&n);"));
    assert!(with("let slot = atomicAdd(&n, 1u); o[slot] = 1u;"));
}

#[test]
fn a_module_that_is_not_valid_is_an_error_with_its_line() {
    let error = describe("fn a() {}\nfn {").unwrap_err().to_string();
    assert!(error.starts_with("module, line 2: expected valid WGSL, found "), "{error}");
    assert!(describe(&"(".repeat(100_000)).is_err());
}

proptest! {
    #[test]
    fn any_text_gets_an_answer(code in ".{0,60}") {
        prop_assert_eq!(describe(&code).is_ok(), rust_core::validate(&code).valid);
    }
}
