"""How people ask for a picture: the frames round a noun phrase, and the remarks that stand beside any request."""

import re

from .draw import Draw

_PLAIN = (
    "<draw> {what}",
    "{what}",
    "<draw> {what}",
    "{what}",
    "{what}",
    "<draw> {what}",
    "{what}[ please| on screen| on the screen| as a shader| in wgsl| shader|]",
    "a <shader> [that|which] [shows|draws|renders|displays] {what}",
    "<shader>: {what}",
    "[I want|I'd like|I need|I would like] {what}",
    "<write> a <shader> [that draws|that renders|for|showing|with|which shows] {what}",
    "the <screen> [shows|should show|displays|contains] {what}",
    "[we see|you see|there is|I see|there should be] {what}",
    "[show me|let me see|I'm looking for|looking for] {what}",
    "[what's the code for|code for|wgsl code for|WGSL for] {what}",
    "[need|want|gimme|give me] {what}",
    "[my|the] <shader> should <draw> {what}",
    "full[-| ]screen <shader>: {what}",
    "[help me|I'm trying to|I am trying to|trying to] <draw> {what}",
    "<draw> [this|the following]: {what}",
    "[effect|goal|task|scene|output]: {what}",
    "[I have to|we have to|I need to|we want to|I want to] <draw> {what}",
    "[test image|background|demo|exercise|wallpaper|today's task]: {what}",
    "[I'd love to see|let's see|let's have|we need|we want] {what}",
)
_QUESTIONS = (
    "[can|could] you <draw> {what}?",
    "[how do I|how would I|how can I|how to] <draw> {what}[ in WGSL| with a shader|]?",
    "[what would|how would] {what} look[ like|][ as a shader| in wgsl|]?",
    "[is it possible to|any idea how to|what's the easiest way to|can a shader] <draw> {what}?",
    "[could we have|may I have|can I get|would you make me|do you have] {what}?",
    "[would you mind writing|mind showing me] a <shader> with {what}?",
    "[can someone|can anybody|could anyone] [help me with|show me|post] a <shader> for {what}?",
    "how hard is it to <draw> {what}?",
    "what does the <shader> for {what} look like?",
    "how does one [usually |normally |]<draw> {what} [on the gpu|in a shader|in wgsl]?",
    "[got|have you got|is there] a <shader> for {what}?",
    "[which|what] <shader> [gives|would give] me {what}?",
    "why not <draw> {what}?",
    "may I ask you to <draw> {what}?",
    "[could I trouble you for|any chance of] {what}?",
    "do you know how to <draw> {what}?",
    "[what if|what about|how about] {what}?",
)  # fmt: skip
_SHORT = (
    "make me {what}",
    "gimme {what} [plz|pls|please|]",
    "shader that [does|draws|is|shows] {what}",
    "frag for {what}",
    "frag: {what}",
    "fs for {what}",
    "fs_main -> {what}",
    "wgsl, {what}",
    "webgpu: {what}",
    "just {what}",
    "only {what}",
    "simply {what}",
    "{what}, [that's it|done|basically]",
    "{what} - go",
    "{what} pls",
    "{what} [kthx|thx|ty]",
    "{what} // [fragment|full screen|todo]",
    "// {what}",
    "/* {what} */",
    "# {what}",
    "- {what}",
    "* {what}",
    "1. {what}",
    "> {what}",
    "\"{what}\"",
    "prompt: {what}",
    "input: {what}",
    "next: {what}",
    "ok next, {what}",
    "another one: {what}",
    "same thing but {what}",
    "pic: {what}",
    "img: {what}",
    "image of {what}",
    "[picture|image|rendering|view|shot] of {what}",
    "[sketch|mockup|preview|thumbnail]: {what}",
    "[todo|wip|fixme]: {what}",
    "[feat|add|feature|chore]: {what}",
    "add {what}",
    "feat(shader): [add |]{what}",
    "feat: <draw> {what}",
    "[implement|introduce|support] {what}",
    "[issue|bug|ticket|request]: [screen stays black, expected |expected |should be |]{what}",
    "[feature request|wish|request]: {what}",
    "[title|subject|summary]: {what}",
    "[desired|expected|wanted] [result|output|look]: {what}",
    "[what I see: nothing. what I want: |actual: black screen, expected: ]{what}",
    "expected output is {what}",
    "acceptance criteria: the <screen> shows {what}",
    "as a user I want to see {what}",
    "[spec|requirement|description|content]: {what}",
    "[step 1|first step|for a start|for starters]: {what}",
    "[shader toy|shadertoy|shadertoy-like|shadertoy style|glsl sandbox style]: {what}",
    "[question|q|hw|homework|lab 3|exercise 2|assignment]: <draw> {what}",
)  # fmt: skip
_CHATTY = (
    "hey, I need {what}",
    "so basically {what}",
    "so basically I [need|want] {what}",
    "ok so I [need|want|was thinking of] {what}",
    "[alright|well|right], {what} [then|please|]",
    "hmm, maybe {what}",
    "I guess {what} [would do|will do|is fine]",
    "let's [start with|do|try|go with] {what}",
    "[for my|for our|for a|for the] [game jam|website|landing page|loading screen|music video|vj set|slide deck|blog post|title screen|menu|portfolio], {what}",
    "[for my|for our] [game|app|demo|engine|editor] [I need|we need|I want] {what}",
    "I'm [making|building|working on] a [game|demo|website|visualizer|little app|screensaver] and need {what}",
    "my [boss|teacher|client|designer|friend|daughter] [wants|asked for|would like] {what}",
    "we're [porting|rewriting] an old [page|demo|game], the first part is {what}",
    "in [photoshop|figma|illustrator|css|canvas 2d|processing|p5.js] I would [draw|make] {what}, [now I need it as a shader|how is that done in wgsl|please do that in wgsl]",
    "I've been staring at this all day: I [just |]want {what}",
    "picture this: {what}",
    "imagine {what}",
    "think of {what}",
    "what I have in mind is {what}",
    "what I'm after is {what}",
    "[the idea is|the idea:|the plan:|basically] {what}",
    "I don't know [much about|any] wgsl but I [need|want] {what}",
    "I'm [learning|new to] [wgsl|webgpu|shaders], today I want to <draw> {what}",
    "I'm stuck: how do I <draw> {what}?",
    "please help, I have to <draw> {what}",
    "[dear all|hello everyone|hi there], I would like to <draw> {what}",
    "[be so kind and|be a dear and|kindly] <draw> {what}",
    "if you could <draw> {what} that would be [great|lovely|perfect]",
    "it would be [nice|great|cool] to have {what}",
    "[I wonder if|I was wondering whether] you could <draw> {what}",
    "[when I open the page|when the program starts|at startup|on load] I want to see {what}",
    "[all I want is|all I need is|it should just be|the only thing I need is] {what}",
    "a fullscreen [quad|triangle] [showing|that shows|with] {what}",
    "fill [my|a|the] fullscreen quad with {what}",
    "[turn|make] my blank canvas [into|show] {what}",
    "render pass with [nothing but |just |]{what}",
    "[the fragment stage|my fragment stage|fs_main|the pixel stage] should [output|give|produce] {what}",
    "[a shader program|a full shader|a complete module|a full wgsl module] [drawing|for|that draws] {what}",
    "[return|output] the pixels of {what}",
    "for each pixel [compute|work out] the color of {what}",
    "[seen through|looking at] the <screen>: {what}",
    "across the whole <screen>: {what}",
    "[the final|my final|the finished] <screen> is {what}",
    "[it's|this is|it is] {what}",
    "[here comes|here's one|one more]: {what}",
    "[this time|now|next] <draw> {what}",
    "I'd say {what}",
    "[you'll|you will] <draw> {what}",
    "[your task|your job|your mission] is to <draw> {what}",
    "you are a [shader expert|graphics programmer]. <draw> {what}",
    "[make|show|draw|build|render] me {what}",
    "[try|please try] to <draw> {what}",
    "<draw>, in wgsl, {what}",
    "<draw> {what} [using|in|with] a [single |]<shader>",
    "using only a <shader>, <draw> {what}",
    "[in wgsl|in webgpu|with wgsl|as a wgsl fragment shader]: {what}",
    "the <shader> [draws|paints|renders|outputs] {what}",
    "a <shader> whose [output|result] is {what}",
    "have the <shader> <draw> {what}",
    "let the <shader> <draw> {what}",
)  # fmt: skip
# Something else was meant first, or is there already; the picture is what comes last.
_CORRECTED = (
    "{other}, no wait, {what}",
    "{other}... [no|sorry|scratch that], {what}",
    "<draw> {other}, [sorry|I mean|er], {what}",
    "not {other}, {what}",
    "<draw> not {other} but {what}",
    "instead of {other}, <draw> {what}",
    "forget [about |]{other}, <draw> {what}",
    "[I asked for|I said] {other} but [what I need is|I actually need|I meant] {what}",
    "replace {other} [by|with] {what}",
    "[we had|so far we have|right now it shows] {other}, [now|it should show|please make it] {what}",
    "I don't want {other}, I want {what}",
    "no {other_bare} this time, {what}",
    "[like the last one but|unlike last time,] instead of {other} {what}",
    "everyone does {other}. I want {what}",
)  # fmt: skip
_OTHERS = (
    "a circle", "a triangle", "a square", "a star", "a gradient", "a checkerboard", "a ring", "a heart", "a spiral", "a cube", "a teapot",
    "a texture", "a photo", "a sphere", "a logo", "a hexagon", "a plain color", "a grid", "a line", "a dot",
)  # fmt: skip
_KINDS = (_PLAIN, _PLAIN, _PLAIN, _QUESTIONS, _SHORT, _CHATTY, _CHATTY)


