"""Whole numbers in daily life: bytes and indices, clocks and calendars, rules of games, boards and inventories."""

from ..draw import Draw
from ..family import Request, family
from .recipe import Recipe, recipe
from .say import request


def _rule(
    name: str,
    signature: str,
    body: str,
    result: str,
    do: tuple[str, ...],
    what: tuple[str, ...],
    say: tuple[str, ...] = (),
    before: str = "",
) -> Recipe:
    return recipe(name, signature, body, result=result, do=do, what=what, say=say, before=before)


_BYTES = (
    _rule("get_byte", "x:u32 value; n:u32[0,3] byte index", "(x >> (8u * n)) & 255u", "u32", ("extract byte {n} of a u32, counting from the lowest", "get byte number {n} (0 is the least significant) of an unsigned int"), ("byte {n} of a u32, 0 being the lowest", "(x >> (8*n)) & 0xff with n = {n}", "the byte with index {n} of a u32, lowest first")),
    _rule("low_byte", "x:u32 value", "x & 255u", "u32", ("keep only the lowest byte of a u32",), ("the low byte", "x & 0xff", "the least significant byte of a u32")),
    _rule("high_byte", "x:u32 value", "x >> 24u", "u32", ("get the top byte of a u32",), ("the high byte", "the most significant byte of a u32", "x >> 24")),
    _rule("high_half", "x:u32 value", "x >> 16u", "u32", ("get the upper 16 bits of a u32",), ("the high 16 bits", "the upper half-word of a u32", "HIWORD")),
    _rule("low_half", "x:u32 value", "x & 65535u", "u32", ("get the lower 16 bits of a u32",), ("the low 16 bits", "the lower half-word of a u32", "LOWORD")),
    _rule("pack_halves", "high:u32 upper half; low:u32 lower half", "(high << 16u) | (low & 65535u)", "u32", ("pack two 16 bit values into a u32, the first on top", "combine {high} (upper) and {low} (lower 16 bits) into one u32"), ("two u16 in one u32, the first in the upper half", "(high << 16) {|} (low & 0xffff)")),
    _rule("pack_bytes", "a:u32 lowest byte; b:u32 second byte; c:u32 third byte; d:u32 highest byte", "a | (b << 8u) | (c << 16u) | (d << 24u)", "u32", ("pack four bytes into a u32, the first in the lowest bits", "combine four values below 256 into one u32, lowest byte first"), ("four bytes packed into a u32, little endian", "a {|} b << 8 {|} c << 16 {|} d << 24")),
    _rule("hex_color", "hex:u32 color", "vec3<f32>(f32((hex >> 16u) & 255u), f32((hex >> 8u) & 255u), f32(hex & 255u)) / 255.0", "vec3", ("unpack a 0xRRGGBB color into an rgb vec3 in 0..1", "turn a hex color (u32, 0xRRGGBB) into a vec3"), ("0xRRGGBB to vec3", "hex color -> rgb, each 0..1", "a vec3 color from a u32 like 0xff8800", "the rgb of a packed 24 bit color"), ("0xff0000 should give (1, 0, 0), 0x00ff00 (0, 1, 0) and so on", "I have colors as 0xRRGGBB and need them as vec3 from 0 to 1")),
    _rule("bit_field", "x:u32 value; offset:u32[0,20] offset; width:u32[2,10] width", "(x >> offset) & ((1u << width) - 1u)", "u32", ("extract {width} bits starting at bit {offset}", "read a bit field of {width} bits at offset {offset} from a u32"), ("the {width} bits from bit {offset} on", "a bit field: offset {offset}, {width} bits wide")),
    _rule("is_bit_set", "x:u32 value; n:u32[0,31] bit", "((x >> n) & 1u) == 1u", "bool", ("test whether bit {n} of a u32 is set", "check bit {n}"), ("whether bit {n} is set", "is bit {n} of a u32 on", "a bit test, bit {n}")),
    _rule("has_flags", "flags:u32 flags; mask:u32 mask", "(flags & mask) == mask", "bool", ("check that all bits of {mask} are set in {flags}",), ("whether all flags of a mask are set", "(flags & mask) == mask")),
)  # fmt: skip
_INDICES = (
    _rule("flatten_3d", "x:u32 column; y:u32 row; z:u32 slice; width:u32[8,256] width; height:u32[8,256] height", "x + width * (y + height * z)", "u32", ("turn 3D coordinates into a linear index, x fastest, size {width} by {height} per slice", "flatten {x}, {y}, {z} in a volume {width} wide and {height} high"), ("x + width * (y + height * z) with width {width} and height {height}", "a flat index into a 3D grid (width {width}, height {height}, x fastest)", "the voxel index of (x, y, z), {width} x {height} voxels per slice")),
    _rule("unflatten_2d", "i:u32 index; width:u32[8,640] width", "vec2<u32>(i % width, i / width)", "vec2<u32>", ("turn a linear index into column and row for width {width}", "get (x, y) from index {i} in rows of {width}"), ("(i % width, i / width) with width {width}", "the 2D cell (column, row) of a flat index, {width} per row", "index to xy, width {width}")),
    _rule("unflatten_3d", "i:u32 index; width:u32[8,256] width; height:u32[8,256] height", "vec3<u32>(i % width, (i / width) % height, i / (width * height))", "vec3<u32>", ("turn a linear index back into x, y, z for slices of {width} by {height}", "unflatten index {i} in a volume of width {width} and height {height}"), ("(x, y, z) from a flat voxel index, width {width}, height {height}", "index to xyz for a grid {width} wide and {height} high")),
    _rule("flatten_vec", "p:vec3<u32> cell; size:vec3<u32> grid size", "p.x + size.x * (p.y + size.y * p.z)", "u32", ("flatten a vec3<u32> cell in a grid of vec3<u32> size",), ("the linear index of a vec3<u32> cell in a grid of vec3<u32> size, x fastest", "id.x + size.x * (id.y + size.y * id.z)")),
    _rule("triangle_index", "row:u32 row; column:u32 column", "row * (row + 1u) / 2u + column", "u32", ("compute the index into a packed lower triangular matrix",), ("row * (row + 1) / 2 + column", "the packed index of a lower triangle, row by row")),
    _rule("wrap_index", "i:i32 index; n:i32[3,100] length", "((i % n) + n) % n", "i32", ("wrap the index {i} around an array of {n} entries, negative ones too",), ("a circular index for {n} entries, negative indices allowed", "python-like negative indexing modulo {n}"), ("-1 should be the last of {n} entries and {n} the first again",)),
    _rule("clamp_index", "i:i32 index; n:i32[3,500] length", "clamp(i, 0, n - 1)", "i32", ("clamp the index {i} to an array of {n} entries", "keep an index inside [0, {n})"), ("an index clamped to a length of {n}", "clamp-to-edge indexing for {n} texels")),
    _rule("is_border", "x:u32 column; y:u32 row; width:u32[8,640] width; height:u32[8,480] height", "x == 0u || y == 0u || x == width - 1u || y == height - 1u", "bool", ("check whether a cell lies on the border of a {width} by {height} grid",), ("whether (x, y) is on the edge of a grid {width} wide and {height} high", "an is-border test for a {width}x{height} grid")),
    _rule("in_grid", "x:i32 column; y:i32 row; width:i32[8,640] width; height:i32[8,480] height", "x >= 0 && y >= 0 && x < width && y < height", "bool", ("check whether the cell {x}, {y} is inside a {width} by {height} grid",), ("a bounds check for a {width}x{height} grid with signed coordinates", "whether x and y are in range, {width} columns, {height} rows")),
    _rule("grid_distance", "a:vec2<i32> first cell; b:vec2<i32> second cell", "abs(a.x - b.x) + abs(a.y - b.y)", "i32", ("count the steps between two cells without diagonals",), ("the Manhattan distance of two vec2<i32> cells", "taxicab distance on a grid, vec2<i32>")),
    _rule("king_distance", "a:vec2<i32> first square; b:vec2<i32> second square", "max(abs(a.x - b.x), abs(a.y - b.y))", "i32", ("count the moves of a chess king between two squares",), ("the Chebyshev distance of two vec2<i32> cells", "king moves between two squares (vec2<i32>)")),
    _rule("checker_cell", "x:u32 column; y:u32 row", "(x + y) % 2u", "u32", ("return 0 or 1 alternating like a chessboard for cell {x}, {y}", "say whether a chessboard square is dark: 0 for even x + y, 1 for odd"), ("chessboard parity of a cell", "(x + y) % 2", "a checkerboard of 0 and 1 from integer coordinates")),
)  # fmt: skip
_CALENDAR = (
    _rule("is_leap_year", "year:u32 year", "(year % 4u == 0u && year % 100u != 0u) || year % 400u == 0u", "bool", ("tell whether a year is a leap year (Gregorian)", "check for a leap year"), ("leap year?", "isLeapYear", "a Gregorian leap year test", "whether February has 29 days"), ("divisible by 4 but not by 100, except when divisible by 400", "2000 and 2024 are leap years, 1900 and 2023 are not")),
    _rule("days_in_month", "month:u32 month 1 to 12", "switch month { case 2u { return 28u; } case 4u, 6u, 9u, 11u { return 30u; } default { return 31u; } }", "u32", ("return the number of days of a month (1 to 12) in a common year", "say how many days month {month} has, February 28"), ("days in a month, no leap years", "the length of month 1..12 in days (28 for February)")),
    _rule("hours_minutes", "seconds:u32 seconds", "vec3<u32>(seconds / 3600u, (seconds / 60u) % 60u, seconds % 60u)", "vec3<u32>", ("split seconds into hours, minutes and seconds", "turn a number of seconds into h, m, s as vec3<u32>"), ("seconds -> (hours, minutes, seconds)", "hh:mm:ss from seconds, as a vec3<u32>"), ("3661 seconds are 1 hour, 1 minute and 1 second: give me the three numbers in a vec3<u32>",)),
    _rule("to_seconds", "hours:u32 hours; minutes:u32 minutes; seconds:u32 seconds", "(hours * 60u + minutes) * 60u + seconds", "u32", ("turn hours, minutes and seconds into seconds",), ("hours, minutes, seconds -> seconds", "total seconds of h:m:s", "h*3600 + m*60 + s")),
    _rule("twelve_hour", "hour:u32 hour 0 to 23", "(hour + 11u) % 12u + 1u", "u32", ("convert a 24 hour clock hour to 1..12",), ("24h to 12h (0 is 12)", "the hour on a 12 hour clock face"), ("0 becomes 12, 13 becomes 1, 23 becomes 11",)),
    _rule("hour_hand", "hours:f32 hours; minutes:f32 minutes", "6.2831855 * fract((hours + minutes / 60.0) / 12.0)", "f32", ("compute the angle of the hour hand in radians, clockwise from 12",), ("the hour hand's angle from 12 o'clock in radians", "the clockwise angle of the hour hand for hours and minutes, radians")),
    _rule("day_of_week", "days:u32 days", "days % 7u", "u32", ("reduce a day count to a weekday from 0 to 6",), ("weekday index from a day count", "days modulo a week")),
    _rule("beat_index", "seconds:f32 time; bpm:f32[60,180,5] beats per minute", "u32(seconds * bpm / 60.0)", "u32", ("say which beat is playing at {seconds} for {bpm} beats per minute",), ("the beat number at {bpm} bpm, from seconds", "the index of the current beat, {bpm} BPM, as u32")),
    _rule("frame_index", "seconds:f32 time; fps:f32[6,60,2] frames per second; count:u32[4,32] number of frames", "u32(seconds * fps) % count", "u32", ("pick the frame of a looping sprite animation, {fps} fps, {count} frames",), ("the frame of a flipbook of {count} frames at {fps} fps, looping", "the sprite frame index for time, {fps} frames a second, {count} in the loop")),
)  # fmt: skip
_GAMES = (
    _rule("take_damage", "health:f32 health; damage:f32 damage", "max(health - damage, 0.0)", "f32", ("subtract damage from health, never below zero", "reduce hit points by damage but not under 0"), ("health after damage, not below zero", "remaining HP, floored at zero"), ("health must not go below zero when damage is taken", "the player loses damage from his health, dead means 0, never less")),
    _rule("heal", "health:f32 health; amount:f32 amount; maximum:f32[50,200,10] maximum", "min(health + amount, maximum)", "f32", ("heal by an amount without exceeding {maximum}",), ("health after healing, capped at {maximum}", "healing up to {maximum} at most"), ("a potion adds to the health but the maximum is {maximum}",)),
    _rule("armor_damage", "damage:f32 damage; armor:f32 armor", "damage * 100.0 / (100.0 + armor)", "f32", ("reduce damage by armor: damage * 100 / (100 + armor)",), ("damage after armor, MOBA style 100 / (100 + armor)",)),
    _rule("critical_damage", "damage:f32 damage; critical:bool critical hit; factor:f32[1.5,3,0.25] factor", "select(damage, damage * factor, critical)", "f32", ("multiply damage by {factor} on a critical hit",), ("damage, times {factor} if critical", "crit damage with factor {factor}"), ("a critical hit does {factor} times the damage",)),
    _rule("level_for_xp", "xp:u32 experience; step_xp:u32[50,1000] points per level", "xp / step_xp + 1u", "u32", ("turn experience points into a level, {step_xp} per level, starting at 1",), ("the level for xp, {step_xp} points each, first level is 1", "xp / {step_xp} + 1")),
    _rule("cooldown_ready", "now:f32 current time; last_used:f32 last use; cooldown:f32[0.5,10,0.5] cooldown", "now - last_used >= cooldown", "bool", ("check whether a cooldown of {cooldown} seconds is over",), ("whether an ability is ready, cooldown {cooldown}", "a cooldown check with {cooldown} seconds"), ("the player may shoot again {cooldown} seconds after the last shot",)),
    _rule("cooldown_left", "now:f32 current time; last_used:f32 last use; cooldown:f32[0.5,10,0.5] cooldown", "max(cooldown - (now - last_used), 0.0)", "f32", ("compute the remaining cooldown out of {cooldown} seconds, at least 0",), ("the time left of a {cooldown} second cooldown", "remaining cooldown, never negative, length {cooldown}")),
    _rule("in_sight", "position:vec2 own position; facing:vec2 unit view direction; other:vec2 other position; cosine:f32[0.3,0.95,0.05] cosine of half the view angle", "dot(normalize(other - position), facing) > cosine", "bool", ("check whether another point is in the view cone, cosine of the half angle {cosine}",), ("a field of view test in 2D, cos(half angle) = {cosine}", "whether a guard sees the player: view cone with cosine {cosine}")),
    _rule("in_reach", "a:T first position; b:T second position; reach:f32[0.5,10,0.5] reach", "distance(a, b) <= reach", "bool", ("check whether two points are at most {reach} apart",), ("whether b is within {reach} of a", "a range check with radius {reach}"), ("the enemy attacks when the player is within {reach}",)),
    _rule("die_roll", "random:f32 random number in 0..1; sides:u32[4,20] sides", "min(u32(random * f32(sides)), sides - 1u) + 1u", "u32", ("turn a random number in 0..1 into a roll of a {sides}-sided die",), ("a d{sides} roll from a random float", "a die with {sides} sides from 0..1"), ("random is 0..1, I need 1 to {sides}",)),
    _rule("bowling_turn", "player:u32 player; players:u32[2,8] players", "(player + 1u) % players", "u32", ("find whose turn is next among {players} players",), ("the next player index of {players}", "next turn, {players} players")),
    _rule("rock_paper_scissors", "a:u32 first choice; b:u32 second choice", "(a + 3u - b) % 3u", "u32", ("decide rock paper scissors (0, 1, 2): 0 is a draw, 1 if the first wins, 2 if the second does",), ("rock paper scissors with 0 rock, 1 paper, 2 scissors; result 0 draw, 1 first wins, 2 second wins",)),
)  # fmt: skip
_CHOICES = (
    _rule("sign_of_int", "x:i32 number", "select(select(0, 1, x > 0), -1, x < 0)", "i32", ("return -1, 0 or 1 depending on the sign of an int",), ("the sign of an i32", "-1, 0 or 1 for negative, zero, positive ints")),
    _rule("compare", "a:i32 first; b:i32 second", "select(select(0, 1, a > b), -1, a < b)", "i32", ("compare two ints: -1 if the first is smaller, 1 if larger, 0 if equal",), ("a three-way comparison of two ints", "Java's Integer.compare as -1, 0, 1", "strcmp-style compare for ints (-1, 0, 1)", "the spaceship operator for i32")),
    _rule("leading_sign", "x:i32 number", "if x < 0 { return -x; } return x;", "i32", ("make an int positive with a branch",), ("the absolute value of an i32 with an if",)),
    _rule("halve_or_triple", "n:u32 number", "if n % 2u == 0u { return n / 2u; } return 3u * n + 1u;", "u32", ("do one Collatz step", "halve an even number, else triple it and add one"), ("one step of the 3n+1 problem", "the next Collatz number", "n/2 if even, 3n+1 if odd"), ("even numbers are halved, odd ones become 3n + 1",)),
    _rule("largest_of_three", "a:i32 first; b:i32 second; c:i32 third", "max(a, max(b, c))", "i32", ("return the largest of three ints",), ("the max of three i32", "max3 for ints")),
    _rule("grade", "points:u32 points", "if points >= 90u { return 1u; } if points >= 75u { return 2u; } if points >= 60u { return 3u; } if points >= 50u { return 4u; } return 5u;", "u32", ("turn points into a grade: 1 from 90, 2 from 75, 3 from 60, 4 from 50, else 5",), ("grades by points: >= 90 is 1, >= 75 is 2, >= 60 is 3, >= 50 is 4, the rest 5",)),
    _rule("bool_to_float", "b:bool flag", "select(0.0, 1.0, b)", "f32", ("turn a bool into 0.0 or 1.0",), ("float(bool)", "1.0 for true, 0.0 for false", "a bool as a float")),
    _rule("xor_bool", "a:bool first; b:bool second", "a != b", "bool", ("return true when exactly one of two bools is true",), ("exclusive or of two bools", "logical xor")),
    _rule("majority", "a:bool first; b:bool second; c:bool third", "(a && b) || (a && c) || (b && c)", "bool", ("return what most of three bools say",), ("a majority vote of three bools", "at least two of three bools")),
    _rule("majority_bits", "a:u32 first; b:u32 second; c:u32 third", "(a & b) | (a & c) | (b & c)", "u32", ("take the majority of three u32, bit by bit",), ("bitwise majority of three words", "SHA's Maj(a, b, c)")),
    _rule("choose_bits", "a:u32 selector; b:u32 where one; c:u32 where zero", "(a & b) ^ (~a & c)", "u32", ("choose bits of {b} where {a} is 1 and of {c} where it is 0",), ("SHA's Ch(a, b, c)", "a bitwise multiplexer")),
    _rule("triangular_number", "n:u32 number", "n * (n + 1u) / 2u", "u32", ("compute the n-th triangular number by its formula",), ("n (n + 1) / 2 for a u32", "the nth triangular number, closed form")),
)  # fmt: skip


@family("function", structures=40)
def bytes_and_indices(draw: Draw) -> Request:
    """Fields of a word, and indices of grids."""
    return request(draw, draw.pick(_BYTES + _INDICES))


@family("function", structures=40)
def everyday(draw: Draw) -> Request:
    """Clocks, calendars, games and choices between whole numbers."""
    return request(draw, draw.pick(_CALENDAR + _GAMES + _CHOICES))
