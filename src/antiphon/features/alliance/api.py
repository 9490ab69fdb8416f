"""The door of the alliance."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final

import msgspec

from antiphon.engine.access.contracts import Workspace
from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, ReadSession, Session
from antiphon.engine.ident import new_id
from antiphon.features.alliance import service, store
from antiphon.features.alliance.contracts import (
    Agreement,
    AllianceDay,
    AllianceExchange,
    AllianceFlow,
    AllianceLink,
    AllianceMember,
    AllianceMine,
    AllianceName,
    AllianceTerms,
    Clearing,
    LinkCode,
    NetLine,
)
from antiphon.features.alliance.rates import Leg, check_terms, net, period_start
from antiphon.features.alliance.service import Wish
from antiphon.features.alliance.showing import list_partners
from antiphon.features.alliance.store import AgreementRow, ExchangeRow
from antiphon.features.events.contracts import DigestBatch
from antiphon.features.points.api import Points
from antiphon.kernel.clock import Clock, day_start_ms, day_to_date, from_ms, local_day
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from antiphon.kernel.paging import DEFAULT_LIMIT, Page, check_limit, decode_cursor, encode_cursor

__all__ = ["Alliance", "Wish"]

MAX_PLACE = 2**62
LATELY: Final = 10  # exchanges that a shopper is shown


class Alliance:
    """Points across shops. Everything names the workspace that asks; what belongs to another is not shown."""

    name = "alliance"

    def __init__(
        self, *, database: Database, commands: Commands, clock: Clock, points: Points, workspaces: Callable[[], Iterable[Workspace]]
    ) -> None:
        self._database = database
        self._call = commands.call
        self._clock = clock
        self._points = points
        self._workspaces = workspaces

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Part of every digest: links follow people who turned out to be one; a second link to the same shop ends."""
        for merge in batch.merges:
            links = store.list_links(session, merge.workspace, [merge.from_id, merge.into_id])
            if not links:
                continue
            seen: set[tuple[str, str]] = set()
            for link in links:  # by id, which sorts by time: the oldest stays
                place = (link.agreement_id, link.partner_of(merge.workspace))
                if place in seen:
                    store.end_link(session, link.id, merge.at_ms)
                seen.add(place)
            store.rename_person(session, merge.workspace, merge.from_id, merge.into_id)

    # ------------------------------------------------------------------------------------------------ agreements

    def propose(self, workspace: str, name: AllianceName, terms: AllianceTerms, by: str = "") -> str:
        """Terms for all sides to accept; proposing accepts for one's own. Raises `Invalid`, `NotFound`."""
        check_terms(terms, workspace)
        known = {one.id for one in self._workspaces()}
        strangers = [side.workspace for side in terms.sides if side.workspace not in known]
        if strangers:
            raise NotFound(f"There is no workspace {strangers[0][:40]!r}.", code="workspace_not_found")
        now_ms = self._clock.now_ms()
        made = new_id("agr")

        def command(session: Session) -> str:
            row = AgreementRow(made, _json(name), _json(terms), "proposed", workspace, now_ms, None, None, None, "")
            store.insert_agreement(session, row, [side.workspace for side in terms.sides])
            self._points.wallets.get(session, workspace, next(side.wallet for side in terms.sides if side.workspace == workspace))
            service.accept(session, workspace, made, by, now_ms)
            return made

        return self._call(command)

    def accept(self, workspace: str, agreement_id: str, by: str = "") -> None:
        """Say yes; with the last side it begins. Raises `NotFound`, `Conflict`."""
        now_ms = self._clock.now_ms()

        def command(session: Session) -> None:
            _, terms = service.get_agreement(session, workspace, agreement_id)
            self._points.wallets.get(session, workspace, next(side.wallet for side in terms.sides if side.workspace == workspace))
            service.accept(session, workspace, agreement_id, by, now_ms)

        self._call(command)

    def end(self, workspace: str, agreement_id: str, reason: str) -> None:
        """End it; what was exchanged is still cleared. Raises `NotFound`, `Conflict`."""
        now_ms = self._clock.now_ms()
        self._call(lambda session: service.end(session, workspace, agreement_id, reason, now_ms))

    def get_agreement(self, session: ReadSession, workspace: str, agreement_id: str) -> Agreement:
        """One agreement of this workspace; raises `NotFound`."""
        row, _ = service.get_agreement(session, workspace, agreement_id)
        return self._show(session, [row])[0]

    def list_agreements(self, session: ReadSession, workspace: str) -> list[Agreement]:
        """The latest first."""
        return self._show(session, store.list_agreements(session, workspace))

    def _show(self, session: ReadSession, rows: Sequence[AgreementRow]) -> list[Agreement]:
        names = self.names_of()
        members: dict[str, list[AllianceMember]] = {}
        for agreement_id, workspace, accepted in store.list_members(session, [row.id for row in rows]) if rows else ():
            accepted_at = None if accepted is None else from_ms(accepted)
            members.setdefault(agreement_id, []).append(AllianceMember(workspace, accepted_at, names.get(workspace, workspace)))
        shown: list[Agreement] = []
        for row in rows:
            began, ended = (None if at is None else from_ms(at) for at in (row.began_at, row.ended_at))
            shown.append(
                Agreement(
                    row.id,
                    msgspec.json.decode(row.name, type=AllianceName),
                    msgspec.json.decode(row.terms, type=AllianceTerms),
                    "active" if row.state == "active" else "ended" if row.state == "ended" else "proposed",
                    row.proposed_by,
                    from_ms(row.created_at),
                    began,
                    ended,
                    row.ended_by,
                    row.reason,
                    tuple(members.get(row.id, ())),
                    store.count_links(session, row.id),
                    store.count_uncleared(session, row.id),
                )
            )
        return shown

    # ------------------------------------------------------------------------------------------------ shoppers

    def make_code(self, workspace: str, person_id: str, agreement_id: str) -> LinkCode:
        """The shopper agrees here, and gets a code for the other shop. Raises `NotFound`, `Conflict`."""
        now_ms = self._clock.now_ms()
        code, until = self._call(lambda session: service.make_code(session, workspace, person_id, agreement_id, now_ms))
        return LinkCode(code, from_ms(until))

    def link(self, workspace: str, person_id: str, code: str) -> AllianceLink:
        """The shopper agrees at the other shop with the code. Raises `NotFound`, `Conflict`, `Invalid`."""
        now_ms = self._clock.now_ms()

        def command(session: Session) -> AllianceLink:
            made = service.link(session, workspace, person_id, code.strip().lower(), now_ms)
            return next(each for each in self.list_links(session, workspace, person_id) if each.id == made)

        return self._call(command)

    def unlink(self, workspace: str, person_id: str, link_id: str) -> None:
        """Take consent back. Raises `NotFound`."""
        now_ms = self._clock.now_ms()
        self._call(lambda session: service.unlink(session, workspace, person_id, link_id, now_ms))

    def list_links(self, session: ReadSession, workspace: str, person_id: str) -> list[AllianceLink]:
        """A shopper's links to other shops."""
        return [
            AllianceLink(
                row.id,
                row.agreement_id,
                row.person_in(workspace),
                row.partner_of(workspace),
                from_ms(max(row.first_consent_at, row.second_consent_at)),
                None,
            )
            for row in store.list_links(session, workspace, [person_id])
        ]

    def exchange(self, wish: Wish) -> AllianceExchange:
        """Points of one shop for points of another, by a shopper of either. Raises `NotFound`, `Forbidden`, `Conflict`."""
        if wish.amount < 1:
            raise Invalid("An exchange is of at least one point.", code="bad_amount")
        now_ms = self._clock.now_ms()
        zones = {one.id: one.zone for one in self._workspaces()}
        day = local_day(now_ms, zones.get(wish.giver, "UTC"))  # limits are a day of the shop whose points go

        def command(session: Session) -> AllianceExchange:
            return _exchange(service.exchange(session, self._points, wish, day, now_ms), wish.asking)

        return self._call(command)

    def show_mine(self, session: ReadSession, workspace: str, person_id: str) -> AllianceMine:
        """Where a shopper's points count, at which rate, how many can go now, and what they exchanged lately."""
        now_ms = self._clock.now_ms()

        def today(name: str) -> int:
            return local_day(now_ms, self._zone(name))

        partners = tuple(list_partners(session, self._points, self.names_of(), workspace, person_id, today))
        lately = store.list_exchanges_of(session, workspace, person_id, LATELY)
        return AllianceMine(partners, tuple(_exchange(row, workspace) for row in lately))

    def _zone(self, workspace: str) -> str:
        return next((one.zone for one in self._workspaces() if one.id == workspace), "UTC")

    # ------------------------------------------------------------------------------------------------ clearing

    def list_exchanges(
        self, session: ReadSession, workspace: str, agreement_id: str, cursor: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Page[AllianceExchange]:
        """Those of this workspace, the latest first. Raises `NotFound`."""
        service.get_agreement(session, workspace, agreement_id)
        rows = store.list_exchanges(session, agreement_id, workspace, _place(cursor), check_limit(limit) + 1)
        shown = tuple(_exchange(row, workspace) for row in rows[:limit])
        return Page(shown, encode_cursor(rows[limit - 1].at, rows[limit - 1].id) if len(rows) > limit else None)

    def clear(self, workspace: str, agreement_id: str, until_ms: int) -> str:
        """A net statement over everything before a moment; its id. Raises `NotFound`, `Conflict`, `Invalid`."""
        now_ms = self._clock.now_ms()
        return self._call(lambda session: service.clear(session, self._points, workspace, agreement_id, until_ms, now_ms, by=workspace))

    def run_due(self) -> int:
        """Clear what was agreed to be cleared by the calendar, up to the first day of the present week or month; how many statements."""
        now_ms, made = self._clock.now_ms(), 0
        with self._database.read() as session:
            waiting = [(store.get_agreement(session, name), oldest) for name, oldest in store.list_waiting(session)]
        for row, oldest in waiting:
            terms, zone = msgspec.json.decode(row.terms, type=AllianceTerms), self._zone(row.proposed_by)
            start = period_start(terms.clear_every, local_day(now_ms, zone))
            until = None if start is None else day_start_ms(start, zone)
            if until is not None and oldest < until:
                made += self._call(partial(self._clear_by_itself, row, until, now_ms))
        return made

    def _clear_by_itself(self, row: AgreementRow, until: int, now_ms: int, session: Session) -> int:
        try:
            service.clear(session, self._points, row.proposed_by, row.id, until, now_ms, by="")
        except Conflict:  # another process was first
            return 0
        return 1

    def read_flow(self, session: ReadSession, workspace: str, agreement_id: str, days: int) -> AllianceFlow:
        """The last days as this workspace sees them, and what a clearing up to now would say. Raises `NotFound`."""
        _, terms = service.get_agreement(session, workspace, agreement_id)
        zone = self._zone(workspace)
        today = local_day(self._clock.now_ms(), zone)
        given, received = dict.fromkeys(range(today - days + 1, today + 1), 0), dict.fromkeys(range(today - days + 1, today + 1), 0)
        for at, giver, taker, out, arrived in store.sum_since(session, agreement_id, day_start_ms(today - days + 1, zone)):
            day = local_day(at, zone)
            if workspace == giver and day in given:
                given[day] += out
            if workspace == taker and day in received:
                received[day] += arrived
        positions = net(terms, [Leg(*row) for row in store.sum_uncleared(session, agreement_id, self._clock.now_ms() + 1)])
        pending = tuple(NetLine(name, *position) for name, position in sorted(positions.items()))
        return AllianceFlow(tuple(AllianceDay(day_to_date(day), given[day], received[day]) for day in given), pending)

    def confirm_clearing(self, workspace: str, agreement_id: str, clearing_id: str) -> None:
        """Another side confirms. Raises `NotFound`, `Conflict`."""
        now_ms = self._clock.now_ms()
        self._call(lambda session: service.confirm(session, workspace, agreement_id, clearing_id, now_ms))

    def list_clearings(self, session: ReadSession, workspace: str, agreement_id: str) -> list[Clearing]:
        """The latest first. Raises `NotFound`."""
        service.get_agreement(session, workspace, agreement_id)
        rows = store.list_clearings(session, agreement_id)
        lines: dict[str, list[NetLine]] = {}
        for clearing_id, *line in store.list_nets(session, [row.id for row in rows]) if rows else ():
            lines.setdefault(clearing_id, []).append(NetLine(*line))
        shown: list[Clearing] = []
        for row in rows:
            confirmed = None if row.confirmed_at is None else from_ms(row.confirmed_at)
            state = "confirmed" if row.state == "confirmed" else "made"
            made_at, until = from_ms(row.made_at), from_ms(row.until)
            shown.append(
                Clearing(
                    row.id, row.agreement_id, until, state, made_at, row.made_by, confirmed, row.confirmed_by, tuple(lines.get(row.id, ()))
                )
            )
        return shown

    def names_of(self) -> Mapping[str, str]:
        """What the workspaces call themselves."""
        return {one.id: one.name for one in self._workspaces()}


def _exchange(row: ExchangeRow, workspace: str) -> AllianceExchange:
    out = row.from_workspace == workspace
    return AllianceExchange(
        row.id,
        row.agreement_id,
        "out" if out else "in",
        row.to_workspace if out else row.from_workspace,
        row.from_person if out else row.to_person,
        row.given,
        row.received,
        from_ms(row.at),
        row.clearing_id,
    )


def _json(value: msgspec.Struct) -> str:
    return msgspec.json.encode(value).decode()


def _place(cursor: str | None) -> tuple[int, str] | None:
    if cursor is None:
        return None
    at, name = decode_cursor(cursor, 2)
    if not isinstance(at, int) or not isinstance(name, str) or abs(at) > MAX_PLACE or "\0" in name:
        raise Invalid("The cursor is not one of ours; start again without it.", code="bad_cursor")
    return at, name
