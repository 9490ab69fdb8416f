"""Shopper tokens: JSON Web Tokens (RFC 7519) signed with HS256 by this service or by the shop's own server.

Claims: `aud` "antiphon", `ws` the workspace, `exp`, and either `sub` (a person of ours) or `uid` (the shop's user id). The shop's own
server says `role` "server" instead: it speaks for the shop, not for a shopper.
Each workspace has its own secret, derived from the house's: a shop that knows its own can sign for nobody else's shoppers.
"""

import hmac
from functools import lru_cache
from hashlib import sha256
from typing import Any

import jwt

from antiphon.engine.access.contracts import ShopClaims, ShopperClaims
from antiphon.kernel.errors import NotSignedIn

AUDIENCE = "antiphon"
ALGORITHM = "HS256"
SERVER = "server"
MAX_LENGTH = 2_048


def workspace_secret(house_secret: str, workspace: str) -> str:
    """The secret a shop's server signs its shoppers' tokens with: 64 hex digits."""
    return hmac.new(house_secret.encode(), f"shopper/{workspace}".encode(), sha256).hexdigest()


def sign_shopper(house_secret: str, workspace: str, expires_at: int, *, person_id: str | None = None, user_id: str | None = None) -> str:
    """A token for a person of ours or for a user of the shop's; `expires_at` in seconds since 1970."""
    named = {"sub": person_id} if person_id is not None else {"uid": user_id}
    claims = {"aud": AUDIENCE, "ws": workspace, "exp": expires_at, **named}
    return jwt.encode(claims, workspace_secret(house_secret, workspace), algorithm=ALGORITHM)


def sign_shop(house_secret: str, workspace: str, expires_at: int) -> str:
    """A token for the shop's own server; `expires_at` in seconds since 1970."""
    claims = {"aud": AUDIENCE, "ws": workspace, "exp": expires_at, "role": SERVER}
    return jwt.encode(claims, workspace_secret(house_secret, workspace), algorithm=ALGORITHM)


def _read(house_secret: str, token: str) -> tuple[str, dict[str, Any]]:
    """The workspace and the claims of a token, after its signature was checked. Raises `NotSignedIn`."""
    if len(token) > MAX_LENGTH:
        raise NotSignedIn("The token is too long.", code="bad_token")
    try:
        workspace = jwt.decode(token, options={"verify_signature": False}).get("ws")
        if not isinstance(workspace, str):
            raise NotSignedIn("The token names no workspace (claim ws).", code="bad_token")
        claims = jwt.decode(
            token,
            workspace_secret(house_secret, workspace),
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            options={"require": ["exp", "aud"], "verify_exp": False},
        )
    except jwt.InvalidTokenError as error:
        raise NotSignedIn("The token is not valid; ask the shop for a new one.", code="bad_token") from error
    return workspace, claims


@lru_cache(maxsize=1_024)
def read_shop(house_secret: str, token: str) -> ShopClaims:
    """What a server's token says. The caller checks `expires_at` (this answer is kept in memory).

    Raises `NotSignedIn` for anything that is not a token of this house, and for a shopper's: it speaks for one person only.
    """
    workspace, claims = _read(house_secret, token)
    expires = claims["exp"]
    if claims.get("role") != SERVER or "sub" in claims or "uid" in claims or not isinstance(expires, int):
        raise NotSignedIn("This needs a token of the shop's server: claim role is server, without sub and uid.", code="server_only")
    return ShopClaims(workspace, expires)


@lru_cache(maxsize=16_384)
def read_shopper(house_secret: str, token: str) -> ShopperClaims:
    """What a token says, after its signature was checked. The caller checks `expires_at` (this answer is kept in memory).

    Raises `NotSignedIn` for anything that is not a token of this house.
    """
    workspace, claims = _read(house_secret, token)
    person, user = claims.get("sub"), claims.get("uid")
    expires = claims["exp"]
    if not isinstance(expires, int) or not (isinstance(person, str) or isinstance(user, str)):
        raise NotSignedIn("The shopper token must have exp and either sub or uid.", code="bad_token")
    return ShopperClaims(workspace, person if isinstance(person, str) else None, user if isinstance(user, str) else None, expires)
