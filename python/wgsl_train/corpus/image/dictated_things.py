"""Everyday things as parts with ranges for their numbers, for `dictated`: the prompt says every number that was drawn."""

from dataclasses import dataclass

Range = float | tuple[float, float]


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its role in the thing, its shape, its usual colours, and the range of each of its numbers."""

    role: str
    shape: str
    colors: tuple[str, ...]
    ranges: dict[str, tuple[float, float]]


def _part(role: str, shape: str, colors: str, **numbers: Range) -> Part:
    ranges = {name: value if isinstance(value, tuple) else (value, value) for name, value in numbers.items()}
    return Part(role, shape, tuple(one.replace("_", " ") for one in colors.split()), ranges)


def _disc(role: str, colors: str, x: Range, y: Range, r: Range) -> Part:
    return _part(role, "disc", colors, x=x, y=y, r=r)


def _ring(role: str, colors: str, x: Range, y: Range, r: Range, t: Range) -> Part:
    return _part(role, "ring", colors, x=x, y=y, r=r, t=t)


def _box(role: str, colors: str, x: Range, y: Range, w: Range, h: Range) -> Part:
    return _part(role, "box", colors, x=x, y=y, w=w, h=h)


def _rounded(role: str, colors: str, x: Range, y: Range, w: Range, h: Range, k: Range) -> Part:
    return _part(role, "rounded", colors, x=x, y=y, w=w, h=h, k=k)


def _span(role: str, colors: str, x0: Range, y0: Range, x1: Range, y1: Range) -> Part:
    return _part(role, "span", colors, x0=x0, y0=y0, x1=x1, y1=y1)


def _band(role: str, colors: str, y0: Range) -> Part:
    return _part(role, "band", colors, y0=y0)


# Nouns and parts, from back to front.
THINGS: dict[str, tuple[tuple[str, ...], tuple[Part, ...]]] = {
    "sea sunset": (("sunset over the sea", "sun over the sea", "sunrise at sea", "evening at the beach", "sun setting into the ocean"), (
        _disc("sun", "yellow orange gold", (0.3, 0.7), (0.4, 0.6), (0.08, 0.2)), _band("sea", "navy blue teal", (0.55, 0.7)))),
    "desert": (("desert scene", "desert", "sun above the dunes", "hot day in the desert"), (
        _disc("sun", "yellow white", (0.2, 0.8), (0.15, 0.35), (0.06, 0.15)), _band("sand", "tan khaki wheat", (0.6, 0.8)))),
    "night": (("moon over a field", "night scene", "moonlit night", "calm night", "night landscape"), (
        _disc("moon", "white ivory light_yellow", (0.2, 0.8), (0.15, 0.4), (0.06, 0.15)), _band("ground", "black dark_green charcoal", (0.65, 0.85)))),
    "crescent night": (("crescent moon made of two discs", "moon sickle", "crescent from two circles", "half-hidden moon"), (
        _disc("moon", "white ivory yellow", (0.4, 0.5), (0.4, 0.5), (0.2, 0.3)), _disc("shadow", "black navy", (0.52, 0.62), (0.36, 0.46), (0.18, 0.28)))),
    "lollipop": (("lollipop", "lolly", "candy on a stick"), (
        _box("stick", "white ivory beige", 0.5, (0.65, 0.75), (0.02, 0.05), (0.3, 0.5)), _disc("candy", "red pink magenta", 0.5, (0.3, 0.4), (0.12, 0.25)))),
    "traffic light": (("traffic light", "stop light", "traffic signal", "set of traffic lights"), (
        _box("housing", "black charcoal gray", 0.5, 0.5, (0.2, 0.4), (0.7, 0.95)), _disc("red lamp", "red", 0.5, (0.22, 0.28), (0.06, 0.1)), _disc("yellow lamp", "yellow orange", 0.5, 0.5, (0.06, 0.1)),
        _disc("green lamp", "green lime", 0.5, (0.72, 0.78), (0.06, 0.1)))),
    "pedestrian light": (("pedestrian light", "two-lamp signal", "level crossing light"), (
        _box("case", "black charcoal", (0.4, 0.6), 0.5, (0.2, 0.3), (0.5, 0.7)), _disc("upper lamp", "red", (0.4, 0.6), (0.3, 0.4), (0.06, 0.1)), _disc("lower lamp", "green", (0.4, 0.6), (0.6, 0.7), (0.06, 0.1)))),
    "health bar": (("HP bar", "health bar", "life bar", "energy bar of a game", "boss health bar", "mana bar"), (
        _span("frame", "white gray silver", (0.05, 0.15), (0.05, 0.1), (0.7, 0.9), (0.16, 0.22)), _span("empty part", "black charcoal dark_red", (0.16, 0.18), (0.11, 0.12), (0.65, 0.69), (0.14, 0.15)),
        _span("filled part", "red green lime", (0.16, 0.18), (0.11, 0.12), (0.25, 0.6), (0.14, 0.15)))),
    "battery": (("battery icon", "battery", "battery symbol", "phone battery indicator"), (
        _box("case", "white gray silver", 0.45, 0.5, (0.5, 0.6), (0.25, 0.35)), _box("terminal", "white gray silver", (0.76, 0.8), 0.5, (0.04, 0.08), (0.1, 0.15)), _span("charge", "green lime yellow red", (0.22, 0.26), (0.38, 0.42), (0.3, 0.66), (0.58, 0.62)))),
    "toggle": (("toggle switch", "on/off switch", "iOS-like switch", "switch that is on", "slider switch"), (
        _box("track", "green gray silver", 0.5, 0.5, (0.4, 0.6), (0.2, 0.3)), _disc("knob", "white ivory", (0.35, 0.65), 0.5, (0.07, 0.12)))),
    "slider": (("volume slider", "range slider", "UI slider", "slider control"), (
        _box("track", "gray silver light_gray", 0.5, 0.5, (0.6, 0.9), (0.02, 0.05)), _disc("handle", "blue white orange", (0.2, 0.8), 0.5, (0.03, 0.07)))),
    "window": (("house window", "window with a cross bar", "window frame", "window looking at the sky"), (
        _box("frame", "brown white", 0.5, 0.5, (0.6, 0.8), (0.6, 0.8)), _box("glass", "sky_blue light_blue", 0.5, 0.5, (0.5, 0.58), (0.5, 0.58)), _box("upright bar", "brown white", 0.5, 0.5, (0.02, 0.06), (0.5, 0.6)), _box("level bar", "brown white", 0.5, 0.5, (0.5, 0.6), (0.02, 0.06)))),
    "tv": (("old TV", "television", "monitor", "computer screen", "TV set"), (
        _box("case", "charcoal black silver", 0.5, (0.4, 0.5), (0.6, 0.9), (0.5, 0.6)), _box("screen", "sky_blue blue green", 0.5, (0.4, 0.5), (0.4, 0.55), (0.3, 0.45)), _box("stand", "gray charcoal", 0.5, (0.78, 0.85), (0.1, 0.4), (0.05, 0.1)))),
    "phone": (("smartphone", "mobile phone", "phone icon", "cell phone"), (
        _box("body", "black charcoal silver", 0.5, 0.5, (0.3, 0.4), (0.7, 0.85)), _box("display", "white sky_blue", 0.5, (0.45, 0.5), (0.2, 0.28), (0.5, 0.6)), _disc("home button", "gray white", 0.5, (0.82, 0.85), (0.015, 0.03)))),
    "camera": (("camera icon", "photo camera", "camera", "webcam"), (
        _box("body", "charcoal black gray", 0.5, 0.5, (0.5, 0.8), (0.35, 0.5)), _disc("lens", "sky_blue white", 0.5, 0.5, (0.1, 0.16)), _disc("aperture", "black navy", 0.5, 0.5, (0.03, 0.08)), _box("shutter button", "red gray", (0.3, 0.7), (0.25, 0.3), (0.06, 0.12), (0.03, 0.06)))),
    "tree": (("tree", "simple tree", "apple tree without apples", "round tree"), (
        _box("trunk", "brown sienna", 0.5, (0.7, 0.8), (0.05, 0.12), (0.3, 0.4)), _disc("crown", "forest_green green dark_green", 0.5, (0.35, 0.45), (0.18, 0.3)))),
    "tree on a meadow": (("tree on a meadow", "lonely tree", "tree in a field", "park scene"), (
        _band("meadow", "green forest_green light_green", (0.7, 0.85)), _box("trunk", "brown sienna", (0.3, 0.7), 0.65, (0.04, 0.08), 0.3), _disc("crown", "dark_green green", (0.3, 0.7), (0.4, 0.45), (0.12, 0.2)))),
    "cherries": (("pair of cherries", "cherries", "two cherries", "slot machine cherries"), (
        _disc("left cherry", "red crimson", (0.3, 0.4), (0.6, 0.7), (0.1, 0.15)), _disc("right cherry", "red crimson", (0.6, 0.7), (0.6, 0.7), (0.1, 0.15)), _box("stem", "green brown", 0.5, (0.3, 0.4), (0.3, 0.4), (0.02, 0.04)))),
    "snowman": (("snowman", "snow man", "snowman of two balls"), (
        _disc("belly", "white ivory", 0.5, (0.65, 0.7), (0.18, 0.25)), _disc("head", "white ivory", 0.5, (0.3, 0.4), (0.1, 0.15)), _box("hat", "black charcoal", 0.5, (0.15, 0.22), (0.15, 0.25), (0.05, 0.12)))),
    "face": (("face", "cartoon face", "emoji", "smiley face without curves", "simple face"), (
        _disc("head", "yellow gold tan", 0.5, 0.5, (0.3, 0.45)), _disc("left eye", "black blue", (0.35, 0.4), (0.38, 0.45), (0.03, 0.07)), _disc("right eye", "black blue", (0.6, 0.65), (0.38, 0.45), (0.03, 0.07)), _box("mouth", "black red", 0.5, (0.62, 0.7), (0.15, 0.3), (0.03, 0.06)))),
    "robot": (("robot face", "robot head", "toy robot", "android icon"), (
        _box("head", "gray silver steel_blue", 0.5, 0.5, (0.5, 0.6), (0.4, 0.55)), _disc("left eye", "cyan red yellow", (0.36, 0.42), (0.42, 0.46), (0.04, 0.07)), _disc("right eye", "cyan red yellow", (0.58, 0.64), (0.42, 0.46), (0.04, 0.07)), _box("antenna", "gray white", 0.5, (0.15, 0.2), (0.02, 0.04), (0.12, 0.2)))),
    "bear": (("teddy bear head", "bear face", "mouse head with two ears", "round head with ears"), (
        _disc("left ear", "brown sienna", (0.25, 0.32), (0.25, 0.32), (0.08, 0.14)), _disc("right ear", "brown sienna", (0.68, 0.75), (0.25, 0.32), (0.08, 0.14)), _disc("head", "chocolate tan peru", 0.5, (0.5, 0.55), (0.25, 0.32)))),
    "eye": (("eye", "cartoon eye", "googly eye", "watching eye"), (
        _disc("eyeball", "white ivory", 0.5, 0.5, (0.3, 0.45)), _disc("iris", "blue green brown", (0.4, 0.6), (0.45, 0.55), (0.12, 0.2)), _disc("pupil", "black", (0.4, 0.6), (0.45, 0.55), (0.04, 0.1)))),
    "car": (("car", "toy car", "car from the side", "taxi"), (
        _box("body", "red blue yellow", 0.5, 0.55, (0.6, 0.8), (0.15, 0.2)), _box("cabin", "red blue sky_blue", (0.45, 0.55), (0.4, 0.44), (0.3, 0.4), (0.12, 0.18)), _disc("rear wheel", "black charcoal", (0.28, 0.34), 0.65, (0.06, 0.09)), _disc("front wheel", "black charcoal", (0.66, 0.72), 0.65, (0.06, 0.09)))),
    "road": (("road from above", "street with a center line", "asphalt road", "highway lane"), (
        _span("road", "gray charcoal slate_gray", (0.2, 0.35), 0, (0.65, 0.8), 1), _box("center line", "white yellow", 0.5, 0.5, (0.01, 0.04), 1))),
    "house": (("house", "little house", "hut", "flat-roofed house"), (
        _span("wall", "white beige wheat", (0.2, 0.3), (0.4, 0.45), (0.7, 0.8), (0.8, 0.9)), _span("roof", "red brown firebrick", (0.15, 0.19), (0.28, 0.36), (0.81, 0.85), (0.4, 0.45)), _span("door", "brown blue", (0.42, 0.46), (0.55, 0.65), (0.54, 0.58), (0.8, 0.85)))),
    "skyline": (("city skyline", "three skyscrapers", "buildings at night", "skyline of three towers"), (
        _span("left tower", "gray slate_gray", (0.1, 0.15), (0.4, 0.6), (0.3, 0.35), 1), _span("middle tower", "gray charcoal", (0.4, 0.42), (0.2, 0.4), (0.58, 0.6), 1), _span("right tower", "gray steel_blue", (0.65, 0.7), (0.35, 0.55), (0.85, 0.9), 1))),
    "dumbbell": (("dumbbell", "barbell", "weight lifting bar", "gym icon"), (
        _box("bar", "gray silver", 0.5, 0.5, (0.5, 0.7), (0.04, 0.08)), _box("left plate", "black charcoal red", (0.2, 0.25), 0.5, (0.06, 0.12), (0.3, 0.5)), _box("right plate", "black charcoal red", (0.75, 0.8), 0.5, (0.06, 0.12), (0.3, 0.5)))),
    "thermometer": (("thermometer", "thermometer icon", "fever thermometer"), (
        _box("tube", "white silver", 0.5, (0.4, 0.45), (0.1, 0.15), (0.5, 0.7)), _disc("bulb", "red", 0.5, (0.75, 0.8), (0.08, 0.13)), _box("mercury", "red blue", 0.5, (0.55, 0.6), (0.03, 0.06), (0.3, 0.4)))),
    "key": (("key", "old key", "key symbol", "door key"), (
        _ring("bow", "gold yellow silver", (0.25, 0.3), 0.5, (0.1, 0.14), (0.03, 0.06)), _box("shaft", "gold yellow silver", 0.6, 0.5, (0.4, 0.5), (0.03, 0.06)), _box("tooth", "gold silver", (0.7, 0.78), (0.55, 0.58), (0.03, 0.06), (0.06, 0.1)))),
    "magnifier": (("magnifier", "search icon", "loupe", "magnifying glass with a straight handle"), (
        _ring("rim", "white gray black", 0.5, (0.35, 0.4), (0.15, 0.22), (0.03, 0.06)), _box("handle", "brown gray", 0.5, (0.74, 0.8), (0.04, 0.08), (0.25, 0.35)))),
    "planet": (("planet with a moon", "earth and moon", "planet and its satellite", "two celestial bodies"), (
        _disc("planet", "blue green orange", (0.4, 0.5), (0.45, 0.55), (0.15, 0.25)), _disc("moon", "gray white silver", (0.75, 0.85), (0.2, 0.35), (0.03, 0.08)))),
    "orbit": (("atom", "planet on its orbit", "nucleus with an electron", "star with an orbit line"), (
        _ring("orbit", "gray white", 0.5, 0.5, (0.3, 0.42), (0.01, 0.02)), _disc("core", "orange red yellow", 0.5, 0.5, (0.06, 0.14)), _disc("satellite", "blue cyan white", (0.8, 0.92), 0.5, (0.02, 0.05)))),
    "scope": (("sniper scope", "crosshair", "aiming sight", "reticle"), (
        _ring("ring", "black green red", 0.5, 0.5, (0.25, 0.4), (0.01, 0.03)), _box("level line", "black green red", 0.5, 0.5, (0.7, 0.95), (0.01, 0.02)), _box("upright line", "black green red", 0.5, 0.5, (0.01, 0.02), (0.7, 0.95)), _disc("dot", "red", 0.5, 0.5, (0.01, 0.03)))),
    "logo": (("round logo", "app logo", "badge", "button badge", "coin", "medallion"), (
        _disc("outer disc", "blue red gold", 0.5, 0.5, (0.35, 0.45)), _ring("inner ring", "white ivory", 0.5, 0.5, (0.22, 0.3), (0.02, 0.05)), _box("emblem", "white yellow", 0.5, 0.5, (0.1, 0.2), (0.1, 0.2)))),
    "no entry": (("no entry sign", "road sign", "do-not-enter sign", "round sign with a bar"), (
        _disc("plate", "red", 0.5, 0.5, (0.3, 0.45)), _box("bar", "white", 0.5, 0.5, (0.35, 0.55), (0.08, 0.14)))),
    "pause": (("pause button", "pause icon", "media player pause sign"), (
        _disc("button", "white blue gray", 0.5, 0.5, (0.3, 0.42)), _box("left bar", "black charcoal", (0.4, 0.43), 0.5, (0.06, 0.1), (0.25, 0.35)), _box("right bar", "black charcoal", (0.57, 0.6), 0.5, (0.06, 0.1), (0.25, 0.35)))),
    "menu": (("hamburger menu", "menu icon", "three-line menu button"), (
        _box("top line", "white black", 0.5, (0.28, 0.32), (0.4, 0.7), (0.05, 0.08)), _box("middle line", "white black", 0.5, 0.5, (0.4, 0.7), (0.05, 0.08)), _box("bottom line", "white black", 0.5, (0.68, 0.72), (0.4, 0.7), (0.05, 0.08)))),
    "dice": (("dice showing three", "die with three pips", "domino half", "three on a die"), (
        _box("face", "white ivory red", 0.5, 0.5, (0.6, 0.8), (0.6, 0.8)), _disc("first pip", "black white", (0.28, 0.32), (0.28, 0.32), (0.04, 0.07)), _disc("middle pip", "black white", 0.5, 0.5, (0.04, 0.07)), _disc("last pip", "black white", (0.68, 0.72), (0.68, 0.72), (0.04, 0.07)))),
    "cross flag": (("flag with a cross", "Nordic flag", "Scandinavian cross flag", "signal flag with a cross"), (
        _span("upright bar", "yellow white blue", (0.28, 0.32), 0, (0.38, 0.44), 1), _span("level bar", "yellow white blue", 0, (0.42, 0.45), 1, (0.55, 0.58)))),
    "disc flag": (("flag with a disc", "flag like Bangladesh or Japan", "sun disc flag"), (_disc("disc", "red yellow", (0.45, 0.5), 0.5, (0.2, 0.32)),)),
    "egg": (("fried egg", "sunny side up egg", "egg in a pan"), (
        _disc("pan", "charcoal black", 0.5, 0.5, (0.4, 0.46)), _disc("egg white", "white ivory", (0.45, 0.55), 0.5, (0.25, 0.33)), _disc("yolk", "gold orange yellow", (0.45, 0.55), 0.5, (0.08, 0.14)))),
    "donut": (("donut", "iced doughnut", "glazed donut", "bagel"), (
        _ring("dough", "tan peru", 0.5, 0.5, (0.25, 0.3), (0.15, 0.2)), _ring("icing", "pink hot_pink chocolate", 0.5, 0.5, (0.25, 0.3), (0.06, 0.12)))),
    "app icon": (("app icon", "launcher icon", "iOS app icon", "app store icon", "icon of a music app"), (
        _rounded("plate", "blue red purple white", 0.5, 0.5, (0.5, 0.8), (0.5, 0.8), (0.08, 0.2)), _disc("symbol", "white yellow", 0.5, 0.5, (0.1, 0.22)))),
    "switch": (("iOS switch", "toggle with a round knob", "switch widget", "dark mode toggle"), (
        _rounded("track", "green gray light_gray", 0.5, 0.5, (0.4, 0.6), (0.2, 0.3), 0.1), _disc("thumb", "white ivory", (0.35, 0.65), 0.5, (0.07, 0.1)))),
    "button": (("UI button", "call-to-action button", "push button", "rounded button with an icon"), (
        _rounded("shadow", "gray charcoal", 0.5, (0.52, 0.54), (0.4, 0.7), (0.15, 0.2), (0.02, 0.07)), _rounded("button", "blue green orange", 0.5, 0.5, (0.4, 0.7), (0.15, 0.2), (0.02, 0.07)))),
    "card": (("profile card", "UI card with an avatar", "contact card", "material card"), (
        _rounded("card", "white ivory", 0.5, 0.5, (0.6, 0.8), (0.4, 0.6), (0.02, 0.08)), _disc("avatar", "blue orange teal", (0.3, 0.35), (0.4, 0.45), (0.06, 0.1)), _box("text line", "gray silver", 0.6, (0.4, 0.45), (0.2, 0.3), (0.02, 0.04)), _box("second line", "gray silver", 0.55, (0.6, 0.65), (0.3, 0.4), (0.02, 0.04)))),
    "browser": (("browser window", "application window", "dialog box", "old Windows window", "pop-up window"), (
        _box("window", "white light_gray", 0.5, 0.5, (0.7, 0.9), (0.6, 0.8)), _span("title bar", "navy blue gray", (0.15, 0.2), (0.15, 0.2), (0.8, 0.85), (0.24, 0.3)), _disc("close button", "red", (0.76, 0.78), (0.21, 0.23), (0.01, 0.025)))),
    "calendar": (("calendar icon", "date icon", "calendar page"), (
        _rounded("page", "white ivory", 0.5, 0.5, (0.5, 0.7), (0.5, 0.7), (0.02, 0.08)), _box("header", "red crimson", 0.5, (0.25, 0.3), (0.5, 0.7), (0.1, 0.14)), _box("day mark", "black blue", (0.4, 0.6), (0.5, 0.6), (0.06, 0.1), (0.06, 0.1)))),
    "credit card": (("credit card", "bank card", "membership card"), (
        _rounded("card", "navy gold purple", 0.5, 0.5, (0.7, 0.9), (0.4, 0.5), (0.03, 0.06)), _box("stripe", "black charcoal", 0.5, (0.38, 0.42), (0.7, 0.9), (0.06, 0.09)), _rounded("chip", "gold silver", (0.25, 0.35), (0.55, 0.6), (0.08, 0.12), (0.06, 0.1), (0.01, 0.02)))),
    "candle": (("candle", "burning candle", "candle light", "birthday candle"), (
        _box("wax", "ivory white red", 0.5, (0.65, 0.7), (0.1, 0.2), (0.4, 0.5)), _box("wick", "black charcoal", 0.5, (0.42, 0.44), (0.01, 0.02), (0.06, 0.08)), _disc("flame", "orange yellow", 0.5, (0.33, 0.38), (0.03, 0.07)), _disc("hot core", "white light_yellow", 0.5, (0.34, 0.38), (0.01, 0.025)))),
    "lamp": (("street lamp", "floor lamp", "lantern", "desk lamp"), (
        _box("post", "gray charcoal", 0.5, (0.6, 0.65), (0.02, 0.05), (0.5, 0.6)), _box("foot", "gray charcoal", 0.5, (0.9, 0.93), (0.15, 0.3), (0.03, 0.06)), _disc("bulb", "yellow light_yellow white", 0.5, (0.25, 0.32), (0.07, 0.12)))),
    "gift": (("gift box", "present", "birthday present", "parcel with a ribbon"), (
        _box("box", "red blue purple", 0.5, 0.55, (0.5, 0.6), (0.4, 0.5)), _box("upright ribbon", "gold yellow white", 0.5, 0.55, (0.05, 0.1), (0.4, 0.5)), _box("level ribbon", "gold yellow white", 0.5, (0.5, 0.6), (0.5, 0.6), (0.05, 0.1)))),
    "sword": (("pixel sword", "sword", "dagger", "game sword icon"), (
        _box("blade", "silver light_gray", 0.5, (0.35, 0.4), (0.04, 0.08), (0.5, 0.6)), _box("guard", "gold brown", 0.5, (0.67, 0.7), (0.2, 0.35), (0.03, 0.06)), _box("grip", "brown sienna", 0.5, (0.78, 0.82), (0.03, 0.06), (0.12, 0.2)))),
    "boat": (("boat on the water", "sailing boat", "ship at sea", "little ship"), (
        _band("sea", "blue navy teal", (0.65, 0.7)), _box("hull", "brown red white", (0.4, 0.6), (0.62, 0.66), (0.3, 0.4), (0.08, 0.12)), _box("mast", "brown sienna", (0.48, 0.52), (0.4, 0.42), (0.01, 0.03), (0.35, 0.4)), _box("sail", "white ivory red", (0.58, 0.62), (0.35, 0.4), (0.12, 0.18), (0.2, 0.28)))),
    "balloon": (("balloon", "party balloon", "hot air balloon", "balloon on a string"), (
        _box("string", "white gray", 0.5, (0.7, 0.75), (0.01, 0.02), (0.3, 0.4)), _disc("balloon", "red blue pink", 0.5, (0.35, 0.4), (0.15, 0.22)), _disc("highlight", "white", (0.42, 0.46), (0.28, 0.34), (0.02, 0.04)))),
    "tetris": (("T-shaped tetris piece", "tetromino", "game block piece"), (
        _box("bar", "purple magenta cyan", 0.5, (0.4, 0.45), (0.45, 0.6), (0.15, 0.2)), _box("block below", "purple magenta cyan", 0.5, (0.58, 0.62), (0.15, 0.2), (0.15, 0.2)))),
    "pong": (("pong game screen", "pong", "table tennis arcade game", "two paddles and a ball"), (
        _box("left paddle", "white green", (0.06, 0.1), (0.3, 0.7), (0.02, 0.04), (0.15, 0.25)), _box("right paddle", "white green", (0.9, 0.94), (0.3, 0.7), (0.02, 0.04), (0.15, 0.25)), _disc("ball", "white yellow", (0.3, 0.7), (0.3, 0.7), (0.02, 0.04)), _box("net", "gray white", 0.5, 0.5, (0.005, 0.02), 1))),
    "microphone": (("microphone", "mic icon", "podcast symbol"), (
        _rounded("head", "gray silver charcoal", 0.5, (0.35, 0.4), (0.18, 0.24), (0.35, 0.45), 0.08), _box("stand", "gray white", 0.5, (0.7, 0.75), (0.03, 0.05), (0.15, 0.2)), _box("foot", "gray white", 0.5, (0.84, 0.88), (0.2, 0.3), (0.03, 0.05)))),
    "mushroom": (("flat mushroom", "toadstool", "mushroom icon"), (
        _box("stem", "beige ivory white", 0.5, (0.68, 0.72), (0.12, 0.2), (0.3, 0.35)), _disc("cap", "red crimson brown", 0.5, (0.42, 0.48), (0.2, 0.28)), _disc("spot", "white", (0.4, 0.6), (0.35, 0.42), (0.03, 0.06)))),
    "bomb": (("cartoon bomb", "bomb", "round bomb with a fuse", "bomberman bomb"), (
        _disc("ball", "black charcoal", 0.5, (0.55, 0.6), (0.2, 0.3)), _box("fuse", "gray brown", 0.5, (0.2, 0.25), (0.02, 0.04), (0.12, 0.2)), _disc("spark", "orange yellow red", 0.5, (0.1, 0.14), (0.03, 0.06)))),
}  # fmt: skip
