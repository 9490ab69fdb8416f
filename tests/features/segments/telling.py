"""Tells a house what happened, the way a shop would."""

from typing import Any

import msgspec

from antiphon.entry.bootstrap import Services
from antiphon.kernel.clock import from_ms


class Shop:
    """Sends events of people and lets the house digest them."""

    def __init__(self, house: Services, workspace: str = "shop", key: str = "test-key") -> None:
        self.house = house
        self.workspace = workspace
        source = house.access.find_write_key(key)
        assert source is not None
        self._source = source
        self._count = 0
        self._waiting: list[dict[str, Any]] = []

    def track(self, user: str, name: str, properties: dict[str, Any] | None = None, *, at_ms: int | None = None, **more: Any) -> str:
        """An event of a signed-in person; its message id."""
        return self.say(type="track", userId=user, event=name, properties=properties or {}, at_ms=at_ms, **more)

    def order(self, user: str, revenue: float = 10, *, at_ms: int | None = None, **properties: Any) -> str:
        """A completed order."""
        self._count += 1
        told = {"order_id": f"o{self._count}", "revenue": revenue, "currency": "CNY", **properties}
        return self.track(user, "Order Completed", told, at_ms=at_ms)

    def identify(self, user: str, traits: dict[str, Any], *, at_ms: int | None = None, **more: Any) -> str:
        """What the shop knows of a person."""
        return self.say(type="identify", userId=user, traits=traits, at_ms=at_ms, **more)

    def say(self, *, at_ms: int | None = None, **message: Any) -> str:
        """Any message."""
        self._count += 1
        message.setdefault("messageId", f"m{self._count}")
        moment = from_ms(self.house.clock.now_ms() if at_ms is None else at_ms)
        self._waiting.append({"timestamp": moment.isoformat(), **message})
        return str(message["messageId"])

    def digest(self) -> None:
        """Send what was said, and let it be digested."""
        self.send()
        self.house.events.digest_all()

    def send(self) -> None:
        """Send what was said."""
        if self._waiting:
            sent = from_ms(self.house.clock.now_ms()).isoformat()
            body = msgspec.json.encode({"batch": self._waiting, "sentAt": sent})
            [receipt] = self.house.events.collect(self._source, [body])
            assert receipt.rejected == ()
            self._waiting = []

    def person(self, user: str) -> str:
        """The person's id."""
        with self.house.database.read() as session:
            found = self.house.profiles.find_person(session, self.workspace, user)
        assert found is not None
        return found.id

    def tags(self, user: str) -> dict[str, Any]:
        """The person's tags."""
        with self.house.database.read() as session:
            return dict(self.house.segments.read_people(session, self.workspace, [self.person(user)])[self.person(user)].tags)

    def segments(self, user: str) -> set[str]:
        """The segments the person is in."""
        with self.house.database.read() as session:
            return set(self.house.segments.read_people(session, self.workspace, [self.person(user)])[self.person(user)].segments)
