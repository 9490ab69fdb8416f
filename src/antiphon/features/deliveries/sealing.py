"""Addresses at rest: AES-256-GCM with a key derived from the house's secret, bound to the place where they stand."""

import os
from collections.abc import Callable
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from antiphon.features.deliveries.addresses import Address

_VERSION: Final = b"\x01"
_NONCE: Final = 12
_INFO: Final = b"antiphon/deliveries/address/1"


class Unreadable(Exception):
    """The sealed bytes were sealed with another secret, for another place, or are damaged."""


class Seal:
    """Seals and opens. `place` says what the address belongs to, so that sealed bytes moved to another row do not open there."""

    def __init__(self, secret: Callable[[], str]) -> None:
        self._secret = secret
        self._kept: AESGCM | None = None

    def _cipher(self) -> AESGCM:
        if self._kept is None:
            key = HKDF(algorithm=SHA256(), length=32, salt=None, info=_INFO).derive(self._secret().encode())
            self._kept = AESGCM(key)
        return self._kept

    def close(self, address: Address, *place: str) -> bytes:
        """Version, nonce, sealed JSON."""
        nonce = os.urandom(_NONCE)
        return _VERSION + nonce + self._cipher().encrypt(nonce, msgspec.json.encode(address), _bound(place))

    def open(self, sealed: bytes, *place: str) -> Address:
        """Raises `Unreadable`."""
        if not sealed.startswith(_VERSION) or len(sealed) <= 1 + _NONCE:
            raise Unreadable
        nonce, body = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        try:
            return msgspec.json.decode(self._cipher().decrypt(nonce, body, _bound(place)), type=Address)
        except (InvalidTag, msgspec.DecodeError) as error:
            raise Unreadable from error


def _bound(place: tuple[str, ...]) -> bytes:
    return "\x1f".join(place).encode()
