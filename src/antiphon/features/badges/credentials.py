"""Open Badges 3.0: an award as a W3C verifiable credential, signed as a JWT (VC-JWT, RS256).

Sources: 1EdTech, "Open Badges Specification v3.0", sections 5 (data model) and 8.2 (JSON Web Token proof format); W3C,
"Verifiable Credentials Data Model v2.0". The recipient stands in it only as a salted hash of an identifier.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final, cast

import jwt
import msgspec
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from jwt.algorithms import RSAAlgorithm

from antiphon.features.badges.rules import Badge
from antiphon.features.badges.store import AwardRow
from antiphon.kernel.clock import from_ms

ALGORITHM: Final = "RS256"
CONTEXT: Final = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]
SCHEMA: Final = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
MAX_TOKEN: Final = 65_536
_TYPES: Final = {"badge": "Badge", "title": "Badge", "certificate": "Certificate"}


class Issuer(msgspec.Struct, frozen=True):
    """Who gives: a workspace at an address."""

    workspace: str
    name: str
    origin: str  # "https://shop.example", without a slash

    @property
    def id(self) -> str:
        """The address of its profile."""
        return f"{self.origin}/public/badges/{self.workspace}/issuer"

    def at(self, rest: str) -> str:
        """An address below the workspace's public badges."""
        return f"{self.origin}/public/badges/{self.workspace}/{rest}"


class Recipient(msgspec.Struct, frozen=True):
    """What the recipient is known by, before it is hashed."""

    kind: str  # "emailAddress" or "ext:userId"
    value: str


def make_key() -> tuple[str, str]:
    """A new signing key: its PEM and its id (the RFC 7638 thumbprint, shortened)."""
    key = generate_private_key(public_exponent=65_537, key_size=2_048)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    public = _public(key)
    thumb = json.dumps({name: public[name] for name in ("e", "kty", "n")}, separators=(",", ":"), sort_keys=True)
    return pem, sha256(thumb.encode()).hexdigest()[:24]


def public_key(pem: str, key_id: str) -> dict[str, Any]:
    """What verifies, as a JSON Web Key."""
    return {**_public(_private(pem)), "kid": key_id, "alg": ALGORITHM, "use": "sig"}


def _private(pem: str) -> RSAPrivateKey:
    return cast("RSAPrivateKey", load_pem_private_key(pem.encode(), None))


def _public(key: RSAPrivateKey) -> dict[str, Any]:
    found: dict[str, Any] = RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    return {name: found[name] for name in ("kty", "n", "e")}


def profile(issuer: Issuer) -> dict[str, Any]:
    """The issuer's public profile."""
    return {"@context": CONTEXT, "id": issuer.id, "type": ["Profile"], "name": issuer.name, "url": issuer.origin}


def achievement(issuer: Issuer, badge: Badge, level: int, language: str) -> dict[str, Any]:
    """What was achieved."""
    step = badge.levels[min(level, len(badge.levels)) - 1]
    name = str(getattr(badge.name, language))
    if step.name is not None:
        name = f"{name} · {getattr(step.name, language)}"
    return {
        "id": issuer.at(f"achievements/{badge.key}/{level}"),
        "type": ["Achievement"],
        "achievementType": _TYPES[badge.kind],
        "name": name,
        "description": str(getattr(badge.description, language)),
        "criteria": {"narrative": criteria(badge, level, language)},
        "inLanguage": "zh-CN" if language == "zh" else "en",
        "image": {"id": issuer.at(f"achievements/{badge.key}/{level}/picture.svg"), "type": "Image"},
    }


def criteria(badge: Badge, level: int, language: str) -> str:
    """What it takes, in words: the operator's, else made from the rule."""
    if badge.criteria is not None and getattr(badge.criteria, language):
        return str(getattr(badge.criteria, language))
    earning = badge.earning
    if earning is None:
        return "由店家颁发。" if language == "zh" else "Given by the shop."
    at = badge.levels[min(level, len(badge.levels)) - 1].at
    if language == "zh":
        how = {"count": f"累计 {at} 次", "days": f"在 {at} 个不同的日子", "sum": f"“{earning.property}”累计 {at}"}[earning.measure]
        return f"{how}：{earning.event}。"
    how = {"count": f"{at} times", "days": f"on {at} different days", "sum": f"{at} of {earning.property} in all"}[earning.measure]
    return f"{earning.event}: {how}."


def credential(issuer: Issuer, badge: Badge, row: AwardRow, recipient: Recipient, language: str = "en") -> dict[str, Any]:
    """An award as an OpenBadgeCredential, not yet signed."""
    about = achievement(issuer, badge, row.level, language)
    return {
        "@context": CONTEXT,
        "id": f"urn:antiphon:award:{row.workspace}:{row.id}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": issuer.id, "type": ["Profile"], "name": issuer.name},
        "validFrom": from_ms(row.at).replace(microsecond=0).isoformat().replace("+00:00", "Z"),
        "name": about["name"],
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": True,
                    "identityHash": hash_of(recipient.value, row.salt),
                    "identityType": recipient.kind,
                    "salt": row.salt,
                }
            ],
            "achievement": about,
        },
        "credentialStatus": {"id": issuer.at("revocations"), "type": "1EdTechRevocationList"},
        "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
    }


def hash_of(identity: str, salt: str) -> str:
    """The recipient as Open Badges hides it: sha256 of the identity followed by the salt."""
    return "sha256$" + sha256(f"{identity}{salt}".encode()).hexdigest()


def sign(document: Mapping[str, Any], pem: str, key_id: str, issuer: Issuer, at_ms: int) -> str:
    """A VC-JWT: the credential's own claims and iss, jti, nbf, sub. `kid` is an address that gives the public key."""
    subject = document["credentialSubject"]["identifier"][0]["identityHash"]
    claims = {**document, "iss": issuer.id, "jti": document["id"], "nbf": at_ms // 1000, "sub": subject}
    return jwt.encode(claims, pem, algorithm=ALGORITHM, headers={"kid": issuer.at(f"keys/{key_id}"), "typ": "JWT"})


def peek(token: str) -> dict[str, Any] | None:
    """What a token says of itself, unchecked: to find out whose key to check it with."""
    if len(token) > MAX_TOKEN:
        return None
    try:
        found: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    except (jwt.InvalidTokenError, ValueError):
        return None
    return found


def read_signed(token: str, pem: str) -> dict[str, Any] | None:
    """The claims of a token that this key signed; None for anything else. Times are not looked at: badges do not end."""
    if len(token) > MAX_TOKEN:
        return None
    try:
        found: dict[str, Any] = jwt.decode(
            token,
            _private(pem).public_key(),
            algorithms=[ALGORITHM],
            options={"verify_exp": False, "verify_nbf": False, "verify_aud": False, "verify_iat": False},
        )
    except (jwt.InvalidTokenError, ValueError):
        return None
    return found
