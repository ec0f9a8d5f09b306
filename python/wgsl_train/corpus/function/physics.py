"""Formulas of school physics, units, money and games of motion: the constants that are standard stand in the code."""

from ..draw import Draw
from ..family import Request, family
from .recipe import PLANE_AND_SPACE, Recipe, recipe
from .say import request


def _law(
    name: str,
    signature: str,
    body: str,
    do: tuple[str, ...],
    what: tuple[str, ...],
    say: tuple[str, ...] = (),
    types: tuple[str, ...] = ("f32",),
    result: str = "T",
) -> Recipe:
    return recipe(name, signature, body, do=do, what=what, say=say, types=types, result=result)


_LAWS = (
    _law("kinetic_energy", "m:f32 mass; v:f32 speed", "0.5 * m * v * v", ("compute the kinetic energy of mass {m} at speed {v}",), ("kinetic energy", "1/2 m v^2", "the kinetic energy of a moving body", "E = 0.5 * m * v²")),
    _law("potential_energy", "m:f32 mass; h:f32 height; g:f32[1.6,9.81,0.01] gravity", "m * g * h", ("compute the potential energy of mass {m} at height {h} with gravity {g}",), ("the potential energy m g h with g = {g}", "gravitational potential energy, g is {g}")),
    _law("momentum", "m:f32 mass; v:T velocity", "m * v", ("multiply a mass by a velocity to get the momentum",), ("momentum", "p = m v", "the momentum of a mass with a velocity"), types=("f32", "vec2", "vec3")),
    _law("free_fall_distance", "t:f32 time; g:f32[1.6,9.81,0.01] gravity", "0.5 * g * t * t", ("compute how far something falls in {t} seconds with g = {g}",), ("free fall distance after {t} seconds, g = {g}", "1/2 g t^2 with g {g}", "the distance fallen from rest in time {t}, gravity {g}")),
    _law("fall_speed", "h:f32 height; g:f32[1.6,9.81,0.01] gravity", "sqrt(2.0 * g * h)", ("find the impact speed of something dropped from height {h}, g = {g}",), ("the speed after falling {h} meters with g = {g}", "sqrt(2 g h), g = {g}", "impact speed from a drop height, gravity {g}")),
    _law("ballistic_position", "p:T start; v:T velocity; a:T acceleration; t:f32 time", "p + v * t + 0.5 * a * t * t", ("compute the position after time {t} from start, velocity and constant acceleration", "move a point under constant acceleration"), ("p + v t + 1/2 a t^2", "the position under constant acceleration", "uniformly accelerated motion", "projectile position at time {t}"), types=("vec3", "vec2", "f32")),
    _law("jump_speed", "height:f32 jump height; g:f32[4,30,0.5] gravity", "sqrt(2.0 * g * height)", ("find the launch speed that a jump of height {height} needs with gravity {g}",), ("the initial jump velocity for a given jump height, gravity {g}", "takeoff speed to reach {height} with g = {g}"), ("my character should jump exactly {height} high, gravity is {g}: what launch speed does it need?",)),
    _law("projectile_range", "v:f32 launch speed; angle:f32 launch angle; g:f32[1.6,9.81,0.01] gravity", "v * v * sin(2.0 * angle) / g", ("compute how far a projectile flies on flat ground from speed {v} and angle {angle} (radians), g = {g}",), ("projectile range on flat ground, g = {g}, angle in radians", "v^2 sin(2 angle) / g with g {g}")),
    _law("spring_force", "x:T displacement; k:f32[0.5,20,0.5] stiffness", "-k * x", ("compute the spring force for displacement {x} with stiffness {k}",), ("Hooke's law with k = {k}", "the force of a spring of stiffness {k}", "-k x, k = {k}"), types=("f32", "vec2", "vec3")),
    _law("damped_spring_force", "x:T displacement; v:T velocity; k:f32[1,20,1] stiffness; c:f32[0.1,4,0.1] damping", "-k * x - c * v", ("compute the force of a damped spring, stiffness {k}, damping {c}",), ("a spring-damper force with k {k} and c {c}", "-k x - c v with k = {k}, c = {c}"), types=("f32", "vec2", "vec3")),
    _law("drag_force", "v:f32 speed; density:f32[0.9,1.4,0.05] air density; cd:f32[0.1,1.2,0.05] drag coefficient; area:f32 area", "0.5 * density * v * v * cd * area", ("compute the drag force at speed {v}, density {density}, coefficient {cd}",), ("the drag equation with air density {density} and drag coefficient {cd}", "aerodynamic drag: 1/2 rho v^2 cd A, rho {density}, cd {cd}")),
    _law("gravity_force", "m1:f32 first mass; m2:f32 second mass; r:f32 distance; g:f32[0.5,10,0.5] gravitational constant", "g * m1 * m2 / (r * r)", ("compute the gravitational attraction of two masses at distance {r} with constant {g}",), ("Newton's law of gravitation with G = {g}", "G m1 m2 / r^2, G = {g}")),
    _law("orbital_speed", "mu:f32 gravitational parameter; r:f32 orbital radius", "sqrt(mu / r)", ("find the speed of a circular orbit of radius {r}",), ("circular orbital speed", "sqrt(mu / r)", "the speed that keeps a circular orbit of radius {r}")),
    _law("pendulum_period", "l:f32 length; g:f32[1.6,9.81,0.01] gravity", "6.2831855 * sqrt(l / g)", ("compute the period of a pendulum of length {l}, small swings, g = {g}",), ("the period of a simple pendulum, g = {g}", "2 pi sqrt(l/g) with g {g}")),
    _law("centripetal_acceleration", "v:f32 speed; r:f32 radius", "v * v / r", ("compute the centripetal acceleration at speed {v} on radius {r}",), ("centripetal acceleration", "v^2/r", "the acceleration towards the center in circular motion")),
    _law("ohm_current", "voltage:f32 voltage; resistance:f32 resistance", "voltage / resistance", ("compute the current from voltage and resistance (Ohm's law)",), ("Ohm's law: the current", "I = U / R", "the current through a resistor")),
    _law("parallel_resistance", "r1:f32 first resistance; r2:f32 second resistance", "r1 * r2 / (r1 + r2)", ("combine two resistors in parallel",), ("two resistors in parallel", "the parallel resistance of {r1} and {r2}", "r1 r2 / (r1 + r2)")),
    _law("rc_charge", "t:f32 time; tau:f32[0.1,5,0.1] time constant", "1.0 - exp(-t / tau)", ("compute how far a capacitor is charged after {t}, time constant {tau}, from 0 to 1",), ("the charge curve 1 - e^(-t/tau), tau = {tau}", "an RC charging curve from 0 to 1 with time constant {tau}")),
    _law("lens_focal_length", "u:f32 object distance; v:f32 image distance", "u * v / (u + v)", ("compute the focal length from object and image distance",), ("the thin lens equation solved for the focal length", "f from 1/f = 1/u + 1/v")),
    _law("snell_sine", "angle:f32 angle of incidence; n1:f32[1,1.5,0.05] first index; n2:f32[1.2,2.4,0.05] second index", "asin(clamp(n1 / n2 * sin(angle), -1.0, 1.0))", ("refract an angle by Snell's law from index {n1} to {n2}, the sine clamped to -1..1",), ("the refraction angle by Snell's law, n1 = {n1}, n2 = {n2}, argument of asin clamped", "asin(n1/n2 sin(angle)), clamped, for indices {n1} and {n2}")),
    _law("doppler_frequency", "f:f32 frequency; v:f32 source speed; c:f32[300,350,5] speed of sound", "f * c / (c - v)", ("compute the frequency heard from a source that approaches at speed {v}, sound travels at {c}",), ("the Doppler frequency of an approaching source, speed of sound {c}", "f c / (c - v), c = {c}")),
    _law("beer_lambert", "distance_in:f32 distance; absorption:T absorption", "exp(-absorption * distance_in)", ("compute the transmittance by Beer-Lambert from distance and absorption",), ("Beer's law", "Beer-Lambert transmittance", "exp(-absorption * distance)"), types=("f32", "vec3")),
    _law("terminal_speed", "m:f32 mass; k:f32 drag factor; g:f32[1.6,9.81,0.01] gravity", "sqrt(m * g / k)", ("compute the terminal speed with quadratic drag factor {k}, g = {g}",), ("terminal velocity with quadratic drag, g = {g}", "sqrt(m g / k), g = {g}")),
    _law("elastic_velocity", "m1:f32 first mass; m2:f32 second mass; v1:f32 first velocity; v2:f32 second velocity", "((m1 - m2) * v1 + 2.0 * m2 * v2) / (m1 + m2)", ("compute the velocity of the first body after an elastic 1D collision",), ("the first velocity after an elastic collision in 1D", "v1' of a 1D elastic collision")),
    _law("bounce_velocity", "v:T velocity; n:T normal; restitution:f32[0.2,0.95,0.05] restitution", "v - (1.0 + restitution) * dot(v, n) * n", ("bounce a velocity off a surface with unit normal {n} and restitution {restitution}",), ("a bounce off a unit normal with restitution {restitution}", "the velocity after hitting a wall, restitution {restitution}"), ("my ball should lose energy when it bounces: reflect its velocity at the normal, restitution {restitution}",), types=PLANE_AND_SPACE),
)  # fmt: skip
_LINEAR = (
    ("celsius_to_fahrenheit", "c", "c * 1.8 + 32.0", "Celsius", "Fahrenheit", ("celsius to fahrenheit", "C -> F", "°C to °F", "degC2F")),
    ("fahrenheit_to_celsius", "f", "(f - 32.0) / 1.8", "Fahrenheit", "Celsius", ("fahrenheit to celsius", "F -> C", "°F to °C")),
    ("celsius_to_kelvin", "c", "c + 273.15", "Celsius", "kelvin", ("celsius to kelvin", "C -> K", "°C to K")),
    ("kelvin_to_celsius", "k", "k - 273.15", "kelvin", "Celsius", ("kelvin to celsius", "K to °C")),
    ("kmh_to_ms", "speed", "speed / 3.6", "km/h", "m/s", ("km/h to m/s", "kmh -> ms", "kilometers per hour to meters per second")),
    ("ms_to_kmh", "speed", "speed * 3.6", "m/s", "km/h", ("m/s to km/h", "meters per second to kilometers per hour")),
    ("mph_to_kmh", "speed", "speed * 1.609344", "mph", "km/h", ("mph to km/h", "miles per hour to km/h")),
    ("miles_to_km", "miles", "miles * 1.609344", "miles", "kilometers", ("miles to km", "miles -> kilometres")),
    ("km_to_miles", "km", "km / 1.609344", "kilometers", "miles", ("km to miles", "kilometres to miles")),
    ("inches_to_cm", "inches", "inches * 2.54", "inches", "centimeters", ("inches to cm", "inch -> cm")),
    ("cm_to_inches", "cm", "cm / 2.54", "centimeters", "inches", ("cm to inches",)),
    ("feet_to_meters", "feet", "feet * 0.3048", "feet", "meters", ("feet to meters", "ft -> m")),
    ("meters_to_feet", "meters", "meters / 0.3048", "meters", "feet", ("meters to feet", "m to ft")),
    ("pounds_to_kg", "pounds", "pounds * 0.45359236", "pounds", "kilograms", ("pounds to kg", "lbs -> kg")),
    ("rpm_to_radians", "rpm", "rpm * 0.10471976", "rpm", "radians per second", ("rpm to rad/s", "revolutions per minute to radians per second")),
    ("bpm_to_seconds", "bpm", "60.0 / bpm", "beats per minute", "seconds per beat", ("bpm to seconds per beat", "beat length in seconds from bpm")),
    ("frequency_to_period", "frequency", "1.0 / frequency", "a frequency in Hz", "the period in seconds", ("Hz to period", "period of a frequency")),
    ("midi_to_frequency", "note", "440.0 * exp2((note - 69.0) / 12.0)", "a MIDI note number", "its frequency in Hz", ("midi to Hz", "mtof", "MIDI note to frequency (A4 = 69 = 440 Hz)")),
    ("semitones_to_ratio", "semitones", "exp2(semitones / 12.0)", "semitones", "a frequency ratio", ("semitones to ratio", "pitch ratio of n semitones")),
    ("degrees_to_turns", "angle", "angle / 360.0", "degrees", "turns", ("degrees to turns", "deg -> turns")),
    ("percent_to_fraction", "percent", "percent / 100.0", "a percentage", "a fraction", ("percent to fraction", "percent -> 0..1")),
    ("byte_to_unit", "value", "value / 255.0", "0..255", "0..1", ("0-255 to 0-1 (float)", "8 bit value to unit float")),
)  # fmt: skip


