"""Signed words of a play, that may travel: what stands on a card, the move of a link, who shared. Its own secret signs them.

Whoever has such a word can use it and cannot change it; a word of one play, or for one use, is nothing to another.
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from hmac import compare_digest
from hmac import new as hmac
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB

from antiphon.kernel.errors import NotFound
from antiphon.kernel.ids import ALPHABET

_MAC: Final = 16  # bytes: 128 bits
_CHECK: Final = 6  # bytes of a sharer's mark that say it was made here: one guess in 2^48 names anybody
_PERSON: Final = "per_"
_LETTERS: Final = 16
LONGEST: Final = 4_000


def seal(secret: str, use: str, play_id: str, said: bytes) -> str:
    """`play.words.signature`, for an address."""
    return f"{play_id}.{_spell(said)}.{_spell(_sign(secret, use, play_id, said))}"


def play_of(token: str) -> str:
    """The play that a token names, before anything is believed. Raises `NotFound`."""
    parts = token.split(".")
    if len(token) > LONGEST or len(parts) != 3 or not parts[0].isascii() or not parts[0].isprintable():
        raise not_ours()
    return parts[0]


def unseal(secret: str, use: str, token: str) -> bytes:
    """What was sealed. Raises `NotFound` for anything that this play has not signed for this use."""
    play_id = play_of(token)
    try:
        said, signature = (urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in token.split(".")[1:])
    except (binascii.Error, ValueError) as error:
        raise not_ours() from error
    if not secret or not compare_digest(signature, _sign(secret, use, play_id, said)):
        raise not_ours()
    return said


def not_ours() -> NotFound:
    """One answer to everything that does not fit, so that nobody learns from it."""
    return NotFound("This link is not one of ours, or it is not whole. Copy all of it.", code="link_not_found")


def mark_sharer(secret: str, person_id: str) -> str:
    """22 letters that stand for a person in the links they share: only the play's secret leads back. Empty for an id of another form."""
    letters = person_id.removeprefix(_PERSON)
    if len(letters) != _LETTERS or not person_id.startswith(_PERSON) or not set(letters) <= set(ALPHABET):
        return ""
    number = 0
    for letter in letters:
        number = number * 32 + ALPHABET.index(letter)
    said = number.to_bytes(10, "big")
    check = _sign(secret, "sharer", "", said)[:_CHECK]
    encryptor = _block(secret).encryptor()
    return _spell(encryptor.update(said + check) + encryptor.finalize())


def find_sharer(secret: str, mark: str) -> str | None:
    """Whose mark it is; None for anything that was not made here."""
    try:
        block = urlsafe_b64decode(mark + "=" * (-len(mark) % 4)) if mark.isascii() else b""
    except (binascii.Error, ValueError):
        return None
    if len(block) != 16:
        return None
    decryptor = _block(secret).decryptor()
    plain = decryptor.update(block) + decryptor.finalize()
    said, check = plain[:10], plain[10:]
    if not compare_digest(check, _sign(secret, "sharer", "", said)[:_CHECK]):
        return None
    number = int.from_bytes(said, "big")
    letters = [ALPHABET[number >> 5 * place & 31] for place in range(_LETTERS - 1, -1, -1)]
    return _PERSON + "".join(letters)


def _block(secret: str) -> Cipher[ECB]:
    """One block holds the whole of a mark, so there is no second block that could look like it."""
    return Cipher(AES(hmac(secret.encode(), b"sharer", sha256).digest()), ECB())  # noqa: S305 - one block only


def _sign(secret: str, use: str, play_id: str, said: bytes) -> bytes:
    return hmac(secret.encode(), b"\0".join((use.encode(), play_id.encode(), said)), sha256).digest()[:_MAC]


def _spell(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")
