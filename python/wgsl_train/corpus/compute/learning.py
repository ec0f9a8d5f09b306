"""Machine learning and tables: optimiser steps, softmax, pooling, one-hot codes, nearest centers, sums of rows and columns."""

from ..draw import Draw
from ..family import Request, family
from .recipe import Amount
from .spec import BOTH, READ, WRITE, Held, Spec, build

_RATE = Amount(0.001, 0.2, 0.001, "f32", ("learning rate", "rate", "lr"), 0.45)
_BETA = Amount(0.5, 0.95, 0.05, "f32", ("beta", "momentum"), 0.35)
_WIDTH = Amount(4, 512, 2, "u32", ("width",), 0.6)
_COLUMNS = Amount(2, 128, 1, "u32", ("columns", "cols"), 0.6)
_W, _G = Held("w", "weights", BOTH), Held("g", "gradients", READ)
_SRC, _DST = Held("src", "values", READ), Held("dst", "results", WRITE)
_LABELS = Held("dst", "labels", WRITE, "u32", True)

_OPTIMIZERS = (
    Spec(
        "sgd", (_W, _G), ("{w}[i] = {w}[i] - {rate} * {g}[i];",), each="w", amounts={"rate": _RATE},
        do=("do an SGD step on {w} with the gradients in {g}, learning rate {rate}", "subtract {rate} times the gradients in {g} from {w}", "update {w} by gradient descent: w -= {rate} * g, g in {g}", "take one step of gradient descent with rate {rate}, parameters in {w}, gradients in {g}"),
        what=("an SGD update of {w} from {g} with lr {rate}", "plain SGD, learning rate {rate}, weights in {w}, gradients in {g}", "torch.optim.SGD's step for {w} and {g}, lr = {rate}", "w -= lr * grad with lr {rate}, w in {w} and grad in {g}"),
    ),
    Spec(
        "momentum", (_G, _W, Held("v", "velocity_values", BOTH)), ("{v}[i] = {beta} * {v}[i] + {g}[i];", "{w}[i] = {w}[i] - {rate} * {v}[i];"), each="w", amounts={"rate": _RATE, "beta": _BETA},
        do=("do SGD with momentum: v = {beta} * v + g, then w -= {rate} * v, with g in {g}, w in {w} and v in {v}", "update the velocities in {v} (times {beta}, plus the gradients in {g}) and then {w} by minus {rate} times them"),
        what=("SGD with momentum {beta} and learning rate {rate}: gradients in {g}, weights in {w}, velocities in {v}", "a momentum optimizer step, beta {beta}, lr {rate}, g in {g}, w in {w}, v in {v}"),
    ),
    Spec(
        "adagrad", (_G, _W, Held("c", "cache", BOTH)), ("{c}[i] = {c}[i] + {g}[i] * {g}[i];", "{w}[i] = {w}[i] - {rate} * {g}[i] / (sqrt({c}[i]) + {eps});"), each="w", amounts={"rate": _RATE, "eps": Amount(0.0001, 0.01, 0.0001, "f32")},
        do=("do an Adagrad step: add the squared gradients of {g} to {c}, then subtract {rate} * g / (sqrt(cache) + {eps}) from {w}",),
        what=("Adagrad with learning rate {rate} and epsilon {eps}: gradients {g}, weights {w}, squared sums {c}", "an Adagrad update, lr {rate}, eps {eps}, of {w} with {g} and the cache {c}"),
    ),
    Spec(
        "rmsprop", (_G, _W, Held("c", "cache", BOTH)), ("{c}[i] = mix({g}[i] * {g}[i], {c}[i], {beta});", "{w}[i] = {w}[i] - {rate} * {g}[i] / (sqrt({c}[i]) + {eps});"), each="w", amounts={"rate": _RATE, "beta": _BETA, "eps": Amount(0.0001, 0.01, 0.0001, "f32")},
        do=("do an RMSprop step with decay {beta}, rate {rate} and epsilon {eps}: gradients in {g}, weights in {w}, mean squares in {c}",),
        what=("RMSprop (decay {beta}, lr {rate}, eps {eps} outside the root) on {w} with {g}, running squares in {c}",),
    ),
    Spec(
        "moving_average", (Held("g", "samples_new", READ), Held("w", "averages", BOTH)), ("{w}[i] = mix({w}[i], {g}[i], {n});",), each="w", amounts={"n": Amount(0.05, 0.95, 0.05, "f32", ("factor", "alpha"), 0.4)},
        do=("update the running averages in {w} with the new values in {g}, smoothing factor {n}", "blend {g} into the exponential moving averages in {w} by {n}"),
        what=("an exponential moving average of {g} kept in {w}, alpha {n}", "EMA: avg += {n} * (x - avg), avg in {w} and x in {g}"),
    ),
)  # fmt: skip
_BEST = ("let start = i * {cols};", "if start + {cols} > arrayLength(&{src}) { return; }")
_TABLES = (
    Spec(
        "bias_add", (_SRC, Held("b", "biases", READ), _DST), ("{dst}[i] = {src}[i] + {b}[i % arrayLength(&{b})];",), each="dst",
        do=("add the bias vector in {b} to every row of the row-major matrix in {src}, into {dst}", "add one bias per column from {b} to {src}, results in {dst}"), what=("a bias add: {src} plus {b} repeated for each row, into {dst}", "the broadcast sum of the matrix in {src} and the row vector in {b}, in {dst}", "numpy broadcasting {src} + {b} over rows, into {dst}"),
    ),
    Spec(
        "row_softmax", (Held("src", "scores", BOTH),), ("let i = id.x;", *_BEST, "var high = {src}[start];", "for (var k = 1u; k < {cols}; k++) {", "high = max(high, {src}[start + k]);", "}", "var sum = 0.0;", "for (var k = 0u; k < {cols}; k++) {", "let e = exp({src}[start + k] - high);", "{src}[start + k] = e;", "sum += e;", "}", "for (var k = 0u; k < {cols}; k++) {", "{src}[start + k] = {src}[start + k] / sum;", "}"), amounts={"cols": _COLUMNS},
        do=("apply softmax to each row of {src} in place, one thread per row, {cols} columns, subtracting the row maximum first", "turn every row of {src} ({cols} values) into probabilities with a numerically stable softmax, in place"), what=("a row-wise softmax of {src} in place with {cols} columns, stable (minus the max)", "softmax(axis=1) on {src}, in place, rows of {cols}, one invocation per row"),
    ),
    Spec(
        "row_sums", (_SRC, _DST), ("var sum = 0.0;", "for (var k = 0u; k < {cols}; k++) {", "sum += {src}[i * {cols} + k];", "}", "{dst}[i] = sum;"), each="dst", amounts={"cols": _COLUMNS},
        do=("sum each row of the row-major matrix in {src} with {cols} columns into {dst}",), what=("the row sums of {src} ({cols} columns) in {dst}", "np.sum(axis=1) of {src} with {cols} columns, in {dst}"),
    ),
    Spec(
        "row_means", (_SRC, _DST), ("var sum = 0.0;", "for (var k = 0u; k < {cols}; k++) {", "sum += {src}[i * {cols} + k];", "}", "{dst}[i] = sum / f32({cols});"), each="dst", amounts={"cols": _COLUMNS},
        do=("average each row of the row-major matrix in {src} with {cols} columns into {dst}", "compute the mean of every {cols} consecutive values of {src} into {dst}"), what=("the row means of {src} ({cols} columns) in {dst}", "np.mean(axis=1) of {src}, {cols} columns, in {dst}", "mean(axis=1) for rows of {cols} in {src}, to {dst}"),
    ),
    Spec(
        "column_sums", (_SRC, _DST), ("let cols = arrayLength(&{dst});", "var sum = 0.0;", "for (var k = i; k < arrayLength(&{src}); k += cols) {", "sum += {src}[k];", "}", "{dst}[i] = sum;"), each="dst",
        do=("sum each column of the row-major matrix in {src} into {dst}, which has one entry per column", "add up the columns of {src}, one thread per column, results in {dst} (its length is the number of columns)"), what=("the column sums of {src} in {dst}, whose length is the number of columns", "np.sum(axis=0) of the row-major matrix in {src} into {dst}"),
    ),
    Spec(
        "row_argmax", (_SRC, _LABELS), ("var best = 0u;", "for (var k = 1u; k < {cols}; k++) {", "if {src}[i * {cols} + k] > {src}[i * {cols} + best] {", "best = k;", "}", "}", "{dst}[i] = best;"), each="dst", amounts={"cols": _COLUMNS},
        do=("write the column of the largest value of each row of {src} ({cols} columns) to the u32 buffer {dst.name}", "classify: for each row of {cols} scores in {src}, store the index of the largest in {dst.name} (u32, first one wins)"), what=("argmax(axis=1) of {src} with {cols} columns into {dst.name} (u32)", "the index of each row's largest entry of {src}, rows of {cols}, as u32 in {dst.name}"),
    ),
    Spec(
        "max_pool", (_SRC, _DST), ("let columns = {w} / 2u;", "let start = 2u * (i / columns) * {w} + 2u * (i % columns);", "let up = max({src}[start], {src}[start + 1u]);", "let down = max({src}[start + {w}], {src}[start + {w} + 1u]);", "{dst}[i] = max(up, down);"), each="dst", amounts={"w": _WIDTH},
        do=("max pool the row-major image in {src} with 2x2 windows and stride 2 into {dst}, input width {w}", "keep the largest of every 2x2 block of {src} (width {w}) in {dst}"), what=("2x2 max pooling of {src} (width {w}, row-major) into {dst}", "nn.MaxPool2d(2) of {src} into {dst}, width {w}", "a max pooling layer, 2 by 2, stride 2, from {src} of width {w} to {dst}"),
    ),
    Spec(
        "average_pool", (_SRC, _DST), ("let columns = {w} / 2u;", "let start = 2u * (i / columns) * {w} + 2u * (i % columns);", "{dst}[i] = ({src}[start] + {src}[start + 1u] + {src}[start + {w}] + {src}[start + {w} + 1u]) * 0.25;"), each="dst", amounts={"w": _WIDTH},
        do=("average every 2x2 block of the row-major image in {src} (width {w}) into {dst}", "halve the image in {src} of width {w} by averaging 2x2 blocks into {dst}", "build the next mip level of {src} (width {w}) in {dst} with a 2x2 box filter"), what=("2x2 average pooling of {src}, width {w}, into {dst}", "the next mipmap of {src} (width {w}, 2x2 means) in {dst}", "nn.AvgPool2d(2) of {src} with width {w} into {dst}"),
    ),
    Spec(
        "one_hot", (Held("src", "labels", READ, "u32", True), _DST), ("{dst}[i] = select(0.0, 1.0, {src}[i / {n}] == i % {n});",), each="dst", amounts={"n": Amount(2, 64, 1, "u32", ("classes", "classes", "count of classes"), 0.5)},
        do=("one-hot encode the u32 labels in {src.name} into the float rows of {dst}, {n} classes", "turn each u32 label of {src.name} into a row of {n} floats with a single 1, in {dst}"), what=("a one-hot encoding of the u32 labels in {src.name} with {n} classes, floats in {dst}", "F.one_hot of the u32 buffer {src.name}, {n} classes, into floats in {dst}"),
    ),
    Spec(
        "nearest_center", (Held("src", "points", READ, "vec2<f32>"), Held("c", "centers", READ, "vec2<f32>", True), _LABELS), ("var best = 0u;", "for (var k = 1u; k < arrayLength(&{c}); k++) {", "if distance({src}[i], {c}[k]) < distance({src}[i], {c}[best]) {", "best = k;", "}", "}", "{dst}[i] = best;"), each="dst",
        do=("find the nearest of the vec2 centers in {c.name} for each vec2 point of {src.name} and write its index to the u32 buffer {dst.name}", "do the assignment step of k-means: vec2 points in {src.name}, vec2 centers in {c.name}, u32 labels to {dst.name}"), what=("the k-means assignment of the vec2 points {src.name} to the vec2 centers {c.name}, u32 labels in {dst.name}", "the index of the closest vec2 center ({c.name}) for every vec2 point ({src.name}), u32, in {dst.name}"),
    ),
    Spec("identity_matrix", (_DST,), ("{dst}[i] = select(0.0, 1.0, i / {n} == i % {n});",), each="dst", amounts={"n": Amount(2, 64, 1, "u32", ("n", "size"), 0.5)}, do=("fill {dst} with a row-major identity matrix, {n} rows and columns", "write the unit matrix of order {n} into {dst}"), what=("an identity matrix of order {n} in {dst}", "np.eye with n = {n} in {dst}", "a row-major identity matrix in {dst}, size {n} squared")),
    Spec("diagonal", (_SRC, _DST), ("{dst}[i] = {src}[i * ({n} + 1u)];",), each="dst", amounts={"n": Amount(2, 64, 1, "u32", ("n", "size"), 0.5)}, do=("copy the main diagonal of the square row-major matrix in {src} of order {n} to {dst}",), what=("the diagonal of {src}, a row-major matrix of order {n}, in {dst}", "np.diag of {src}, an n by n matrix with n = {n}, into {dst}")),
    Spec("diagonal_matrix", (_SRC, _DST), ("let n = arrayLength(&{src});", "{dst}[i] = select(0.0, {src}[i % n], i / n == i % n);"), each="dst", do=("build the row-major diagonal matrix with the entries of {src} in {dst}", "put {src} on the diagonal of a square matrix in {dst}, zeros elsewhere"), what=("a diagonal matrix from {src} in {dst}", "np.diag of the vector in {src} into the matrix in {dst}")),
    Spec("outer_product", (Held("a", "a", READ), Held("b", "b", READ), _DST), ("let n = arrayLength(&{b});", "{dst}[i] = {a}[i / n] * {b}[i % n];"), each="dst", do=("compute the outer product of {a} and {b} as a row-major matrix into {dst}", "multiply every element of {a} with every element of {b}, one row of {dst} per element of the first"), what=("the outer product of {a} and {b} in {dst}, row-major", "np.outer of {a} and {b} into {dst}")),
    Spec("running_max", (_SRC, _DST), ("var high = {src}[0];", "for (var k = 1u; k <= i; k++) {", "high = max(high, {src}[k]);", "}", "{dst}[i] = high;"), each="dst", do=("write to each place of {dst} the largest value of {src} up to and including that index, with a loop in each thread", "compute the running maximum of {src} into {dst}, each thread loops over the elements before"), what=("the running maximum of {src} in {dst}", "np.maximum.accumulate of {src} into {dst}", "cumulative max of {src}, naive loop per thread, into {dst}")),
    Spec("running_mean", (_SRC, _DST), ("var sum = 0.0;", "for (var k = 0u; k <= i; k++) {", "sum += {src}[k];", "}", "{dst}[i] = sum / f32(i + 1u);"), each="dst", do=("write the mean of all elements of {src} up to each index to {dst}",), what=("the running mean of {src} in {dst}", "the cumulative average of {src}, a loop per thread, into {dst}")),
    Spec("pair_means", (_SRC, _DST), ("{dst}[i] = ({src}[2u * i] + {src}[2u * i + 1u]) * 0.5;",), each="dst", do=("average neighbouring pairs of {src} into {dst}, which is half as long", "downsample {src} by two with the mean of each pair, into {dst}"), what=("the means of consecutive pairs of {src} in {dst}", "2:1 downsampling of {src} by averaging pairs into {dst}", "a Haar low pass: pair averages of {src} in {dst}")),
    Spec("adjacent_max", (_SRC, _DST), ("{dst}[i] = max({src}[2u * i], {src}[2u * i + 1u]);",), each="dst", do=("keep the larger of each pair of {src} in {dst}, which is half as long",), what=("1D max pooling of {src} with window 2 into {dst}", "the maxima of consecutive pairs of {src} in {dst}")),
)  # fmt: skip


@family("compute", structures=24)
def optimizers(draw: Draw) -> Request:
    """One update of all parameters."""
    return build(draw, draw.pick(_OPTIMIZERS))


@family("compute", structures=60)
def tables(draw: Draw) -> Request:
    """Matrices by rows and columns, labels, running values."""
    return build(draw, draw.pick(_TABLES))