def _conversion(name: str, x: str, body: str, source: str, to: str, brief: tuple[str, ...]) -> Recipe:
    do = (
        f"convert {source} to {to}",
        f"turn {source} into {to}",
        f"change {source} into {to}",
        f"get {to} from {source}",
        f"go from {source} to {to}",
    )
    what = (*brief, f"{source} to {to}", f"a converter from {source} to {to}", f"conversion of {source} to {to}", f"{source} -> {to}")  # fmt: skip
    say = (
        f"the input is {source}, the output should be {to}",
        f"I have {source} and need {to}",
        f"{source} in, {to} out",
    )
    return recipe(name, f"{x}:f32", body, do=do, what=what, say=say)


_CONVERSIONS = tuple(_conversion(*row) for row in _LINEAR)
_MONEY = (
    _law("discounted_price", "price:f32 price; percent:f32[5,70,5] discount", "price * (1.0 - percent / 100.0)", ("take {percent} percent off {price}", "discount {price} by {percent}%"), ("{price} minus {percent}%", "the price after a {percent} percent discount")),
    _law("price_with_tax", "price:f32 net price; percent:f32[5,25,1] tax rate", "price * (1.0 + percent / 100.0)", ("add {percent}% tax to {price}",), ("the gross price with {percent}% VAT", "{price} plus {percent} percent tax")),
    _law("percent_change", "before:f32 old value; after:f32 new value", "(after - before) / before * 100.0", ("compute the change from {before} to {after} in percent",), ("percentage change", "the percent change from old to new")),
    _law("percent_of", "part:f32 part; whole:f32 whole", "part / whole * 100.0", ("say how many percent {part} is of {whole}",), ("what percentage {part} is of {whole}", "part of whole in percent")),
    _law("body_mass_index", "mass:f32 mass in kg; height:f32 height in m", "mass / (height * height)", ("compute the BMI from kilograms and meters",), ("body mass index", "BMI from mass (kg) and height (m)")),
    _law("simple_interest", "amount:f32 principal; rate:f32[1,12,0.5] yearly rate; years:f32 years", "amount * (1.0 + rate / 100.0 * years)", ("grow {amount} by simple interest of {rate} percent a year for {years} years",), ("simple interest at {rate} percent, the final amount", "amount plus simple interest, {rate}% a year")),
)  # fmt: skip


@family("function", structures=60)
def physics(draw: Draw) -> Request:
    """A law of motion, energy, electricity or light."""
    return request(draw, draw.pick(_LAWS))


@family("function", structures=30)
def conversions(draw: Draw) -> Request:
    """From one unit to another, and everyday percentages."""
    return request(draw, draw.pick(_CONVERSIONS + _CONVERSIONS + _MONEY))
