"""Who asks, as values."""

from datetime import datetime
from typing import Literal

import msgspec

from antiphon.kernel.errors import Forbidden

Role = Literal["owner", "editor", "viewer"]
Locale = Literal["zh", "en"]


class Workspace(msgspec.Struct, frozen=True):
    """One merchant's separate data."""

    id: str
    name: str
    zone: str  # IANA; local days of tags and segments are counted in it
    currency: str  # ISO 4217
    locale: Locale
    created_at: datetime


class Operator(msgspec.Struct, frozen=True):
    """Someone who works in the console."""

    id: str
    email: str
    name: str
    locale: Locale


class Member(msgspec.Struct, frozen=True):
    """An operator in one workspace."""

    operator: Operator
    workspace: Workspace
    role: Role

    def may_edit(self) -> None:
        """Raises `Forbidden` for a viewer."""
        if self.role == "viewer":
            raise Forbidden("You may look at this workspace but not change it. Ask its owner for the editor role.", code="viewer_only")

    def may_own(self) -> None:
        """Raises `Forbidden` for everybody but the owner."""
        if self.role != "owner":
            raise Forbidden("Only the owner of the workspace may do this.", code="owner_only")


class SignedIn(msgspec.Struct, frozen=True):
    """An operator and the workspaces they belong to."""

    operator: Operator
    workspaces: tuple[Workspace, ...]
    roles: dict[str, Role]


class WriteKey(msgspec.Struct, frozen=True):
    """What a source (a site, an app, a server) names itself with when it sends events. Not a secret: browsers carry it."""

    id: str
    workspace: str
    name: str
    key: str
    created_at: datetime
    revoked_at: datetime | None = None


class Shopper(msgspec.Struct, frozen=True):
    """A person who plays, by a token that this service or the shop's server signed."""

    workspace: str
    person_id: str


class ShopperClaims(msgspec.Struct, frozen=True):
    """What a shopper token says: a person of ours, or a user id of the shop's."""

    workspace: str
    person_id: str | None
    user_id: str | None
    expires_at: int  # seconds since 1970


class Shop(msgspec.Struct, frozen=True):
    """The shop's own server, by a token signed with the workspace's secret."""

    workspace: str


class ShopClaims(msgspec.Struct, frozen=True):
    """What a server's token says."""

    workspace: str
    expires_at: int  # seconds since 1970
