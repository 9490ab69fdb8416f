"""Shopper tokens: JSON Web Tokens (RFC 7519) signed with HS256 by this service or by the shop's own server.

Claims: `aud` "antiphon", `ws` the workspace, `exp`, and either `sub` (a person of ours) or `uid` (the shop's user id).
Each workspace has its own secret, derived from the house's: a shop that knows its own can sign for nobody else's shoppers.
"""

import hmac
from functools import lru_cache
from hashlib import sha256

import jwt

from antiphon.engine.access.contracts import ShopperClaims
from antiphon.kernel.errors import NotSignedIn

AUDIENCE = "antiphon"
ALGORITHM = "HS256"
MAX_LENGTH = 2_048


def workspace_secret(house_secret: str, workspace: str) -> str:
    """The secret a shop's server signs its shoppers' tokens with: 64 hex digits."""
    return hmac.new(house_secret.encode(), f"shopper/{workspace}".encode(), sha256).hexdigest()


def sign_shopper(house_secret: str, workspace: str, expires_at: int, *, person_id: str | None = None, user_id: str | None = None) -> str:
    """A token for a person of ours or for a user of the shop's; `expires_at` in seconds since 1970."""
    named = {"sub": person_id} if person_id is not None else {"uid": user_id}
    claims = {"aud": AUDIENCE, "ws": workspace, "exp": expires_at, **named}
    return jwt.encode(claims, workspace_secret(house_secret, workspace), algorithm=ALGORITHM)


@lru_cache(maxsize=16_384)
def read_shopper(house_secret: str, token: str) -> ShopperClaims:
    """What a token says, after its signature was checked. The caller checks `expires_at` (this answer is kept in memory).

    Raises `NotSignedIn` for anything that is not a token of this house.
    """
    if len(token) > MAX_LENGTH:
        raise NotSignedIn("The shopper token is too long.", code="bad_token")
    try:
        workspace = jwt.decode(token, options={"verify_signature": False}).get("ws")
        if not isinstance(workspace, str):
            raise NotSignedIn("The shopper token names no workspace (claim ws).", code="bad_token")
        claims = jwt.decode(
            token,
            workspace_secret(house_secret, workspace),
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            options={"require": ["exp", "aud"], "verify_exp": False},
        )
    except jwt.InvalidTokenError as error:
        raise NotSignedIn("The shopper token is not valid; ask the shop for a new one.", code="bad_token") from error
    person, user = claims.get("sub"), claims.get("uid")
    expires = claims["exp"]
    if not isinstance(expires, int) or not (isinstance(person, str) or isinstance(user, str)):
        raise NotSignedIn("The shopper token must have exp and either sub or uid.", code="bad_token")
    return ShopperClaims(workspace, person if isinstance(person, str) else None, user if isinstance(user, str) else None, expires)
