"""Attention of sequences that lie end to end, one behind another without padding.

Shapes: N rows, A things that a row holds (q, k, v), B sequences of a group, T and S the longest of them (queries,
keys), H heads, K head_dim.

All else in a model works row by row. Attention alone pads, group by group, and only in here. Its gradient is written
out: the copies to and from padding are then the only ones, and padding never adds to a gradient.
"""

import math
from collections.abc import Iterator
from itertools import chain
from typing import Any

import torch
from torch import Tensor
from torch.autograd.function import once_differentiable

from wgsl_train.data import Lengths


def self_attend(qkv_N3HK: Tensor, lengths: Lengths, *, causal: bool, angles: Tensor | None = None) -> Tensor:
    """Scaled dot-product attention of each sequence to itself -> [N, H, K].

    ``causal``: no token sees a later one. ``angles`` [2, positions, K / 2], cosines and sines, turn q and k.
    """
    return _Attention.apply((lengths,), causal, angles, qkv_N3HK)  # type: ignore[no-any-return]


def cross_attend(q_N1HK: Tensor, kv_N2HK: Tensor, lengths: Lengths, source_lengths: Lengths) -> Tensor:
    """Scaled dot-product attention of each sequence to its source -> [N, H, K]; ``kv_N2HK`` are rows of sources."""
    return _Attention.apply((lengths, source_lengths), False, None, q_N1HK, kv_N2HK)  # type: ignore[no-any-return]


class _Attention(torch.autograd.Function):
    """q, k and v come in one tensor with lengths of its own, or q in one and k and v in another."""

    @staticmethod
    def forward(
        ctx: Any, lengths: tuple[Lengths, ...], causal: bool, angles: Tensor | None, *rows_NAHK: Tensor
    ) -> Tensor:
        ctx.lengths, ctx.angles = lengths, None if angles is None else angles.to(rows_NAHK[0].dtype)
        N, _, H, K = rows_NAHK[0].shape
        mixed_N1HK = rows_NAHK[0].new_empty(N, 1, H, K)
        kept = []
        with torch.autocast(mixed_N1HK.device.type, enabled=False):  # it would promote the softmax to float32
            for groups, mixed, *parts in _by_group(lengths, mixed_N1HK, *rows_NAHK):
                heads = [_pad(part, group) for part, group in zip(parts, groups, strict=True)]
                if ctx.angles is not None:
                    _turn(heads[0][:2], ctx.angles, 1)
                q, k, v = chain.from_iterable(heads)
                weights = _weights(q, k, groups[-1], causal=causal)
                _unpad(torch.bmm(weights, v.flatten(0, 1)).view(1, *q.shape), groups[0], mixed)
                kept += [*heads, weights]
        ctx.save_for_backward(*kept)
        return mixed_N1HK.squeeze(1)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient_NHK: Tensor) -> tuple[Tensor | None, ...]:
        count = len(ctx.lengths)
        gradients = [
            gradient_NHK.new_empty(sum(map(sum, lengths)), things, *gradient_NHK.shape[1:])
            for lengths, things in zip(ctx.lengths, (3,) if count == 1 else (1, 2), strict=True)
        ]
        kept = iter(ctx.saved_tensors)
        for groups, gradient, *parts in _by_group(ctx.lengths, gradient_NHK.unsqueeze(1), *gradients):
            heads, weights = [next(kept) for _ in range(count)], next(kept)
            dheads = [torch.empty_like(each) for each in heads]
            _backward(_pad(gradient, groups[0])[0], chain.from_iterable(heads), weights, chain.from_iterable(dheads))
            if ctx.angles is not None:
                _turn(dheads[0][:2], ctx.angles, -1)
            for each, group, part in zip(dheads, groups, parts, strict=True):
                _unpad(each, group, part)
        return None, None, None, *gradients


def _by_group(lengths: tuple[Lengths, ...], first: Tensor, *parts: Tensor) -> Iterator[tuple[Any, ...]]:
    """For each group: its lengths in each part, its rows in ``first`` (which lies as part 0), its rows in each part."""
    sizes = [[sum(group) for group in groups] for groups in lengths]
    rows = [part.split_with_sizes(each) for part, each in zip((first, *parts), (sizes[0], *sizes), strict=True)]
    return zip(zip(*lengths, strict=True), *rows, strict=True)


def _pad(rows_NAHK: Tensor, lengths: list[int]) -> Tensor:
    """[A, B, H, T, K], zero behind the end of each sequence."""
    _, A, H, K = rows_NAHK.shape
    heads = rows_NAHK.new_empty(A, len(lengths), H, max(lengths), K)
    for rows, padded, length in zip(rows_NAHK.split_with_sizes(lengths), heads.unbind(1), lengths, strict=True):
        padded[:, :, :length] = rows.permute(1, 2, 0, 3)
        if length < heads.shape[3]:
            padded[:, :, length:] = 0.0
    return heads


def _unpad(heads_ABHTK: Tensor, lengths: list[int], rows_NAHK: Tensor) -> None:
    """Writes what is not padding into ``rows_NAHK``."""
    for rows, padded, length in zip(rows_NAHK.split_with_sizes(lengths), heads_ABHTK.unbind(1), lengths, strict=True):
        rows.permute(1, 2, 0, 3).copy_(padded[:, :, :length])


def _turn(x_ABHTK: Tensor, angles: Tensor, direction: int) -> None:
    """Turns the pairs (i, i + K/2) in place by the angles of their positions."""
    cos, sin = angles[:, : x_ABHTK.shape[3]]
    one, other = x_ABHTK.chunk(2, dim=-1)
    before = one.clone()
    one.mul_(cos).addcmul_(other, sin, value=-direction)
    other.mul_(cos).addcmul_(before, sin, value=direction)


def _weights(q_BHTK: Tensor, k_BHSK: Tensor, source_lengths: list[int], *, causal: bool) -> Tensor:
    """How much each query takes of each key [B * H, T, S]; nothing of padding.

    Rows of padded queries mean nothing: what comes of them is not copied back, and their gradient is zero.
    """
    B, H, T, K = q_BHTK.shape
    S = k_BHSK.shape[2]
    scores = q_BHTK.new_empty(B * H, T, S)
    scores.baddbmm_(q_BHTK.flatten(0, 1), k_BHSK.flatten(0, 1).mT, beta=0.0, alpha=1.0 / math.sqrt(K))
    if causal:  # real queries stand before all padding
        scores += scores.new_full((T, T), -math.inf).triu_(1)
    else:
        for each, length in zip(scores.view(B, H, T, S), source_lengths, strict=True):
            if length < S:
                each[:, :, length:] = -math.inf
    return torch.softmax(scores, dim=-1)


def _backward(dmixed: Tensor, heads: Iterator[Tensor], weights: Tensor, dheads: Iterator[Tensor]) -> None:
    """Writes the gradients of q, k and v into ``dheads``; all but ``weights`` are [B, H, T or S, K]."""
    scale = 1.0 / math.sqrt(dmixed.shape[-1])
    dmixed = dmixed.flatten(0, 1)
    q, k, v = (each.flatten(0, 1) for each in heads)
    dq, dk, dv = (each.flatten(0, 1) for each in dheads)
    torch.bmm(weights.mT, dmixed, out=dv)
    dweights = torch.bmm(dmixed, v.mT)
    dscores = torch.ops.aten._softmax_backward_data(dweights, weights, -1, weights.dtype)
    dq.baddbmm_(dscores, k, beta=0.0, alpha=scale)
    dk.baddbmm_(dscores.mT, q, beta=0.0, alpha=scale)
