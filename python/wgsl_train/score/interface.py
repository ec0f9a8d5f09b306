"""Types and bindings of a module, by ``rust_core.describe``: equal layouts, words of a buffer, values as WGSL text."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

import rust_core

MAX_LEAVES = 256
"""Scalars that one value may have to be handed in or taken out."""
MAX_BUFFER_WORDS = 1 << 20

PAD, F32, I32, U32, BOOL = range(5)
"""What a word of 32 bits holds."""
SCALARS = {"f32": F32, "i32": I32, "u32": U32, "bool": BOOL}

Words = npt.NDArray[np.uint8]


class UnsupportedError(Exception):
    """A shader that is valid but that the harness cannot feed or read; the message says what is beyond it."""


@dataclass(frozen=True)
class Value:
    """A parameter, a result, or one bound member of either."""

    name: str
    type: int
    bound_to: str | None


@dataclass(frozen=True)
class Interface:
    """The outside of one module."""

    code: str
    types: list[dict[str, Any]]
    bindings: list[dict[str, Any]]
    functions: list[dict[str, Any]]
    entry_points: list[dict[str, Any]]
    uses_atomic_results: bool

    @staticmethod
    def of(code: str) -> "Interface":
        """``ValueError`` when ``code`` is not a valid module."""
        return Interface(code, **rust_core.describe(code))

    def in_place_of(self, reference: "Interface") -> "Interface":
        """This module with the reference's names for the bindings both have, so that they are filled alike."""
        names = {(r["group"], r["binding"]): r["name"] for r in reference.bindings}
        bindings = [{**r, "name": names.get((r["group"], r["binding"]), r["name"])} for r in self.bindings]
        return replace(self, bindings=bindings, uses_atomic_results=reference.uses_atomic_results)

    @cached_property
    def layouts(self) -> list[str]:
        """For every type a text that is equal for types a host cannot tell apart: names and atomicity do not count."""
        layouts: list[str] = []
        for ty in self.types:
            # A type is declared after what it consists of.
            kind = {key: value for key, value in ty.items() if key != "wgsl"}
            if kind["kind"] == "atomic":
                kind["kind"] = "scalar"
            elif kind["kind"] == "array":
                kind["element"] = layouts[kind["element"]]
            elif kind["kind"] == "pointer":
                kind["target"] = layouts[kind["target"]]
            elif kind["kind"] == "struct":
                kind["members"] = [(layouts[member["type"]], member["offset"]) for member in kind["members"]]
            layouts.append(hashlib.sha256(json.dumps(kind, sort_keys=True).encode()).hexdigest())
        return layouts

    def bound_layout(self, type_: int) -> str:
        """Layout of a bound type; a struct around one member is that member: the same bytes, bound the same way."""
        ty = self.types[type_]
        while ty["kind"] == "struct" and len(ty["members"]) == 1:
            inner = ty["members"][0]["type"]
            # A vec3 alone takes 12 bytes, a struct of one 16.
            if len(self.words(inner, 1)) != len(self.words(type_, 1)):
                break
            type_, ty = inner, self.types[inner]
        return self.layouts[type_]

    def functions_with(self, signature: tuple[object, ...]) -> list[dict[str, Any]]:
        """The functions of that ``signature``."""
        return [function for function in self.functions if self.signature(function) == signature]

    def signature(self, function: dict[str, Any]) -> tuple[object, ...]:
        """Types of the parameters in order, and of the result."""
        result = function["result"]
        return (*(self.layouts[p["type"]] for p in function["parameters"]), result and self.layouts[result["type"]])

    def members(self, value: dict[str, Any]) -> list[Value]:
        """``value`` itself, or its members when it is a struct whose members are bound."""
        ty = self.types[value["type"]]
        if value["bound_to"] is None and ty["kind"] == "struct":
            return [Value(m["name"], m["type"], m["bound_to"]) for m in ty["members"]]
        return [Value(value["name"], value["type"], value["bound_to"])]

    def words(self, type_: int, elements: int) -> Words:
        """What each word of a buffer of this type holds; an array without a length has ``elements``."""
        ty = self.types[type_]
        match ty["kind"]:
            case "scalar" | "atomic":
                return np.array([self._scalar(ty)], np.uint8)
            case "vector":
                return np.full(ty["size"], self._scalar(ty), np.uint8)
            case "matrix":
                column = np.full(2 if ty["rows"] == 2 else 4, self._scalar(ty), np.uint8)
                column[ty["rows"] :] = PAD
                return np.tile(column, ty["columns"])
            case "array":
                return self._array_words(ty, elements)
            case "struct":
                return self._struct_words(ty, elements)
        raise UnsupportedError(f"a buffer that holds {ty['wgsl']}")

    def _scalar(self, ty: dict[str, Any]) -> int:
        if ty["scalar"] not in SCALARS:
            raise UnsupportedError(f"values of type {ty['scalar']}")
        return SCALARS[ty["scalar"]]

    def _array_words(self, ty: dict[str, Any], elements: int) -> Words:
        count = elements if ty["count"] is None else ty["count"]
        if count * ty["stride"] // 4 > MAX_BUFFER_WORDS:
            raise UnsupportedError(f"a buffer of {count} times {ty['stride']} bytes")
        element = self.words(ty["element"], elements)
        return np.tile(np.pad(element, (0, ty["stride"] // 4 - len(element))), count)

    def _struct_words(self, ty: dict[str, Any], elements: int) -> Words:
        words = np.zeros(0, np.uint8)
        for member in ty["members"]:
            part = self.words(member["type"], elements)
            words = np.concatenate([np.pad(words, (0, member["offset"] // 4 - len(words))), part])
            if len(words) > MAX_BUFFER_WORDS:
                raise UnsupportedError(f"a struct of more than {MAX_BUFFER_WORDS} words")
        # The size of one that ends in an array without a length is that with no element.
        return np.pad(words, (0, max(0, ty["size"] // 4 - len(words))))

    def leaves(self, type_: int, expression: str) -> list[tuple[str, int]]:
        """The scalars of a value as WGSL expressions with what they are, first to last."""
        leaves = []
        for leaf in self._walk(type_, expression):
            leaves.append(leaf)
            if len(leaves) > MAX_LEAVES:
                raise UnsupportedError(f"a value of more than {MAX_LEAVES} scalars")
        return leaves

    def _walk(self, type_: int, expression: str) -> Iterator[tuple[str, int]]:
        ty = self.types[type_]
        match ty["kind"]:
            case "scalar":
                yield expression, self._scalar(ty)
            case "vector":
                for i in range(ty["size"]):
                    yield f"{expression}[{i}]", self._scalar(ty)
            case "matrix":
                for i in range(ty["columns"] * ty["rows"]):
                    yield f"{expression}[{i // ty['rows']}][{i % ty['rows']}]", self._scalar(ty)
            case "array" if ty["count"] is not None:
                for i in range(ty["count"]):
                    yield from self._walk(ty["element"], f"{expression}[{i}]")
            case "struct":
                for member in ty["members"]:
                    yield from self._walk(member["type"], f"{expression}.{member['name']}")
            case _:
                raise UnsupportedError(f"a value of type {ty['wgsl']}")

    def construct(self, type_: int, words: Iterator[str]) -> str:
        """A value of this type as a WGSL expression, made of ``words`` (expressions of type u32) in order."""
        ty = self.types[type_]
        match ty["kind"]:
            case "scalar":
                word = next(words)
                return {"f32": f"bitcast<f32>({word})", "i32": f"bitcast<i32>({word})", "u32": word}.get(
                    ty["scalar"], f"({word} != 0u)"
                )
            case "vector" | "matrix":
                count = ty["size"] if ty["kind"] == "vector" else ty["columns"] * ty["rows"]
                scalar = {"f32": "bitcast<f32>({})", "i32": "bitcast<i32>({})", "u32": "{}", "bool": "({} != 0u)"}
                parts = [scalar[ty["scalar"]].format(next(words)) for _ in range(count)]
            case "array" if ty["count"] is not None:
                parts = [self.construct(ty["element"], words) for _ in range(ty["count"])]
            case "struct":
                parts = [self.construct(member["type"], words) for member in ty["members"]]
            case _:
                raise UnsupportedError(f"a value of type {ty['wgsl']}")
        return f"{ty['wgsl']}({', '.join(parts)})"
