"""What stands in the live code of a module: what its entry points, or the function asked for, come to run.

Functions nobody calls, statements after a ``return``, branches of ``if false`` and locals whose value goes nowhere are
dead. Told from lexemes: no types, names of inner scopes taken together, so some dead code may pass for live.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import rust_core
from wgsl_train.score.fold import NAME, Constants, Reader, Value, literal

_STAGES = ("@fragment", "@compute", "@vertex")
_ASSIGNMENTS = ("=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "++", "--")
_ENDS = ("return", "discard", "break", "continue")
_HEADS = ("if", "else", "for", "while", "loop", "switch", "case", "default", "continuing", "{")


@dataclass
class Live:
    """Constants and names of live code."""

    constants: Constants = field(default_factory=Constants)
    names: set[str] = field(default_factory=set)


@dataclass(eq=False)
class Statement:
    """A simple statement, or the head of a compound one (``if x < 1.0``)."""

    lexemes: list[str]
    parent: "Statement | None"
    is_head: bool

    @property
    def target(self) -> str | None:
        """The name that the statement gives a value; None where it does something else."""
        first = self.lexemes[0] if self.lexemes else ""
        if self.is_head:
            return None
        if first in ("let", "var", "const"):
            return self._name_after(1)
        stores = any(lexeme in _ASSIGNMENTS for lexeme in self.lexemes)
        return first if stores and NAME.fullmatch(first) else None

    @property
    def declares(self) -> bool:
        """Whether it makes a new name."""
        return self.lexemes[:1] in (["let"], ["var"], ["const"])

    def _name_after(self, at: int) -> str | None:
        if self.lexemes[at : at + 1] == ["<"]:
            at = self.lexemes.index(">", at) + 1
        return self.lexemes[at] if at < len(self.lexemes) else None


@dataclass
class Declaration:
    """A declaration of the module: attributes and all; ``body`` of a function without its braces."""

    kind: str
    name: str
    head: list[str]
    body: list[str]


def live_code(code: str, root: str | None = None) -> Live:
    """The live code of a valid module.

    It starts at the entry points; in a module without any at the function ``root``, without that at the last function,
    which is the one asked for where functions are declared before they are used.
    """
    declarations = {one.name: one for one in _declarations(rust_core.tokenize(code))}
    functions = [one for one in declarations.values() if one.kind == "fn"]
    waiting = [one.name for one in functions if any(stage in one.head for stage in _STAGES)]
    if not waiting:
        waiting = [root] if root in declarations else [one.name for one in functions[-1:]]
    live, reached = Live(), []
    known: dict[str, Value] = {}
    while waiting:
        name = waiting.pop()
        if name in live.names or name not in declarations:
            continue
        live.names.add(name)
        declaration = declarations[name]
        reached.append(declaration)
        statements = _live_statements(declaration.body) if declaration.kind == "fn" else []
        lexemes = [*declaration.head, *(lexeme for one in statements for lexeme in one.lexemes)]
        names = [lexeme for lexeme in lexemes if NAME.match(lexeme)]
        waiting.extend(other for other in names if other in declarations)
        live.names.update(other for other in names if other not in declarations)
    for declaration in declarations.values():
        # In the order of the text, so that a constant is known where it is used.
        if declaration in reached:
            _read(declaration, live.constants, known)
    return live


def function_asked_for(reference: str) -> str | None:
    """The last function of ``reference``, by which answers are scored; None where there is none."""
    names = [one.name for one in _declarations(rust_core.tokenize(reference)) if one.kind == "fn"]
    return names[-1] if names else None


def _declarations(lexemes: list[str]) -> Iterator[Declaration]:
    """Splits a module at the semicolons and bodies of its top level."""
    head: list[str] = []
    at = 0
    while at < len(lexemes):
        lexeme = lexemes[at]
        if lexeme == "{":
            end = _closing(lexemes, at)
            kind, name = _kind_and_name(head)
            if kind == "fn":
                yield Declaration(kind, name, head, lexemes[at + 1 : end])
            else:
                yield Declaration(kind, name, [*head, *lexemes[at + 1 : end]], [])
            head, at = [], end
        elif lexeme == ";":
            if head:
                yield Declaration(*_kind_and_name(head), head, [])
            head = []
        else:
            head.append(lexeme)
        at += 1


def _closing(lexemes: Sequence[str], at: int) -> int:
    """Where the brace that opens at ``at`` closes."""
    depth = 0
    for end in range(at, len(lexemes)):
        depth += {"{": 1, "}": -1}.get(lexemes[end], 0)
        if depth == 0:
            return end
    return len(lexemes)


def _kind_and_name(head: list[str]) -> tuple[str, str]:
    for at, lexeme in enumerate(head):
        if lexeme in ("fn", "struct", "alias", "const", "override", "var"):
            return lexeme, Statement(["let", *head[at + 1 :]], None, False).target or ""
    return "", ""


def _statements(lexemes: Sequence[str]) -> list[Statement]:
    """The statements of a body that can be reached."""
    found: list[Statement] = []
    open_heads: list[Statement | None] = [None]
    pending: list[str] = []
    parentheses, at = 0, 0
    while at < len(lexemes):
        lexeme = lexemes[at]
        parentheses += {"(": 1, ")": -1}.get(lexeme, 0)
        at += 1
        if lexeme == "{":
            head = Statement(pending, open_heads[-1], True)
            pending = []
            if [part for part in head.lexemes if part not in "()"] in (["if", "false"], ["while", "false"]):
                at = _closing(lexemes, at - 1) + 1
                continue
            found.append(head)
            open_heads.append(head)
        elif lexeme == "}":
            open_heads.pop()
        elif lexeme == ";" and not parentheses:
            statement = Statement(pending, open_heads[-1], False)
            pending = []
            found.append(statement)
            if statement.lexemes[:1] and statement.lexemes[0] in _ENDS and "if" not in statement.lexemes:
                at = _block_end(lexemes, at)
        else:
            pending.append(lexeme)
    return found


def _block_end(lexemes: Sequence[str], at: int) -> int:
    """Where the block that goes on at ``at`` closes."""
    depth = 0
    for end in range(at, len(lexemes)):
        if lexemes[end] == "}" and depth == 0:
            return end
        depth += {"{": 1, "}": -1}.get(lexemes[end], 0)
    return len(lexemes)


def _live_statements(body: Sequence[str]) -> list[Statement]:
    """Those that the result or a buffer depends on, in their order."""
    statements = _statements(body)
    local = {one.target for one in statements if one.declares}
    givers: dict[str, list[Statement]] = defaultdict(list)
    waiting = []
    for one in statements:
        target = one.target
        if target in local and target is not None:
            givers[target].append(one)
        elif not one.is_head and one.lexemes[:1] != ["_"]:
            waiting.append(one)
    live: set[Statement] = set()
    while waiting:
        one = waiting.pop()
        if one in live:
            continue
        live.add(one)
        if one.parent is not None:
            waiting.append(one.parent)
        for lexeme in one.lexemes:
            waiting.extend(givers.pop(lexeme, ()))
    return [one for one in statements if one in live]


def _read(declaration: Declaration, constants: Constants, known: dict[str, Value]) -> None:
    """Adds the constants of a live declaration; a constant of the module becomes known by its name."""
    if declaration.kind != "fn":
        value = Reader(declaration.head, known, constants).read()
        if declaration.kind == "const":
            known[declaration.name] = value
        return
    for lexeme in declaration.head:
        constants.add(literal(lexeme))
    inner = dict(known)
    for one in _live_statements(declaration.body):
        value = Reader(one.lexemes, inner, constants).read()
        if one.declares and one.target is not None:
            inner[one.target] = value if one.lexemes[0] != "var" else None
