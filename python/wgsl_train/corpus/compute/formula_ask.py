"""How people ask for a kernel by its formula. `{out}` is the element that is written, `{F}` the formula."""

TYPED = (
    "{out} = {F}", "{out} = {F}", "{out}={F}", "<kernel>: {out} = {F}", "<write> a <kernel> [for|that does|computing|with] {out} = {F}", "for [each|every] {i}, {out} = {F}", "for [each|every|all] {i}: {out} = {F}", "compute {out} = {F}[ on the GPU| in parallel|]",
    "[implement|code] {out} = {F} [as a compute shader|in a compute shader|on the GPU|]", "{out} := {F}", "{out} {lt}- {F}", "set {out} to {F}", "[I need|I want] {out} = {F} [for all {i}|for every {i}|in parallel|on the gpu]", "[can you|could you] write a <kernel> for {out} = {F}?", "parallel for: {out} = {F}", "{out} = {F}, one thread per element",
    "[turn|make] {out} = {F} into a <kernel>", "element-wise {out} = {F}", "elementwise: {out} = {F}", "each thread [does|computes|executes] {out} = {F}", "[parallelize|parallelise|port to WGSL]: for (int {i} = 0; {i} {lt} n; {i}++) {out} = {F};", "for {i} in range(n): {out} = {F}", "gpu loop: for {i} in 0..n {out} = {F}", "thread {i} [writes|sets|computes] {out} = {F}",
    "the <kernel> [should set|sets|does] {out} = {F}", "write {F} [to|into] {out}", "store {F} in {out}", "[a|] <kernel> that [stores|writes] {F} [to|into|in] {out}", "let {out} be {F}", "[per element|per index|in parallel]: {out} = {F}", "[how do I|how to] do {out} = {F} [on the GPU|in WGSL|in compute]?", "evaluate {out} = {F} over the whole array",
)  # fmt: skip
SPOKEN = (
    "set {out} to {F}", "{out} is {F}", "for [each|every] {i}, {out} is {F}", "<write> a <kernel> [where|in which] {out} is {F}", "<kernel>: {out} is {F}", "store {F} in {out}", "write {F} [to|into] {out}", "[a|] <kernel> that [writes|stores] {F} [to|into] {out}", "let {out} be {F}", "{out} should be {F}", "{out} equals {F}", "{out} becomes {F}",
    "each thread [writes|puts] {F} into {out}", "make {out} {F}", "put {F} into {out} [for all {i}|for every {i}|]", "[compute|calculate] {F} and [store|put] it in {out}", "{out} gets {F}", "assign {F} to {out} [in parallel|on the GPU|]", "[I need|I want] {out} to be {F} for every {i}", "fill {out} with {F}", "take {F} and [save|store|write] it to {out}", "{out}: {F}",
)  # fmt: skip
# Sentences about the buffers: which, in which order, of which type.
INPUTS = (
    "the inputs are {inputs}, [in that order|in this order]", "[input|inputs]: {inputs}; output: {result}", "reads {inputs}, writes {result}", "read {inputs}, write {result}", "bindings in order: {inputs}, {result}", "inputs {inputs}, output {result}", "buffers, in order: {inputs}, {result}", "bind {inputs} first, then {result}", "{inputs} [are|go] in, {result} out", "takes {inputs} and produces {result}",
)  # fmt: skip
TYPES = (
    "all [buffers|arrays] are {type}", "{type} [buffers|arrays]", "the [buffers|arrays|elements] are {type}", "array{lt}{type}> everywhere", "on {type} [arrays|buffers|data]", "element type {type}", "everything is {type}", "the data is {type}", "with {type} elements", "type: {type}", "storage buffers of {type}",
)  # fmt: skip
IN_PLACE = (
    "in place",
    "in-place",
    "modify {result} in place",
    "overwrite {result}",
    "no second buffer",
    "{result} is read and written",
    "update {result} in place",
    "reuse the same buffer",
)
UNIFORM = (
    "{k} [comes from|is in|is read from|is taken from] a uniform", "{k} in a uniform", "with {k} [from|in|as] a uniform", "{k} uniform", "pass {k} in a uniform buffer", "uniform: {k}", "{k} given in a uniform", "uniforms: {k}", "{k} set through a uniform buffer",
)  # fmt: skip
# Of several.
UNIFORMS = (
    "uniform [parameters|params]: {k}",
    "a uniform holds {k}",
    "put {k} in a uniform struct",
    "a struct Params holds {k}",
    "params: {k}",
    "{k} are fields of a uniform struct",
)
EDGE_CLAMP = (
    "clamp at the [ends|edges|borders]", "indices clamp to the ends", "[edges|ends]: clamp", "out of range indices use the nearest element", "repeat the end elements past the ends", "clamp the index at the borders", "clamp-to-edge", "beyond the ends use the border value", "neighbors outside are the end elements",
)  # fmt: skip
EDGE_WRAP = (
    "wrap around at the ends", "periodic [boundary|boundaries]", "indices wrap [around|]", "[edges|ends]: wrap", "circular indexing", "the array is a ring", "treat the array as periodic", "wrap the index modulo the length", "cyclic neighbors",
)  # fmt: skip
EDGE_SKIP = (
    "leave the ends [alone|untouched]", "skip the [first and last elements|ends|borders]", "the ends stay as they are", "[do not|don't] touch the first and last element", "only interior elements", "ignore the borders", "interior points only", "[edges|ends]: unchanged", "do nothing at the ends",
)  # fmt: skip
JOIN = (
    "{request}, {clause}",
    "{request}; {clause}",
    "{request} ({clause})",
    "{request}. {clause}",
    "{request} - {clause}",
    "{request}, {clause}",
)
JOIN_BEFORE = ("{clause}. {request}", "{clause}: {request}", "{clause}; {request}", "{clause}, {request}")
