"""Synonyms, by the word a family writes. The first is the plain one; of five and more some are held out of training."""

WORDS: dict[str, tuple[str, ...]] = {
    # Asking
    "draw": (
        "draw",
        "render",
        "show",
        "paint",
        "display",
        "make",
        "create",
        "produce",
        "output",
        "generate",
    ),
    "write": ("write", "create", "make", "implement", "code", "give me", "generate", "produce", "define", "build"),
    "shader": ("fragment shader", "shader", "WGSL shader", "pixel shader", "wgsl fragment shader", "frag shader"),
    "screen": ("screen", "canvas", "image", "picture", "viewport", "frame", "quad", "display"),
    "function": (
        "function",
        "helper",
        "helper function",
        "fn",
        "routine",
        "WGSL function",
        "utility function",
        "method",
    ),
    "kernel": ("compute shader", "kernel", "compute kernel", "WGSL compute shader", "compute pass", "GPU kernel"),
    "buffer": ("buffer", "storage buffer", "array", "storage array", "GPU buffer"),
    # Layers
    "background": ("background", "backdrop", "bg", "background color", "canvas"),
    "on": ("on", "over", "against", "on top of", "in front of"),
    # Looks
    "soft": ("soft", "blurry", "blurred", "feathered", "fuzzy", "smooth", "anti-aliased"),
    "glowing": ("glowing", "luminous", "shining", "glowy", "radiant", "neon"),
    "centered": (
        "centered",
        "centred",
        "in the center",
        "in the centre",
        "in the middle",
        "dead center",
        "at the center",
    ),
    # Shapes
    "circle": ("circle", "disc", "disk", "round shape", "dot", "filled circle", "ball", "round spot", "solid circle"),
    "ring": ("ring", "annulus", "hoop", "circle outline", "hollow circle", "donut", "circular band", "doughnut"),
    "square": ("square", "box", "quad", "block", "filled square", "solid square", "square shape"),
    "rectangle": ("rectangle", "rect", "rectangular shape", "filled rectangle", "oblong", "slab", "filled rect"),
    "triangle": ("triangle", "equilateral triangle", "three-sided shape", "regular triangle", "triangular shape"),
    "star": ("star", "star shape", "starry shape", "pointed star"),
    "heart": ("heart", "heart shape", "love heart", "valentine heart", "heart symbol"),
    "cross": ("cross", "plus sign", "plus", "plus shape", "+ shape", "cross shape"),
    # Motion
    "pulsing": ("pulsing", "pulsating", "throbbing", "breathing", "growing and shrinking", "swelling and shrinking"),
    "spinning": ("spinning", "rotating", "turning", "revolving", "whirling", "twirling"),
    "clockwise": ("clockwise", "cw", "in clockwise direction", "the way a clock turns"),
    "counterclockwise": ("counterclockwise", "counter-clockwise", "anticlockwise", "anti-clockwise", "ccw"),
}


def define(**sets: tuple[str, ...]) -> None:
    """Adds the words of a theme. Raises `ValueError` for a word that is there already."""
    for name, synonyms in sets.items():
        if name in WORDS:
            raise ValueError(f"word {name!r} is defined already, as {WORDS[name]}")
        WORDS[name] = synonyms