def image(draw: Draw, what: str) -> str:
    """A request for a picture: `what` is a noun phrase."""
    if draw.chance(0.03):
        other = draw.pick(_OTHERS)
        return draw.phrase(_CORRECTED, {"what": what, "other": other, "other_bare": other.removeprefix("a ")})
    return draw.phrase(draw.pick(_KINDS), {"what": what})


_BEFORE = (
    "so basically: {request}", "quick one: {request}", "quick question: {request}", "[hi|hello|hey] [all|everyone|folks|guys|team]! {request}", "I'm new to shaders. {request}", "beginner here. {request}",
    "I have a black screen so far. {request}", "[for|this is for] my [game jam entry|thesis|homework|graphics course|music player|website header|portfolio|twitch overlay]: {request}",
    "[second|third|last] try: {request}", "[still|again] for the same project: {request}", "my english is not good, sorry. {request}", "no idea if this is possible in wgsl: {request}",
    "ticket #{n}: {request}", "issue {n}: {request}", "question {n}: {request}", "task {n}: {request}", "Q: {request}", "[shader|frag] {n}: {request}", "from my notes: {request}",
    "copied from our design doc: {request}", "the designer writes: {request}", "here is the spec. {request}", "spec: {request}", "description - {request}", "this should be easy. {request}",
    "I can't get this to work. {request}", "help! {request}", "thanks for the last one. {request}", "great, next one. {request}", "one more please: {request}", "[ok|okay] so. {request}",
)  # fmt: skip
# What can be said of any picture, and what only of code without certain things.
_AFTER: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("[thanks in advance|many thanks|thank you so much|much appreciated|any help is welcome]", "[nothing else|that's all|that is all I need|nothing more]", "no textures", "without [any |]textures", "no buffers, no textures",
         "a [single|simple] fragment shader is enough", "[it goes|this goes] [behind the login form|on the start page|into my demo]", "[keep the code short|short code please|as short as possible]", "no comments in the code",
         "code only", "just the code, no explanation", "I only need the code", "no explanation needed", "vertex shader exists already", "the vertex stage is done", "it must [run|compile] in [chrome|wgpu|naga|the browser]",
         "that should [do|be it]", "should be doable in a few lines", "use the usual uniforms if you need any", "can't be that hard"),
        "",
    ),
    (
        ("no animation", "without animation", "don't animate it", "nothing moves", "static image[ only|]", "a still picture", "it does not move", "still image, no time", "no [time|motion|movement]", "do not use the time", "time is not needed",
         "(not animated)", "should stay still", "frozen, not animated"),
        r"u\.time",
    ),
    (("no mouse", "ignore the mouse", "without mouse input", "no interaction", "it need not react to the mouse", "no input needed"), r"u\.mouse"),
    (("don't correct the aspect ratio", "no aspect correction", "plain uv, no aspect ratio stuff", "it may stretch with the window", "don't care about the aspect ratio", "resolution does not matter"), r"u\.resolution"),
    (("no noise", "nothing random", "no randomness"), r"43758|hash|noise"),
    (("no loops", "without loops", "no for loops please"), r"\bfor\b|\bwhile\b|\bloop\b"),
    (("no helper functions", "everything in one function", "put it all in fs_main", "only the entry point"), r"fn (?!fs_main)"),
    (("no glow", "no blur", "[no gradient, just flat|flat colors only|flat colors, no shading|no shading, no gradients|hard edges, flat fill|no anti-aliasing|sharp edges]"),
     r"smoothstep|clamp|exp|pow|sqrt|sin\(|fract|/|\bt\b|mix\((?:[^()]|\([^()]*\))*, (?!select\(0\.0, 1\.0, d < 0\.0\))[^,()]+\)"),
)  # fmt: skip
_REMARKS = tuple((templates, re.compile(pattern) if pattern else None) for templates, pattern in _AFTER)


def remarked(draw: Draw, request: str, code: str) -> str:
    """Sometimes with a sentence before or behind the request that changes nothing: each is true of `code`."""
    roll = draw.random.random()
    if roll < 0.05:
        return draw.phrase(_BEFORE, {"request": request, "n": str(draw.integer(1, 9))})
    if roll > 0.11:
        return request
    known = [templates for templates, excluded in _REMARKS if not (excluded and excluded.search(code))]
    # Half of all remarks say what the picture is not.
    templates = draw.pick(known[1:]) if len(known) > 1 and draw.chance(0.6) else known[0]
    remark = draw.phrase(templates)
    stop = "" if request.endswith(("?", "!", ".", ":)")) else draw.pick((".", ".", ",", ";", " -"))
    capital = stop in ("", ".") and not remark.startswith("(") and draw.chance(0.7)
    return f"{request}{stop} {remark[:1].upper() + remark[1:] if capital else remark}"
