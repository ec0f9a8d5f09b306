"""How people ask for a picture by a formula. `{F}` is the formula, `{c}` a colour."""

BEHIND = (
    "{request}, where {clauses}", "{request} where {clauses}", "{request}, {clauses}", "{request} ({clauses})", "{request}; {clauses}", "{request}. Here {clauses}", "{request}, here {clauses}",
    "{request}, with: {clauses}", "{request} [if|when] {clauses}", "{request}, given that {clauses}", "{request}. Note: {clauses}", "{request} - {clauses}", "{request}, and {clauses}", "{request} // {clauses}",
)  # fmt: skip
BEFORE = (
    "{clauses}. {request}", "{clauses}; {request}", "given that {clauses}: {request}", "{clauses}, {request}", "if {clauses}, then {request}", "say {clauses}. {request}", "assume {clauses}. {request}", "when {clauses}: {request}",
    "here {clauses}. {request}", "suppose {clauses}; {request}",
)  # fmt: skip
GREY = (
    "[brightness|gray value|grey level|luminance|intensity] = {F}", "color = vec3({F})", "fragColor = vec4(vec3({F}), 1.0)", "gl_FragColor = vec4(vec3({F}),1)", "return vec4(vec3({F}), 1.0)", "v = {F}, [output|show|display] v as [gray|grayscale]",
    "shade [every|each] pixel [by|with] {F}", "<draw> {F}", "<draw> {F} [as grayscale|in grayscale|as brightness|as a grayscale image|in black and white]", "gray = {F}", "[a|] <shader> [whose|where the] brightness is {F}", "[the|] [brightness|gray level] [of each pixel|at every pixel|] is {F}",
    "set [all three channels|rgb|r, g and b] to {F}", "plot {F} as [brightness|gray values|a grayscale image]", "visualize {F}", "visualise {F} as [gray|a heightmap in gray]", "grayscale image of {F}", "[evaluate|compute] {F} per pixel and show it [as gray|in gray]",
    "intensity {F}", "col = vec3({F})", "[write|<write>] a <shader> that outputs {F} as a gray value", "fill the <screen> with the value {F}", "[what does|how do I draw] {F} [look like|as gray values]?", "brightness {F}, [gray only|no color|grayscale]", "luminance: {F}", "I want the gray value {F}",
    "field {F} shown as brightness", "pixel value {F}", "a grayscale <shader> computing {F}", "vec3({F})", "output vec3({F})",
)  # fmt: skip
GREY_WORDS = (
    "the [brightness|gray value|intensity] [of each pixel|] is {F}", "[brightness|gray level|luminance|intensity] equal to {F}", "make the brightness {F}", "shade every pixel with {F}", "[a|] <shader> whose brightness is {F}", "a grayscale <screen> [showing|of] {F}",
    "<draw> {F} as [a gray value|brightness|grayscale]", "set the gray [level|value] to {F}", "each pixel should be as bright as {F}", "I want a [gray value|brightness] of {F}", "let the brightness be {F}", "compute {F} for every pixel and show it as gray", "<write> a <shader> that outputs {F} as gray",
    "visualize {F} in [gray|black and white]", "[gray|brightness]: {F}", "take {F} and use it as the brightness", "fill the <screen> with a gray given by {F}", "show {F}, in gray", "the <screen> should be {F} bright", "how do I make the brightness {F}?", "all three channels are {F}",
    "output {F} in red, green and blue", "the gray level [is given by|follows|equals] {F}",
)  # fmt: skip
TINT = (
    "{c} times {P}", "{c} * {P}", "{c} multiplied by {P}", "<draw> {c} with [brightness|intensity] {F}", "[a|] {c} <screen> with intensity {F}", "{c} scaled by {P}", "color = {c} * {P}", "shade the <screen> {c}, brightness {F}", "{c} light, [intensity|strength] {F}",
    "the color is {c} multiplied by {P}", "multiply {c} by {F}", "fill with {c} and multiply it by {F}", "[use|take] {c} and scale it by {F}", "{c} whose brightness is {F}", "[a|] <shader> that [shows|outputs] {c} times {P}", "tint {c}, value {F}", "[I want|give me] {c} at brightness {F}",
    "the amount of {c} [at each pixel|] is {F}", "how much {c} there is: {F}", "{c} on black, strength {F}", "output {c} weighted by {P}", "col = {c} times {P}", "every pixel is {c} times {P}", "<draw> {F} in [shades of|] {c} on black",
)  # fmt: skip
MIX = (
    "mix {c0} and {c1} by {F}", "mix({c0}, {c1}, {F})", "mix of {c0} and {c1} [by|with factor|with weight] {F}", "blend [from|] {c0} [to|into] {c1} [by|using] {F}", "lerp from {c0} to {c1} [by|with] {F}", "interpolate between {c0} and {c1} with t = {F}", "<draw> {c0} blended to {c1} by {F}",
    "{c0} where {F} is 0 and {c1} where it is 1, blended in between", "{c0} to {c1}, factor {F}", "color = mix({c0}, {c1}, {F})", "from {c0} to {c1} by {F}", "a blend of {c0} and {c1}, the weight of {c1} being {F}", "go from {c0} (0) to {c1} (1) by {F}", "fade [from|] {c0} to {c1} with {F}",
    "lerp({c0}, {c1}, {F})", "[a|] <shader> mixing {c0} and {c1} by {F}", "the weight is {F}: 0 gives {c0}, 1 gives {c1}", "color map from {c0} to {c1} applied to {F}", "gradient {c0} to {c1} driven by {F}", "use {F} to mix {c0} with {c1}", "{F} decides between {c0} at 0 and {c1} at 1, linearly",
    "[I want|I need] {c0} turning into {c1} by {F}", "start with {c0}, blend in {c1} by {F}", "interpolate the colors {c0} and {c1}, parameter {F}",
)  # fmt: skip
CHANNELS = (
    "r = {R}, g = {G}, b = {B}", "red = {R}, green = {G}, blue = {B}", "color = vec3({R}, {G}, {B})", "vec3({R}, {G}, {B})", "fragColor = vec4({R}, {G}, {B}, 1.0)", "rgb = ({R}, {G}, {B})", "red: {R}; green: {G}; blue: {B}", "r={R}; g={G}; b={B}", "output ({R}, {G}, {B}) as [rgb|color]",
    "[the|] red channel [is|=] {R}, green {G}, blue {B}", "set red to {R}, green to {G} and blue to {B}", "R: {R}, G: {G}, B: {B}", "[a|] <shader> with red {R}, green {G} and blue {B}", "return vec4({R}, {G}, {B}, 1)", "gl_FragColor = vec4({R}, {G}, {B}, 1.0)", "col = vec3({R}, {G}, {B})",
    "<draw> the color vec3({R}, {G}, {B})", "red is {R}, green is {G}, blue is {B}", "color with red = {R}, green = {G} and blue = {B}", "put {R} into red, {G} into green and {B} into blue", "each pixel has the color ({R}, {G}, {B})", "col.r = {R}, col.g = {G}, col.b = {B}",
    "use {R} for red, {G} for green, {B} for blue", "vec4f({R}, {G}, {B}, 1.0)", "[I want|give me] rgb ({R}, {G}, {B})",
)  # fmt: skip
CHANNELS_WORDS = (
    "red is {R}, green is {G}, blue is {B}", "the red channel is {R}, the green one {G}, the blue one {B}", "set red to {R}, green to {G} and blue to {B}", "use {R} for red, {G} for green and {B} for blue", "red: {R}; green: {G}; blue: {B}", "put {R} into red, {G} into green and {B} into blue",
    "[a|] <shader> with red equal to {R}, green equal to {G}, blue equal to {B}", "color each pixel: red {R}; green {G}; blue {B}", "[the amount of|how much] red is {R}, green {G}, blue {B}", "let red be {R}, let green be {G}, let blue be {B}",
)  # fmt: skip
THRESHOLD = (
    "white where {F} {sign} {n}[, black elsewhere|, else black|]", "[{F}] {sign} {n} ? white : black", "black and white: white where {F} is {over} {n}", "<draw> the region where {F} {sign} {n}", "threshold: {F} {sign} {n}", "show [the pixels|all points|the area] where {F} is {over} {n}", "fill where {F} {sign} {n}",
    "every pixel with {F} {over} {n} is white, the others black", "paint white if {F} {sign} {n}", "if {F} {sign} {n} the pixel is white[, otherwise black|]", "the set {F} {sign} {n}", "plot the inequality {F} {sign} {n}", "white region: {F} {sign} {n}", "mask: {F} {sign} {n}", "{F} {sign} {n} in white on black",
    "hard threshold, white where {F} is {over} {n}", "1 where {F} {sign} {n}, 0 elsewhere", "[a|] <shader> that is white when {F} is {over} {n} [and black otherwise|]", "light up the pixels whose {F} is {over} {n}", "the implicit region {F} {sign} {n}", "turn pixels white when {F} {sign} {n}", "binary image: {F} {sign} {n}",
)  # fmt: skip
THRESHOLD_COLORED = (
    "{c} where {F} {sign} {n}, {bg} elsewhere", "{c} if {F} {sign} {n}, else {bg}", "{c} where {F} is {over} {n} and {bg} [otherwise|everywhere else]", "{F} {sign} {n} ? {c} : {bg}", "<draw> the region {F} {sign} {n} in {c} on {bg}", "color pixels {c} when {F} is {over} {n}, otherwise {bg}", "fill {F} {sign} {n} with {c}, the rest {bg}",
    "threshold {F} at {n}: {over} it {c}, the rest {bg}", "every pixel with {F} {over} {n} is {c}, the others {bg}", "plot the inequality {F} {sign} {n} in {c} over {bg}", "on {bg}, paint {c} wherever {F} {sign} {n}", "{bg} background, {c} where {F} is {over} {n}", "if {F} {sign} {n} the pixel is {c}, otherwise {bg}",
    "paint {c} if {F} {sign} {n}, paint {bg} if not", "the set {F} {sign} {n}: {c}. Everything else: {bg}", "[a|] <shader> that is {c} when {F} is {over} {n} and {bg} otherwise", "show where {F} is {over} {n} in {c}, use {bg} for the rest", "two colors: {c} where {F} {sign} {n}, {bg} where not", "region {F} {sign} {n} {c}, background {bg}",
    "[I want|make it] {c} where {F} is {over} {n}, {bg} everywhere else", "mask {F} {sign} {n}, colors {c} inside and {bg} outside",
)  # fmt: skip
CONTOURS = (
    "contour bands of {F}, {n} per unit", "black and white [bands|stripes] of {F}, {n} per unit", "step(0.5, fract({n} * {P}))", "stripes along the level lines of {F}, {n} [bands|stripes] per unit", "{n} [white|] bands per unit of {F}", "contour stripes: {P} times {n}, white in the upper half of each period",
    "iso bands of {F} with {n} repeats per unit", "alternating black and white bands following {F}, {n} [cycles|repeats] per unit", "take {F}, multiply it by {n}, fract it, threshold at 0.5", "<draw> the level sets of {F} as stripes, {n} per unit", "banded contours of {F} ({n} per unit)",
    "topographic bands of {F}, {n} for each unit", "black/white contour map of {F} with {n} bands per unit", "{n} stripes per unit of {F}", "white where fract({n} * {P}) > 0.5", "show {F} as hard stripes, frequency {n}", "zebra stripes of {F}, {n} per unit", "contours of {F} at frequency {n}", "isolines of {F} as bands: {n} per unit",
    "stripe pattern from {F}, repeated {n} times per unit", "level bands of {F}, {n} to a unit",
)  # fmt: skip
CONTOURS_COLORED = (
    "{c} and {bg} contour bands of {F}, {n} per unit, starting with {bg}", "mix({bg}, {c}, step(0.5, fract({n} * {P})))", "{c} stripes along the level lines of {F}, {n} per unit, on {bg}", "{n} {c} bands per unit of {F} on {bg}", "iso bands of {F} in {c} over {bg}, {n} repeats per unit", "{c} stripes on {bg} following {F}, {n} per unit",
    "take {P} times {n}, fract it: {c} above 0.5, {bg} below", "<draw> the level sets of {F} as {c} stripes on {bg}, {n} per unit", "banded contours of {F} ({n} per unit), {c} on {bg}", "topographic {c} bands of {F}, {n} per unit, {bg} in between", "contour map of {F} with {n} {c} bands per unit on {bg}", "{bg} with {n} {c} stripes per unit of {F}",
    "{c} where fract({n} * {P}) > 0.5, else {bg}", "show {F} as hard {c} stripes on {bg}, frequency {n}", "zebra stripes of {F}, {n} per unit, {c} over {bg}", "{c} contours of {F} at frequency {n} on {bg}", "isolines of {F} as {c} bands on {bg}: {n} per unit", "stripe pattern from {F}, {n} times per unit, colors {bg} then {c}",
    "level bands of {F}, {n} to a unit, {c} against {bg}", "on {bg}, {c} stripes wherever fract({n} * {P}) is above a half",
)  # fmt: skip
PLOT = (
    "plot {y} = {F}", "[graph|plot] of {y} = {F}", "<draw> the [curve|graph|function] {y} = {F}", "[the|] curve {y} = {F}", "graph {y} = {F}", "<draw> {y} = {F} as a line", "a line along {y} = {F}", "trace the curve {y} = {F}", "function plot: {y} = {F}", "[the|] graph of the function {F}", "plot {F} [over|against] {x}",
    "line {y} = {F}", "show the graph {y} = {F}", "[can you|could you] plot {y} = {F}?", "I want to see the curve {y} = {F}", "a <shader> that plots {y} = {F}", "curve with {y} equal to {F}", "sketch {y} = {F}", "<draw> a thin line where {y} = {F}", "the function {y} = {F}, plotted", "make a graph of {y} = {F}",
)  # fmt: skip
PLOT_WIDE = (
    "plot {y} = {F} with a line [width of|thickness of] {w}", "<draw> the curve {y} = {F}, {w} thick", "[a|] line of thickness {w} along {y} = {F}", "graph of {y} = {F}, line width {w}", "curve {y} = {F} with thickness {w}", "plot {y} = {F}, {w} thick", "{w} thick line {y} = {F}", "<draw> {y} = {F} as a line {w} [wide|thick]",
    "show the graph {y} = {F} drawn {w} thick", "function plot of {F}, line thickness {w}", "the curve {y} = {F}; line width {w}", "graph {y} = {F} using a {w} [wide|thick] line", "trace {y} = {F} with a stroke of {w}", "plot {F} against {x} with a {w} thick line", "a <shader> that plots {y} = {F} with line width {w}",
    "stroke {y} = {F}, stroke width {w}", "line {y} = {F} of [total |]thickness {w}", "with a line {w} thick, plot {y} = {F}", "a {w} wide curve following {y} = {F}", "plot {y} = {F}. The line is {w} thick", "sketch {y} = {F}, thickness {w}", "white within half of {w} of {y} = {F}"
)  # fmt: skip
PLOT_COLORS = (
    ", {c} on {bg}", " in {c} on {bg}", ", line {c}, background {bg}", ", colored {c} over {bg}", ", {c} line on a {bg} <background>", ". The line is {c}, the background {bg}", " ({c} on {bg})", ", {c} against {bg}", " using {c} on {bg}", "; {c} over {bg}",
)  # fmt: skip
Y_UP = ("y points up", "y is up", "y goes upwards", "y is measured from the bottom", "the origin is at the bottom left")
Y_DOWN = ("y points down", "y is down", "y goes downwards", "y is measured from the top", "the y axis points down")
COLOR = (
    "color = {F}", "col = {F}", "vec3 col = {F}", "fragColor = vec4({F}, 1.0)", "fragColor.rgb = {F}", "rgb = {F}", "the color [of each pixel|at every pixel|] is {F}", "color every pixel {F}", "<draw> the color {F}", "output {F}", "output {F} as [the color|rgb]", "return vec4({F}, 1.0)", "return vec4f({F}, 1)",
    "[a|] <shader> with the color {F}", "<write> a <shader> whose color is {F}", "let col = {F}", "palette {F}", "[use|take] the palette {F}", "pixel color: {F}", "[Shadertoy|shadertoy]: vec3 col = {F}", "gl_FragColor = vec4({F}, 1.0)", "fill the <screen> with {F}", "set rgb to {F}", "[can you|could you] <draw> {F}?",
    "convert to wgsl: col = {F}", "[I want|give me] the color {F}", "shade pixels by {F}",
)  # fmt: skip
