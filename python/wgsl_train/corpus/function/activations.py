"""Activations of neural networks and their derivatives, losses, and the steps of optimisers, for one number."""

from ..draw import Draw
from ..family import Request, family
from .recipe import ANY, recipe
from .say import request

_ACTIVATIONS = (
    recipe(
        "relu", "x:T value", "max(x, T(0.0))", types=ANY,
        do=("apply ReLU to {value}", "cut {value} off at zero from below", "replace negatives by zero", "do a ReLU"),
        what=("ReLU", "relu", "a rectified linear unit", "max(0, x)", "torch.relu", "nn.ReLU", "the ReLU of {value}"),
        say=("negative inputs become 0, the rest passes", "keep positive numbers, turn negative ones into 0"),
    ),
    recipe(
        "relu_derivative", "x:f32 value", "select(0.0, 1.0, x > 0.0)",
        do=("differentiate ReLU, with 0 at zero", "return 1 for positive inputs and 0 otherwise"), what=("the derivative of ReLU (0 at zero)", "relu'(x), zero at zero", "the gradient of a ReLU, 0 for x <= 0"),
    ),
    recipe(
        "leaky_relu", "x:f32 value; slope:f32[0.01,0.3,0.01] slope", "select(slope * x, x, x > 0.0)",
        do=("apply a leaky ReLU with slope {slope} to {value}", "let negative inputs through, scaled by {slope}", "do leaky relu, negative slope {slope}"),
        what=("leaky ReLU with negative slope {slope}", "leaky_relu(x, {slope})", "LeakyReLU({slope})", "a leaky ReLU", "a ReLU that leaks {slope} of the negative side"),
        say=("positive inputs pass, negative ones are multiplied by {slope}", "x > 0 ? x : {slope} * x"),
    ),
    recipe(
        "elu", "x:f32 value; alpha:f32[0.2,2,0.1] alpha", "select(alpha * (exp(x) - 1.0), x, x > 0.0)",
        do=("apply ELU with alpha {alpha}", "compute the exponential linear unit, alpha = {alpha}"), what=("ELU with alpha {alpha}", "the exponential linear unit (alpha {alpha})", "elu(x, {alpha})", "{alpha} * (e^x - 1) for negative x, x otherwise"),
    ),
    recipe(
        "selu", "x:f32 value", "1.050701 * select(1.6732632 * (exp(x) - 1.0), x, x > 0.0)",
        do=("apply SELU to {value}", "compute the scaled exponential linear unit with the usual constants"), what=("SELU", "selu(x)", "the SELU activation (1.0507, 1.67326)", "torch.selu"),
    ),
    recipe(
        "gelu", "x:f32 value", "0.5 * x * (1.0 + tanh(0.7978846 * (x + 0.044715 * x * x * x)))",
        do=("apply GELU (tanh approximation) to {value}", "compute the Gaussian error linear unit with the tanh formula", "approximate GELU with tanh"),
        what=("GELU, tanh version", "gelu(x) by the tanh approximation", "GELU", "gelu as in GPT-2", "the GELU activation (tanh approximation)"),
    ),
    recipe(
        "quick_gelu", "x:f32 value", "x / (1.0 + exp(-1.702 * x))",
        do=("compute the sigmoid approximation of GELU, x * sigmoid(1.702 x)",), what=("QuickGELU", "x * sigmoid(1.702 * x)", "the quick GELU of CLIP"),
    ),
    recipe(
        "swish", "x:T value", "x / (T(1.0) + exp(-x))", types=("f32", "vec3", "vec4"),
        do=("apply swish to {value}", "multiply {value} by its own sigmoid", "compute SiLU"), what=("swish", "SiLU", "x * sigmoid(x)", "nn.SiLU", "the swish activation", "the SiLU of {value}"),
    ),
    recipe(
        "mish", "x:f32 value", "x * tanh(log(1.0 + exp(x)))",
        do=("apply mish to {value}", "multiply {value} by the tanh of its softplus"), what=("mish", "the Mish activation", "x * tanh(softplus(x))"),
    ),
    recipe(
        "sigmoid", "x:T value", "T(1.0) / (T(1.0) + exp(-x))", types=ANY,
        do=("apply the standard sigmoid to {value}", "compute 1 / (1 + e^-x)", "squash {value} with 1/(1+exp(-x))"), what=("sigmoid", "the logistic function", "1/(1+exp(-x))", "torch.sigmoid", "expit", "the standard logistic sigmoid", "scipy's expit", "sigmoid(x)"),
    ),
    recipe(
        "sigmoid_derivative", "x:f32 value", "let s = 1.0 / (1.0 + exp(-x)); return s * (1.0 - s);",
        do=("differentiate the sigmoid at {value}", "compute s * (1 - s) where s is the sigmoid of {value}"), what=("the derivative of the sigmoid", "sigmoid'(x)", "the gradient of the logistic function at {value}"),
    ),
    recipe(
        "tanh_derivative", "x:f32 value", "let t = tanh(x); return 1.0 - t * t;",
        do=("differentiate tanh at {value}",), what=("the derivative of tanh", "tanh'(x)", "1 - tanh(x)^2", "the gradient of tanh"),
    ),
    recipe(
        "hard_sigmoid", "x:f32 value", "clamp(x / 6.0 + 0.5, 0.0, 1.0)",
        do=("apply hard sigmoid: x/6 + 0.5 clamped to 0..1",), what=("hard sigmoid (x/6 + 0.5, clamped)", "nn.Hardsigmoid", "clamp(x/6 + 1/2, 0, 1)"),
    ),
    recipe(
        "hard_swish", "x:f32 value", "x * clamp(x + 3.0, 0.0, 6.0) / 6.0",
        do=("apply hard swish: x * relu6(x + 3) / 6",), what=("hard swish", "nn.Hardswish", "x * relu6(x + 3) / 6", "h-swish of MobileNetV3"),
    ),
    recipe("relu6", "x:f32 value", "clamp(x, 0.0, 6.0)", do=("apply relu6", "clamp {value} to 0..6"), what=("relu6", "ReLU6", "a ReLU capped at 6", "min(max(x, 0), 6)")),
    recipe("softplus", "x:f32 value", "log(1.0 + exp(x))", do=("apply softplus to {value}", "compute ln(1 + e^x)"), what=("softplus", "log(1 + exp(x))", "the softplus of {value}", "a smooth ReLU, ln(1+e^x)")),
    recipe("softsign", "x:T value", "x / (T(1.0) + abs(x))", types=("f32", "vec2", "vec3"), do=("apply softsign to {value}", "divide {value} by one plus its absolute value"), what=("softsign", "x / (1 + {|}x{|})", "the softsign of {value}")),
)  # fmt: skip
_LOSSES = (
    recipe(
        "squared_error", "prediction:f32 prediction; label:f32 label", "let e = prediction - label; return e * e;",
        do=("square the error of a prediction against its label", "compute the squared error of {prediction} and {label}"), what=("the squared error", "MSE of a single prediction", "L2 loss of one sample", "(prediction - label)^2"),
    ),
    recipe("absolute_error", "prediction:f32 prediction; label:f32 label", "abs(prediction - label)", do=("take the absolute error of {prediction} against {label}",), what=("the absolute error", "L1 loss of one sample", "{|}prediction - label{|}")),
    recipe(
        "huber_loss", "prediction:f32 prediction; label:f32 label; delta:f32[0.25,3,0.25] delta", "let e = abs(prediction - label); if e <= delta { return 0.5 * e * e; } return delta * (e - 0.5 * delta);",
        do=("compute the Huber loss with delta {delta}", "penalize the error quadratically up to {delta} and linearly beyond (Huber)"), what=("the Huber loss with delta {delta}", "Huber(prediction, label), threshold {delta}", "the Huber loss"),
    ),
    recipe(
        "binary_cross_entropy", "p:f32 probability; y:f32 label", "-(y * log(p) + (1.0 - y) * log(1.0 - p))",
        do=("compute the binary cross entropy of probability {p} and label {y}",), what=("binary cross entropy", "BCE loss of one sample", "log loss", "-(y ln p + (1-y) ln(1-p))"),
    ),
    recipe("hinge_loss", "score:f32 score; y:f32 label", "max(0.0, 1.0 - y * score)", do=("compute the hinge loss for a label of plus or minus one",), what=("hinge loss", "the SVM hinge loss, label -1 or 1", "max(0, 1 - y * score)")),
    recipe("log_cosh_loss", "prediction:f32 prediction; label:f32 label", "log(cosh(prediction - label))", do=("compute the log-cosh loss",), what=("log-cosh loss", "ln(cosh(error))")),
    recipe("entropy_term", "p:f32 probability", "if p <= 0.0 { return 0.0; } return -p * log2(p);", do=("compute -p log2 p, zero for p = 0",), what=("the entropy term -p*log2(p), 0 when p is 0", "the Shannon entropy contribution of {p} in bits (zero at p = 0)")),
    recipe(
        "binary_entropy", "p:f32 probability", "if p <= 0.0 || p >= 1.0 { return 0.0; } return -p * log2(p) - (1.0 - p) * log2(1.0 - p);",
        do=("compute the entropy of a coin with probability {p} in bits",), what=("the binary entropy function in bits", "entropy of a biased coin, in bits, 0 at the ends"),
    ),
)  # fmt: skip
_STEPS = (
    recipe(
        "gradient_step", "w:f32 weight; g:f32 gradient; rate:f32[0.01,0.5,0.01] learning rate", "w - rate * g",
        do=("take a gradient descent step on weight {w} with gradient {g} and learning rate {rate}", "update a weight by SGD, learning rate {rate}"), what=("an SGD update with learning rate {rate}", "w - lr * g with lr = {rate}", "one step of gradient descent for a single weight, rate {rate}"),
    ),
    recipe(
        "decayed_step", "w:f32 weight; g:f32 gradient; rate:f32[0.01,0.5,0.01] learning rate; decay:f32[0.01,0.2,0.01] weight decay", "w - rate * (g + decay * w)",
        do=("take an SGD step with L2 weight decay {decay} and learning rate {rate}",), what=("SGD with weight decay {decay}, learning rate {rate}", "w - lr * (g + decay * w), lr {rate}, decay {decay}"),
    ),
    recipe(
        "momentum_velocity", "v:f32 velocity; g:f32 gradient; beta:f32[0.5,0.95,0.05] momentum", "beta * v + g",
        do=("update the velocity of SGD with momentum {beta}",), what=("the new velocity for momentum SGD, beta {beta}", "v = beta * v + g with beta {beta}"),
    ),
    recipe(
        "moving_average", "average:f32 old average; x:f32 new sample; alpha:f32[0.05,0.9,0.05] smoothing factor", "mix(average, x, alpha)",
        do=("update an exponential moving average with smoothing factor {alpha}", "blend a new sample into a running average by {alpha}"), what=("an EMA update with alpha {alpha}", "exponential smoothing, alpha {alpha}", "average + alpha * (x - average), alpha = {alpha}", "a one-pole low-pass with factor {alpha}"),
        say=("my sensor is noisy, smooth it with an exponential moving average, alpha {alpha}",),
    ),
    recipe(
        "running_mean", "mean:f32 mean so far; x:f32 new value; n:f32 count with the new value", "mean + (x - mean) / n",
        do=("update a running mean {mean} with the n-th value {x}",), what=("the incremental mean update mean + (x - mean) / n", "Welford's mean update"),
    ),
)  # fmt: skip


@family("function", structures=40)
def activations(draw: Draw) -> Request:
    """An activation or its derivative."""
    return request(draw, draw.pick(_ACTIVATIONS))


@family("function", structures=20)
def losses(draw: Draw) -> Request:
    """A loss of one prediction, or one step of an optimiser."""
    return request(draw, draw.pick(_LOSSES + _STEPS))
