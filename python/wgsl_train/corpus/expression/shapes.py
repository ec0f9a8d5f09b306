"""The formulas that people really write, with places for variables and constants (see `template`)."""

# Between 0 and 1, or nearly, for x in 0..1: grey values, channels, weights.
UNIT = (
    "A + A * sin(F * x)", "0.5 + 0.5 * sin(F * x)", "0.5 + 0.5 * cos(F * x)", "0.5 + 0.5 * sin(G * x + K)",
    "0.5 * sin(F * x) + 0.5", "0.5 - 0.5 * cos(tau * x)", "0.5 + 0.5 * sin(tau * x)", "0.5 + 0.5 * cos(N * pi * x)",
    "(sin(F * x) + 1) / 2", "0.5 * (1 + cos(F * x))", "(1 + sin(F * x)) * 0.5", "1 - x", "x ** 2", "x ** 3", "1 - x ** 2",
    "(1 - x) ** 2", "4 * x * (1 - x)", "x * (1 - x) * 4", "sqrt(x)", "1 - sqrt(x)", "abs(sin(F * x))", "abs(cos(F * x))",
    "abs(x - C)", "2 * abs(x - 0.5)", "1 - abs(2 * x - 1)", "1 - 2 * abs(x - C)", "abs(2 * fract(F * x) - 1)",
    "fract(F * x)", "fract(x * F)", "1 - fract(F * x)", "floor(N1 * x) / N1", "step(C, x)", "step(0.5, fract(F * x))",
    "step(C, fract(F * x))", "smoothstep(0, 1, x)", "smoothstep(S, C1, x)", "smoothstep(C0, C1, x)", "1 - smoothstep(0, C, x)",
    "exp(-K * x)", "1 - exp(-K * x)", "exp(-K * x ** 2)", "x ** P", "pow(x, P)", "1 - pow(x, P)", "pow(1 - x, P)", "sin(pi * x)",
    "sin(x * pi)", "sin(F * x) ** 2", "cos(F * x) ** 2", "1 / (1 + K * x)", "1 / (1 + K * x ** 2)", "1 / (K * x + 1)",
    "x / (x + A)", "x / (1 + x)", "clamp(K * x - A, 0, 1)", "clamp(K * (x - C), 0, 1)", "saturate(K * x - A)",
    "max(0, sin(F * x))", "min(K * x, 1)", "max(1 - K * x, 0)", "mod(x, A1) / A1", "mix(A, A, x)", "x ** 2 * (3 - 2 * x)",
    "A * x + A", "A * x", "S / x", "exp(-x * K) * cos(F * x) ** 2", "exp(-K * abs(x - C))", "exp(-N * (x - C) ** 2)",
    "0.5 + 0.5 * sin(F * x) * exp(-K * x)", "0.5 + A * sin(F * x) + S * sin(F * x)", "sin(F * x) * 0.5 + 0.5",
    "step(0, sin(F * x))", "smoothstep(0, S, sin(F * x))", "0.5 + 0.5 * sign(sin(F * x))", "1 if x > C else 0",
    "x if x < C else 1 - x", "1 if fract(F * x) < C else 0", "0.5 + 0.5 * tanh(K * (x - C))", "1 / (1 + exp(-F * (x - C)))",
    "sqrt(1 - x ** 2)", "1 - (1 - x) ** 3", "log(1 + K1 * x) / K1", "exp2(-K * x)", "0.5 + atan(F * (x - C)) / pi",
    "S / abs(x - C)", "S / (x + S)", "abs(x - 0.5) * 2", "abs(fract(F * x) - 0.5)",
)  # fmt: skip
# The same of two variables.
UNIT_PAIR = (
    "x * y", "(x + y) / 2", "0.5 * (x + y)", "abs(x - y)", "1 - x * y", "min(x, y)", "max(x, y)", "x ** 2 + y ** 2",
    "sqrt(x ** 2 + y ** 2)", "sqrt(x * x + y * y)", "x ** 2 - y ** 2", "0.5 + 0.5 * sin(F * x) * sin(F * y)",
    "0.5 + 0.5 * sin(F * x) * cos(F * y)", "0.5 + 0.5 * sin(F * x + F * y)", "0.5 + 0.5 * sin(F * (x + y))",
    "0.5 + 0.5 * sin(F * x * y)", "0.5 + 0.25 * (sin(F * x) + sin(F * y))", "0.5 + 0.25 * sin(F * x) + 0.25 * cos(F * y)",
    "sin(F * x) * sin(F * y)", "sin(F * x) + cos(F * y)", "sin(F * x + K * sin(F * y))", "cos(F * x + sin(F * y))",
    "fract(F * (x + y))", "fract(F * x + F * y)", "fract(x * F) * fract(y * F)", "abs(sin(F * x) * cos(F * y))",
    "step(x, y)", "step(0.5, fract(F * x)) * step(0.5, fract(F * y))", "smoothstep(x, x + S, y)", "exp(-K * (x ** 2 + y ** 2))",
    "exp(-K * x) * y", "x ** 2 * y", "x * y ** 2", "mod(floor(F * x) + floor(F * y), 2)", "(floor(F * x) + floor(F * y)) % 2",
    "fract(sin(x * 12.9898 + y * 78.233) * 43758.5453)", "abs(x - C) + abs(y - C)", "max(abs(x - C), abs(y - C))",
    "(x - C) ** 2 + (y - C) ** 2", "sqrt((x - C) ** 2 + (y - C) ** 2)", "1 - (x ** 2 + y ** 2)", "x if x > y else y",
    "x / (x + y)", "A * x + A * y", "mix(x, y, C)", "sin(F * x) ** 2 * cos(F * y) ** 2", "0.5 + 0.5 * cos(F * sqrt(x ** 2 + y ** 2))",
    "x - y", "x + y - 1", "S / abs(y - C - A * sin(F * x))", "1 - abs(x - C) - abs(y - C)", "x * (1 - x) * y * (1 - y) * 16",
    "4 * x * (1 - x) * y", "sin(F * x) * y", "abs(sin(F * x)) * y", "atan2(y - 0.5, x - 0.5) / tau + 0.5", "pow(x, P) * y",
)  # fmt: skip
# With a moving second variable (time), x still the place.
MOVING = (
    "0.5 + 0.5 * sin(F * x + t)", "0.5 + 0.5 * sin(F * x - t)", "0.5 + 0.5 * sin(F * x - K * t)", "0.5 + 0.5 * cos(F * x + K * t)",
    "0.5 + 0.5 * sin(t + F * x)", "0.5 + 0.5 * sin(K * t)", "fract(F * x - t)", "fract(x + A * t)", "fract(t - x)",
    "abs(sin(F * x + t))", "sin(F * x - K * t) ** 2", "x * (0.5 + 0.5 * sin(t))", "x * abs(sin(t))", "step(fract(A * t), x)",
    "0.5 + 0.5 * sin(F * x) * cos(K * t)", "0.5 + 0.5 * sin(F * x + sin(t))", "exp(-K * x) * abs(sin(t))", "abs(x - fract(t))",
    "0.5 + 0.5 * cos(tau * (x - t))", "0.5 + 0.5 * sin(tau * x + t)", "smoothstep(0, 1, x + 0.5 * sin(t))", "fract(K * t + x)",
    "exp(-K * x) * (0.5 + 0.5 * sin(F * x - K * t))", "(sin(F * x + t) + 1) / 2", "S / abs(x - 0.5 - A * sin(t))",
    "S * (1.5 + sin(t)) / x", "1 - fract(x + t)", "0.5 * sin(K * x + t) + 0.5", "x * fract(t)", "sin(F * x + t) * 0.5 + 0.5",
)  # fmt: skip
# Of a distance d >= 0: glows, rings, falloffs.
FALLOFF = (
    "S / d", "S / (d + S)", "S / d ** 2", "exp(-K * d)", "exp(-F * d ** 2)", "1 - d", "1 - K * d", "max(0, 1 - K * d)", "1 / (1 + F * d)",
    "1 / (1 + F * d ** 2)", "0.5 + 0.5 * sin(F * d)", "0.5 + 0.5 * cos(F * d)", "abs(sin(F * d))", "sin(F1 * d) / (F1 * d)",
    "fract(F * d)", "step(d, C)", "1 - smoothstep(0, C, d)", "1 - smoothstep(C0, C1, d)", "S / abs(d - C)", "S / abs(d - 0.3)",
    "exp(-F * abs(d - C))", "sqrt(d)", "1 - sqrt(d)", "d ** 2", "1 - d ** 2", "2 * d", "pow(1 - d, P)", "step(0.5, fract(F * d))",
    "cos(F * d) * exp(-K * d)", "S / sqrt(d)", "abs(d - C)", "saturate(1 - K * d)", "clamp(1 - K * d, 0, 1)", "1 - d / C1",
    "pow(S / d, P)", "(1 - d) ** 2", "inverseSqrt(1 + F * d)", "sin(F * d) ** 2", "exp(-d * K) * abs(sin(F * d))", "exp2(-K * d)",
    "0.5 - 0.5 * cos(F * d)", "step(0, sin(F * d))", "0.5 * sin(F * d) + 0.5", "(cos(F * d) + 1) / 2",
)  # fmt: skip
# Of any number, for functions and kernels; x may be negative.
GENERAL = (
    "K * x + K", "K * x - B", "A * x + B", "x ** 2", "x ** 3", "x ** 2 + K * x + K", "K * x ** 2 - K * x + B", "B * x ** 3 - K * x",
    "x ** 2 - K", "x ** 2 + 1", "(x + K) ** 2", "(x - B) ** 2", "x ** 3 - K * x + 1", "x ** 4 - K * x ** 2", "x - x ** 3 / 6", "1 / (1 + x ** 2)",
    "1 / (1 + exp(-x))", "1 / (1 + exp(-K * x))", "x / (1 + abs(x))", "x / sqrt(1 + x ** 2)", "sqrt(x ** 2 + B)", "exp(-x ** 2)", "sqrt(abs(x))",
    "exp(-B * x ** 2)", "exp(-abs(x))", "exp(-x ** 2 / 2)", "exp(-B * abs(x)) * cos(F * x)", "sin(x)", "sin(K * x)", "cos(K * x + B)", "B * sin(K * x)",
    "B * sin(K * x) + B", "sin(x) * cos(x)", "sin(x) + A * sin(K * x)", "sin(K1 * x) / K1", "x * sin(K * x)", "x + A * sin(K * x)",
    "tanh(x)", "tanh(B * x)", "B1 * tanh(x / B1)", "log(1 + abs(x))", "log(1 + x ** 2)", "log(1 + exp(x))", "abs(x)", "abs(x - K)", "K - abs(x)",
    "max(x, 0)", "max(0, K * x)", "min(x, K)", "max(A * x, x)", "clamp(x, -1, 1)", "clamp(K * x + A, 0, 1)", "clamp(x / K, 0, 1)",
    "floor(x)", "floor(x / K1) * K1", "floor(K1 * x) / K1", "fract(x)", "fract(x / K)", "x - floor(x)", "round(K1 * x) / K1", "mod(x, K)",
    "sign(x) * x ** 2", "sign(x) * sqrt(abs(x))", "x * abs(x)", "pow(abs(x), P)", "abs(x) ** P", "exp2(x / N)", "2 * x - 1", "0.5 * x + 0.5",
    "1 - x", "-x ** 2", "(x + 1) / (x ** 2 + 1)", "K / (x ** 2 + B)", "x / (x ** 2 + B)", "(x - B) / K", "K * (x - B)", "(K * x + B) / (abs(x) + 1)",
    "x ** 2 / (1 + x ** 2)", "x * exp(-abs(x))", "x / (1 + exp(-x))", "atan(x) / pi", "atan(K * x)", "cos(x) ** 2", "sin(x) ** 2 + A * cos(x)",
    "sin(x ** 2)", "sin(exp(A * x))", "cos(sin(K * x))", "sin(sin(x) + x)", "sqrt(1 + K * x ** 2)", "x * (x * A + B)", "x * (B - x)",
    "((A * x + B) * x + K) * x + A", "(x * (x + S) + B) / (x ** 2 + B)", "smoothstep(-1, 1, x)", "step(0, x)", "mix(A, B, x)",
    "1 if x > B else A * x", "x if x > 0 else S * x", "x ** 2 if x < B else B * x", "0 if x < 0 else sqrt(x)", "(x + B) / (x + K) if x > 0 else 0",
)  # fmt: skip
GENERAL_PAIR = (
    "x + y", "x - y", "x * y", "K * x + K * y", "A * x + B * y", "x + K * y", "x - A * y", "x * y + K", "x ** 2 + y ** 2", "sqrt(x ** 2 + y ** 2)",
    "x ** 2 - y ** 2", "x ** 2 + K * x * y", "(x + y) / 2", "(x + y) * 0.5", "(x - y) ** 2", "abs(x - y)", "(x + y) ** 2", "max(x, y)", "min(x, K * y)", "x * sin(y)",
    "x * cos(K * y)", "sin(x) * cos(y)", "sin(x) + sin(y)", "sin(K * x + y)", "sin(x * y)", "exp(-x ** 2 - y ** 2)", "exp(-B * (x ** 2 + y ** 2))",
    "x / (1 + abs(y))", "x / (y ** 2 + 1)", "(x - y) / (abs(x) + abs(y) + S)", "x * y / (x ** 2 + y ** 2 + 1)", "atan2(y, x)", "atan2(y, x) / tau",
    "mix(x, y, A)", "x + A * (y - x)", "x * (1 - y)", "max(x - y, 0)", "max(abs(x), abs(y))", "abs(x) + abs(y)",
    "sqrt(x ** 2 + y ** 2) - B", "step(x, y)", "fract(x + y)", "floor(x) + fract(y)", "x ** 2 * y - K * y", "x if x > y else y", "x - y if x > y else y - x",
    "(x - y) / K", "x * abs(y)", "x * exp(-y ** 2)", "clamp(x + y, 0, 1)", "clamp(x * y, -1, 1)", "mod(x + y, K)", "x + y - x * y", "x + y * K - B",
    "2 * x - y", "x ** 3 - 3 * x * y ** 2", "log(1 + x ** 2 + y ** 2)", "sqrt(abs(x * y))", "x * y - A * (x + y)", "sin(x) * y + B", "x / B + y / B",
)  # fmt: skip
GENERAL_TRIPLE = (
    "x * y + z", "x + y + z", "x * y * z", "(x + y + z) / 3", "x + y * z", "x + (y - x) * z", "x * (1 - z) + y * z", "mix(x, y, z)", "sqrt(x ** 2 + y ** 2 + z ** 2)",
    "x ** 2 + y ** 2 + z ** 2", "x * y + y * z + z * x", "x * y - z", "(x - y) * z", "(x - y) / (abs(z) + 1)", "x * sin(y) + z", "x * sin(y * z)",
    "x * sin(y) * cos(z)", "x * exp(-y * y) + z", "y ** 2 - 4 * x * z", "x * cos(y) - z * sin(y)", "max(x, max(y, z))", "min(min(x, y), z)", "clamp(x, y, y + abs(z))",
    "x * K + y * K + z * K", "0.299 * x + 0.587 * y + 0.114 * z", "0.2126 * x + 0.7152 * y + 0.0722 * z", "x - K * y + z", "A * x + B * y - K * z", "abs(x) + abs(y) + abs(z)",
    "sin(x) + sin(y) + sin(z)", "x ** 2 + y * z", "(x + y) * z", "(x + y) * (x - z)", "x + y * z + A * z ** 2", "x + y * z - 0.5 * K * z ** 2", "smoothstep(x, x + abs(y) + S, z)",
    "x * z ** 2 + y * z", "x if z > 0 else y", "x + y if z < B else x - y", "exp(-x ** 2) * sin(y + z)", "x / (1 + y ** 2 + z ** 2)", "K * x * y / (1 + z ** 2)",
)  # fmt: skip
# On unsigned integers.
BITWISE = (
    "x ^ (x >> L)", "x ^ (x << L)", "(x ^ (x >> L)) * H", "x & M", "(x >> L) & M", "x | M", "x ^ M", "x << L", "x >> L", "~x", "~x & M", "(x & M) << L",
    "(x << L) | (x >> L)", "x * H", "x * H + H", "x * I + I", "x * x", "x * x + x", "x % J", "x / I", "x / I1 * I1", "(x * I) % J", "(x + I) % J", "x & (x - 1)",
    "x & (~x + 1)", "(x >> 1) ^ x", "x ^ (x >> 1)", "x & 1", "1 - (x & 1)", "(x >> L) & 1", "x | (1 << L)", "x & ~(1 << L)", "x ^ (1 << L)", "(x & M) * I", "x * I + (x >> L)",
    "((x >> L) ^ x) * H", "x + (x << L)", "(x << L) - x", "min(x, J)", "max(x, I)", "(x + J) / I", "(x & M) | (x << L)", "x * (x + 1) / 2", "x % J * I", "x * x % J",
)  # fmt: skip
BITWISE_PAIR = (
    "x ^ y", "x & y", "x | y", "x & ~y", "(x ^ y) & M", "(x << L) | y", "(x << L) ^ y", "x * H + y", "(x * H) ^ y", "x * I + y", "x + y * I", "x + y * J", "(x + y) % J", "(x ^ y) * H", "x * y",
    "(x & M1) | (y & ~M1)", "(x & M) | (y << L)", "(x >> L) + y", "(x + y) >> 1", "x ^ (y >> L)", "x ^ (y << L)", "min(x, y) * I", "max(x, y) - min(x, y)", "x * x + y * y",
    "(x & y) + ((x ^ y) >> 1)", "x * y + I", "(x * y) % J", "(x * I + y) % J", "(x & y) << L", "(x ^ y) & 1", "(x + y) & M",
)  # fmt: skip
BITWISE_TRIPLE = (
    "x ^ y ^ z", "(x & y) | z", "(x & y) | (~x & z)", "(x & z) | (y & ~z)", "x * y + z", "x + y * I + z * J", "(x ^ y) * H + z", "(x + y + z) / 3", "(x << 16) | (y << 8) | z", "(x & y) ^ (x & z) ^ (y & z)", "x + y + z",
    "(x * y) % (z + 1)", "(x | y) & z", "max(x, max(y, z))", "min(x, min(y, z))", "(x ^ y) & z", "((x + y) ^ z) * H", "(x + y) * z", "x * I + y * J + z",
)  # fmt: skip
# On signed integers.
WHOLE = (
    "x * x", "x * x + I", "I * x + I", "I * x - I", "x / I", "x % J", "abs(x)", "abs(x - I)", "-x", "x * (x + 1) / 2", "x * x - I * x", "x * x * x", "max(x, 0)", "min(x, J)", "clamp(x, 0, J)",
    "clamp(x, -I1, I1)", "(x + I) * I", "(x - I1) * (x + I1)", "x / I1 * I1", "x if x > I1 else I1", "x * I if x < 0 else x", "x * x % J", "sign(x) * I", "I - x", "(x + 1) / I",
)  # fmt: skip
WHOLE_PAIR = (
    "x + y", "x - y", "x * y", "x * I + y", "x + y * J", "I * x - I * y", "x * x + y * y", "abs(x - y)", "abs(x) + abs(y)", "max(x, y)", "min(x, y)", "(x + y) / 2", "x * y + I", "(x + y) * I", "x * x - y",
    "(x - y) * (x + y)", "max(x - y, 0)", "x if x > y else y", "max(abs(x), abs(y))", "x * y % J", "x * (y + 1)", "x * y - I",
)  # fmt: skip
WHOLE_TRIPLE = (
    "x + y + z", "x + y - z", "x * y + z", "x * y - z", "(x + y) * z", "(x - y) * z", "(x + y + z) / 3", "x * I + y * J + z", "max(x, max(y, z))", "min(x, min(y, z))", "clamp(x, y, y + abs(z))", "x * x + y * y + z * z", "abs(x - y) + abs(y - z)", "x if z > 0 else y", "x + I * y - J * z", "x * y * z", "x - y * z + I",
)  # fmt: skip
