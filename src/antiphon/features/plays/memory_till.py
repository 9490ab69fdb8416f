"""Balances in memory, for a play that nobody plays yet."""

from collections import defaultdict
from collections.abc import Mapping

from antiphon.features.plays.asking import Denied, Misdecided
from antiphon.features.plays.running import Running
from antiphon.kernel.amounts import MAX_AMOUNT, WORLD, Asset
from antiphon.sdk import effects as sdk


class MemoryTill:
    """A `Till` in memory: one play's stock and everybody's purse. Nobody but the world goes under zero."""

    def __init__(self, running: Running, purse: Mapping[str, int]) -> None:
        self._running = running
        self._begin: dict[str, int] = {asset: purse.get(asset, 0) for asset in running.assets}
        stock = running.mechanic.stock(running.rules)
        self._accounts: dict[str, dict[str, int]] = {running.holder: {asset: stock.get(asset, 0) for asset in running.assets}}
        self._journal: list[tuple[dict[str, int] | None, dict[str, int] | None, str, int]] = []
        self._holds: dict[str, tuple[str, int, str, str]] = {}
        self._holds_then: dict[str, tuple[str, int, str, str]] = {}
        self.given: dict[str, dict[str, int]] = defaultdict(dict)  # by person: what came in, by asset
        self.taken: dict[str, int] = defaultdict(int)
        self.out_on: dict[str, int] = {}  # by asset: the day on which the last one went
        self.person: str | None = None

    def put_stock(self, left: Mapping[Asset, int]) -> None:
        """Go on with what an earlier till had left."""
        stock = self._accounts[self._running.holder]
        tallies = self._running.tallies
        most = {asset: MAX_AMOUNT if asset in tallies else stock[asset] for asset in self._running.stock}
        stock.update({asset: min(max(0, left.get(asset, 0)), most[asset]) for asset in self._running.stock})

    def put_holds(self, holds: Mapping[str, tuple[Asset, int, str, str]]) -> None:
        """Go on with what an earlier till had set aside: it was taken from its source then."""
        for name, (asset, amount, source, target) in holds.items():
            self._holds[name] = (asset, max(0, amount), source, target)
            self._accounts.setdefault(f"hold:{name}", {})[asset] = max(0, amount)

    def holds(self) -> dict[str, tuple[Asset, int, str, str]]:
        """What is set aside now, by name: asset, amount, from, to."""
        return {name: (Asset(asset), amount, source, target) for name, (asset, amount, source, target) in self._holds.items()}

    def sit(self, person: str | None) -> None:
        """The next stimulus is about this person."""
        self.person = person
        self._journal.clear()
        self._holds_then = dict(self._holds)

    def _account(self, holder: str) -> dict[str, int] | None:
        if holder == WORLD:
            return None
        account = self._accounts.get(holder)
        if account is None:
            account = self._accounts[holder] = dict(self._begin) if holder.startswith("person:") else {}
        return account

    def left(self) -> dict[Asset, int]:
        account = self._accounts[self._running.holder]
        return {asset: account[asset] for asset in self._running.stock}

    def purse(self) -> dict[Asset, int]:
        account = self._account(self.person) if self.person else None
        return {asset: account[asset] for asset in self._running.purse} if account else {}

    def transfer(self, asset: str, amount: int, source: str, target: str, because: str) -> bool:
        if type(amount) is not int or amount <= 0 or source == target:
            raise Misdecided(f"a transfer of {amount} from {source} to {target}")
        giving, taking = self._account(source), self._account(target)
        if giving is not None:
            if giving.get(asset, 0) < amount:
                return False
            giving[asset] -= amount
        if taking is not None:
            taking[asset] = taking.get(asset, 0) + amount
        self._journal.append((giving, taking, asset, amount))
        return True

    def hold(self, effect: sdk.Hold, source: str, target: str, because: str) -> Denied | None:
        if effect.name in self._holds:
            return Denied("hold_over")
        if not self.transfer(effect.asset, effect.amount, source, f"hold:{effect.name}", because):
            return Denied("sold_out" if source == self._running.holder else "too_little", source, effect.asset)
        self._holds[effect.name] = (effect.asset, effect.amount, source, target)
        return None

    def post(self, effect: sdk.Post, because: str) -> Denied | None:
        held = self._holds.pop(effect.name, None)
        if held is None:
            return Denied("hold_over")
        asset, whole, source, target = held
        part = whole if effect.amount is None else effect.amount
        self.transfer(asset, part, f"hold:{effect.name}", target, because)
        if whole > part:
            self.transfer(asset, whole - part, f"hold:{effect.name}", source, because)
        return None

    def void(self, effect: sdk.Void) -> Denied | None:
        held = self._holds.pop(effect.name, None)
        if held is None:
            return Denied("hold_over")
        asset, whole, source, _ = held
        self.transfer(asset, whole, f"hold:{effect.name}", source, "void")
        return None

    def mark(self) -> int:
        self._holds_then = dict(self._holds)
        return len(self._journal)

    def undo(self, mark: int) -> None:
        while len(self._journal) > mark:
            giving, taking, asset, amount = self._journal.pop()
            if giving is not None:
                giving[asset] += amount
            if taking is not None:
                taking[asset] -= amount
        self._holds = self._holds_then

    def keep(self, day: int) -> None:
        """The decision stands: count what the person got and gave, and what ran out."""
        stock = self._accounts[self._running.holder]
        purse = self._accounts.get(self.person) if self.person else None
        for giving, taking, asset, amount in self._journal:
            if purse is not None and taking is purse:
                got = self.given[self.person or ""]
                got[asset] = got.get(asset, 0) + amount
            if purse is not None and giving is purse:
                self.taken[asset] += amount
            if giving is stock and not stock[asset] and asset in self._running.stock and asset not in self._running.tallies:
                self.out_on.setdefault(asset, day)
