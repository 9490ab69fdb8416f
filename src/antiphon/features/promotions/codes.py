"""Codes: how they are made so that nobody can guess one, and read so that everybody can type one."""

import secrets
import unicodedata
from typing import Final

LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without 0, 1, I, L and O, which are mistaken for one another
ODDS: Final = 1_000_000  # a guess must miss at least this often for each code there is
MAX_LENGTH: Final = 64
LENGTH: Final = 12


def make_codes(count: int, prefix: str = "", letters: int = LENGTH) -> list[str]:
    """So many different codes, as they are stored."""
    base, space = len(LETTERS), len(LETTERS) ** letters
    found: set[str] = set()
    while len(found) < count:
        number = secrets.randbelow(space)
        spelled: list[str] = []
        for _ in range(letters):
            number, place = divmod(number, base)
            spelled.append(LETTERS[place])
        found.add(prefix + "".join(spelled))
    return sorted(found)


def is_guessable(count: int, letters: int) -> bool:
    """Whether so many codes of that length would be found by trying."""
    return len(LETTERS) ** letters < count * ODDS


def clean_code(typed: str) -> str:
    """A code as it is stored: capitals, without blanks and dashes; "" for what cannot be one."""
    if len(typed) > MAX_LENGTH:
        return ""
    plain = unicodedata.normalize("NFKC", typed).upper()
    code = "".join(letter for letter in plain if letter not in " -\t\n\r\u2010\u2011\u2012\u2013\u2014")
    return code if code.isprintable() and not any("\ud800" <= letter <= "\udfff" for letter in code) else ""


def show_code(code: str) -> str:
    """In groups of four, easy to read aloud; one for all stays as its owner wrote it."""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4)) if len(code) == LENGTH else code
