"""Cuts a JSON text into its parts without reading them, so that one broken event does not take its neighbours with it."""

import re
from itertools import pairwise

import msgspec

_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[\[\]{},]|"', re.DOTALL)
_MEMBER = re.compile(rb'\s*("(?:[^"\\]++|\\.)*+")\s*:', re.DOTALL)
_OPENING, _CLOSING, _COMMA, _QUOTE = b"[{", b"]}", ord(","), b'"'
_NOT_BRACKETS = bytes(code for code in range(256) if code not in b"[]{}")


class Broken(Exception):
    """The brackets or quotes of the text do not match, so nobody can tell where a part ends."""


def parts(text: bytes, brackets: bytes) -> list[bytes]:
    """What stands between the commas of the outermost brackets, `b"{}"` or `b"[]"`. Raises `Broken`."""
    text = text.strip()
    if text[:1] != brackets[:1] or text[-1:] != brackets[1:]:
        raise Broken
    depth, start, found = 0, 1, list[bytes]()
    for token in _TOKEN.finditer(text):
        first = text[token.start()]
        if first in _OPENING:
            depth += 1
        elif first in _CLOSING:
            depth -= 1
            if depth == 0:
                return _last(text, start, token.start(), found)
        elif first == _COMMA and depth == 1:
            found.append(text[start : token.start()].strip())
            start = token.end()
        elif token.group() == _QUOTE:
            raise Broken
    raise Broken


def _last(text: bytes, start: int, end: int, found: list[bytes]) -> list[bytes]:
    if end != len(text) - 1:  # something follows the closing bracket
        raise Broken
    last = text[start:end].strip()
    return [*found, last] if found or last else found


def members(text: bytes) -> list[tuple[str, bytes]]:
    """The members of an object: name, and value as it came. Raises `Broken`."""
    found: list[tuple[str, bytes]] = []
    for part in parts(text, b"{}"):
        name = _MEMBER.match(part)
        if name is None:
            raise Broken
        found.append((_name(name[1]), part[name.end() :].strip()))
    return found


def _name(quoted: bytes) -> str:
    try:
        return msgspec.json.decode(quoted, type=str)
    except (msgspec.DecodeError, UnicodeError):
        raise Broken from None


def is_flat(text: bytes, limit: int) -> bool:
    """Whether brackets are surely nested no deeper than `limit`. False where a quick look cannot tell."""
    brackets = text.translate(None, _NOT_BRACKETS)
    if len(brackets) <= limit:
        return True
    for _ in range(limit):
        peeled = brackets.replace(b"{}", b"").replace(b"[]", b"")
        if not peeled:
            return True
        if len(peeled) == len(brackets):  # brackets inside texts do not match
            return False
        brackets = peeled
    return False


def depth_of(value: object) -> int:
    """How deep lists and objects are nested in a decoded value."""
    depth, level = 0, [value]
    while level:
        below: list[object] = []
        for item in level:
            if isinstance(item, dict):
                below.extend(item.values())  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]
            elif isinstance(item, list):
                below.extend(item)  # pyright: ignore[reportUnknownArgumentType]
        if not any(isinstance(item, dict | list) for item in level):
            return depth
        depth, level = depth + 1, below
    return depth


def has_double(pairs: list[tuple[str, object]]) -> bool:
    """Whether a name stands twice."""
    names = sorted(name for name, _ in pairs)
    return any(one == other for one, other in pairwise(names))
