"""The ladders of each workspace, kept in memory until an operator changes one."""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from antiphon.engine.access.contracts import Workspace
from antiphon.engine.database.port import ReadSession
from antiphon.features.membership import store_ladders
from antiphon.features.membership.contracts import MAIN
from antiphon.features.membership.rules import Ladder
from antiphon.features.membership.store_ladders import LadderRow
from antiphon.kernel.errors import NotFound

_read = msgspec.json.Decoder(Ladder).decode


class Placed(msgspec.Struct, frozen=True):
    """A ladder as it is stored."""

    ladder: Ladder
    revision: str
    row: LadderRow

    @property
    def products(self) -> dict[str, str]:
        """Product -> the paid tier that it buys."""
        return {product: tier.key for tier in self.ladder.tiers for product in tier.products} if self.ladder.kind == "paid" else {}


class Shelf(msgspec.Struct, frozen=True):
    """All ladders of one workspace."""

    revision: str
    zone: str
    currency: str
    placed: tuple[Placed, ...]
    products: dict[str, dict[str, str]]  # ladder -> product -> tier

    def find(self, key: str) -> Placed | None:
        """A ladder by key."""
        return next((one for one in self.placed if one.ladder.key == key), None)

    def get(self, key: str) -> Placed:
        """The same. Raises `NotFound`."""
        found = self.find(key)
        if found is None:
            raise NotFound(f"There is no ladder called {key[:80]}; GET /membership/ladders lists them.", code="ladder_not_found")
        return found

    @property
    def main(self) -> Ladder | None:
        """The ladder whose tier is a person's tier."""
        named = self.find(MAIN)
        earned = [one.ladder for one in self.placed if one.ladder.kind == "earned"]
        return named.ladder if named and named.ladder.kind == "earned" else (earned[0] if earned else None)


class Ladders:
    """Remembers shelves by workspace.

    Every revision has an id of its own, so a shelf read inside a transaction that is undone is never taken for a later one.
    """

    def __init__(self, workspaces: Callable[[], Iterable[Workspace]]) -> None:
        self._workspaces = workspaces
        self._known: dict[str, Shelf] = {}

    def find(self, session: ReadSession, workspace: str) -> Shelf | None:
        """The shelf as of this transaction, by one short statement; None for a workspace without ladders."""
        revision = store_ladders.find_revision(session, workspace)
        if revision is None:
            return None
        known = self._known.get(workspace)
        if known is None or known.revision != revision:
            known = self._known[workspace] = self._load(session, workspace, revision)
        return known if known.placed else None

    def get(self, session: ReadSession, workspace: str) -> Shelf:
        """The same; an empty one for a workspace without ladders."""
        return self.find(session, workspace) or self._load(session, workspace, "")

    def list_all(self, session: ReadSession, workspace: str) -> Sequence[Ladder]:
        """The ladders alone."""
        return [one.ladder for one in self.get(session, workspace).placed]

    def _load(self, session: ReadSession, workspace: str, revision: str) -> Shelf:
        place = next((one for one in self._workspaces() if one.id == workspace), None)
        rows = store_ladders.list_ladders(session, workspace)
        placed = tuple(Placed(_read(row.rules), row.revision, row) for row in rows)
        products = {one.ladder.key: one.products for one in placed}
        return Shelf(revision, place.zone if place else "UTC", place.currency if place else "", placed, products)
