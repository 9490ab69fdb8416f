"""The door of commission."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from antiphon.engine.access.contracts import Workspace
from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, ReadSession, Session
from antiphon.engine.ident import new_id
from antiphon.features.commission import merging, settling, showing, store, store_orders, store_runs
from antiphon.features.commission.contracts import (
    CommissionPart,
    CommissionParty,
    CommissionProgramme,
    CommissionPurse,
    CommissionRelation,
    CommissionRun,
    CommissionStatement,
    CommissionStatementLine,
    CommissionTerms,
    CommissionTouch,
    ExplainedOrder,
    Withdrawal,
)
from antiphon.features.commission.spelling import make_code, place_of
from antiphon.features.commission.store import PartyRow
from antiphon.features.commission.taking import ORDER_EVENTS, FindTiers, Taking
from antiphon.features.commission.terms import check_terms
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import DigestBatch, Emitted
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import Why
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.clock import Clock, from_ms
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from antiphon.kernel.paging import DEFAULT_LIMIT, Page, check_limit, decode_cursor, encode_cursor

__all__ = ["Commission", "FindTiers"]

_DEFAULTS: Final = CommissionTerms()
MOST_LINES: Final = 1_000  # of one statement; a party with more gets the rest from the order list


class _Known(msgspec.Struct, frozen=True):
    """A programme in memory; `terms` None: there is none."""

    revision: int
    terms: CommissionTerms | None


class Commission:
    """Who brought whom, and what they earn by it. Subscriber of digests, and the door for console and storefront."""

    name = "commission"

    def __init__(
        self,
        *,
        database: Database,
        commands: Commands,
        clock: Clock,
        ledger: Ledger,
        events: Events,
        profiles: Profiles,
        workspaces: Callable[[], Iterable[Workspace]],
        find_tiers: FindTiers | None = None,
    ) -> None:
        self._database = database
        self._call = commands.call
        self._clock = clock
        self._ledger = ledger
        self._events = events
        self._profiles = profiles
        self._workspaces = workspaces
        self._find_tiers = find_tiers
        self._known: dict[str, _Known] = {}

    # ------------------------------------------------------------------------------------------------ digest

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Part of every digest: merges, then who was brought by whom, what orders earn, what refunds take back."""
        if batch.merges:
            merging.take_merges(session, self._ledger, batch.merges)
        currencies: Mapping[str, str] | None = None
        for workspace, names in sorted(batch.by_name().items()):
            known = self._known.get(workspace)
            if known is not None and names.keys().isdisjoint(ORDER_EVENTS | set((known.terms or _DEFAULTS).touch_events)):
                continue  # nothing here for us, and not a question asked
            terms = self._terms(session, workspace)
            if terms is None:
                continue
            heard = batch.heard(workspace, ORDER_EVENTS | set(terms.touch_events))
            if heard:
                if currencies is None:
                    currencies = {one.id: one.currency for one in self._workspaces()}
                taking = Taking(session, self._ledger, workspace, terms, currencies.get(workspace, "CNY"), batch.now_ms)
                taking.take(heard, self._find_tiers)

    def _terms(self, session: ReadSession, workspace: str) -> CommissionTerms | None:
        """The programme, from memory unless its revision has moved on."""
        revision = store.read_revision(session, workspace)
        known = self._known.get(workspace)
        if known is None or known.revision != revision:
            found = store.read_programme(session, workspace)
            known = _Known(0, None) if found is None else _Known(found[0], msgspec.json.decode(found[1], type=CommissionTerms))
            self._known[workspace] = known
        return known.terms

    def has_due(self, session: ReadSession, now_ms: int) -> bool:
        """Whether `release_due` has anything to do."""
        return store_orders.has_due(session, now_ms)

    def release_due(self, session: Session, now_ms: int, limit: int = 200) -> int:
        """Let commission whose return period is over be paid out; how many parts."""
        return settling.release_due(session, self._ledger, now_ms, limit)

    @property
    def clock(self) -> Clock:
        """The house's clock."""
        return self._clock

    # ------------------------------------------------------------------------------------------------ programme

    def get_programme(self, session: ReadSession, workspace: str) -> CommissionProgramme:
        """The programme; revision 0 and the default terms before there is one."""
        found = store.read_programme(session, workspace)
        if found is None:
            return CommissionProgramme(0, CommissionTerms())
        return CommissionProgramme(found[0], msgspec.json.decode(found[1], type=CommissionTerms))

    def save_programme(self, workspace: str, revision: int, terms: CommissionTerms, by: str = "") -> int:
        """Save the next revision. Orders that came before keep what they earned. Raises `ThirdLevel`, `Invalid`, `Conflict`."""
        check_terms(terms)
        now_ms = self._clock.now_ms()

        def command(session: Session) -> int:
            if store.read_revision(session, workspace) != revision:
                raise Conflict("Somebody changed the programme while you were editing. Load it again.", code="programme_changed")
            self._known.pop(workspace, None)  # read again at the next event, whether this is committed or not
            store.save_programme(session, workspace, revision + 1, msgspec.json.encode(terms).decode(), now_ms, by)
            return revision + 1

        return self._call(command)

    # ------------------------------------------------------------------------------------------------ parties

    def save_party(self, workspace: str, person: str, role: str, code: str = "", area: str = "", *, active: bool = True) -> str:
        """Make somebody a party, or change them; the person's id. Without a code one is made. Raises `NotFound`, `Invalid`, `Conflict`."""
        now_ms = self._clock.now_ms()

        def command(session: Session) -> str:
            found = self._profiles.find_person(session, workspace, person)
            if found is None:
                raise NotFound(f"There is no person {person[:40]!r} in this workspace.", code="person_not_found")
            terms = self.get_programme(session, workspace).terms
            if role and role not in {each.key for each in terms.roles}:
                raise Invalid(f"The programme has no role {role!r}.", code="unknown_role")
            here = store.read_parties(session, workspace, [found.id]).get(found.id)
            spelled = code.strip() or (here.code if here else make_code())
            other = store.read_parties_by_code(session, workspace, [spelled]).get(spelled)
            if other is not None and other.person_id != found.id:
                raise Conflict("Somebody else has this code.", code="code_taken")
            joined = here.joined_at if here else now_ms
            store.save_party(session, PartyRow(workspace, found.id, role, spelled, area.strip(), int(active), joined))
            return found.id

        return self._call(command)

    def get_party(self, session: ReadSession, workspace: str, person_id: str) -> CommissionParty:
        """One party; raises `NotFound`."""
        row = store.read_parties(session, workspace, [person_id]).get(person_id)
        if row is None:
            raise NotFound("This person earns no commission: make them a party first.", code="party_not_found")
        return showing.show_party(row, showing.brought_counts(session, workspace, [row]))

    def list_parties(
        self, session: ReadSession, workspace: str, cursor: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Page[CommissionParty]:
        """By person."""
        after = str(decode_cursor(cursor, 1)[0]).replace("\0", "") if cursor else ""
        rows = store.list_parties(session, workspace, after, check_limit(limit) + 1)
        brought = showing.brought_counts(session, workspace, rows[:limit])
        shown = tuple(showing.show_party(row, brought) for row in rows[:limit])
        return Page(shown, encode_cursor(rows[limit - 1].person_id) if len(rows) > limit else None)

    def read_purses(self, session: ReadSession, workspace: str, party_id: str) -> list[CommissionPurse]:
        """What a party has, by currency: frozen, available, asked for, owed."""
        return showing.show_purses(session, self._ledger, workspace, party_id)

    def list_brought(
        self, session: ReadSession, workspace: str, party_id: str, cursor: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Page[CommissionRelation]:
        """Whom a party has brought, the last first."""
        rows = store.list_brought(session, workspace, party_id, place_of(cursor), check_limit(limit) + 1)
        shown = tuple(showing.show_relation(row) for row in rows[:limit])
        return Page(shown, encode_cursor(rows[limit - 1].at, rows[limit - 1].person_id) if len(rows) > limit else None)

    def find_relation(self, session: ReadSession, workspace: str, person_id: str) -> CommissionRelation | None:
        """Who brought somebody."""
        row = store.read_chains(session, workspace, [person_id]).get(person_id)
        return None if row is None else showing.show_relation(row)

    def list_touches(self, session: ReadSession, workspace: str, person_id: str, limit: int = 100) -> list[CommissionTouch]:
        """Every attempt to bring somebody, with what came of it."""
        return [
            CommissionTouch(row[0], row[1], row[2], from_ms(row[3]), row[4])
            for row in store.list_touches(session, workspace, person_id, limit)
        ]

    def bring(self, workspace: str, person: str, code: str) -> CommissionTouch:
        """The shop says that somebody was brought by a code. Raises `NotFound` for an unknown person."""
        now_ms = self._clock.now_ms()

        def command(session: Session) -> CommissionTouch:
            found = self._profiles.find_person(session, workspace, person)
            if found is None:
                raise NotFound(f"There is no person {person[:40]!r} in this workspace.", code="person_not_found")
            terms = self.get_programme(session, workspace).terms
            taking = Taking(session, self._ledger, workspace, terms, "", now_ms)
            outcome = taking.bring(found.id, code.strip(), new_id("evt"))
            return CommissionTouch(found.id, code.strip(), outcome, from_ms(now_ms), 1)

        return self._call(command)

    # ------------------------------------------------------------------------------------------------ orders

    def list_orders(
        self, session: ReadSession, workspace: str, cursor: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Page[ExplainedOrder]:
        """Orders that earned somebody something, the latest first, each explained."""
        rows = store_orders.list_orders(session, workspace, place_of(cursor), check_limit(limit) + 1)
        shown = tuple(showing.show_orders(session, workspace, rows[:limit]))
        return Page(shown, encode_cursor(rows[limit - 1].at, rows[limit - 1].order_id) if len(rows) > limit else None)

    def get_order(self, session: ReadSession, workspace: str, order_id: str) -> ExplainedOrder:
        """One order; raises `NotFound`."""
        rows = list(store_orders.read_orders(session, workspace, [order_id]).values())
        if not rows:
            raise NotFound("This order earned nobody commission, or there is no such order.", code="order_not_found")
        return showing.show_orders(session, workspace, rows)[0]

    def list_parts(
        self, session: ReadSession, workspace: str, party_id: str, cursor: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Page[CommissionPart]:
        """What a party earned, order by order, the latest first."""
        rows = store_orders.list_parts(session, workspace, party_id, place_of(cursor), check_limit(limit) + 1)
        shown = tuple(showing.show_part(row) for row in rows[:limit])
        return Page(shown, encode_cursor(rows[limit - 1].at, rows[limit - 1].order_id) if len(rows) > limit else None)

    def find_whys(self, session: ReadSession, workspace: str, decision_ids: Sequence[str]) -> dict[str, Why]:
        """What stands behind transfers of commission: the order."""
        mine = [name for name in decision_ids if name.startswith("cmo_")]
        found = store_orders.read_orders_by_id(session, workspace, mine) if mine else {}
        return {
            name: Why(
                name,
                None,
                row.buyer_id,
                "commission",
                {"zh": f"订单 {row.order_id} 的佣金。", "en": f"Commission on order {row.order_id}."},
                None,
                row.order_id,
            )
            for name, row in found.items()
        }

    # ------------------------------------------------------------------------------------------------ withdrawals

    def ask_withdrawal(self, workspace: str, party_id: str, currency: str, amount: int, by: str = "") -> Withdrawal:
        """Ask for money that is available; it is held until somebody decides. Raises `Invalid`, `Conflict`."""
        now_ms = self._clock.now_ms()

        def command(session: Session) -> Withdrawal:
            self.get_party(session, workspace, party_id)
            least = self.get_programme(session, workspace).terms.min_withdrawal_minor
            asked = settling.Asked(workspace, party_id, currency, amount, least, by)
            return self.get_withdrawal(session, workspace, settling.ask(session, self._ledger, asked, now_ms))

        return self._call(command)

    def approve_withdrawal(self, workspace: str, withdrawal_id: str, by: str) -> None:
        """Somebody else than who asked approves. Raises `NotFound`, `Conflict`."""
        now_ms = self._clock.now_ms()
        self._call(lambda session: settling.approve(session, workspace, withdrawal_id, by, now_ms))

    def end_withdrawal(self, workspace: str, withdrawal_id: str, state: str, reason: str, by: str = "") -> None:
        """`paid` (the money went outside), `refused` or `void`. Raises `NotFound`, `Conflict`."""
        now_ms = self._clock.now_ms()
        self._call(lambda session: settling.end(session, self._ledger, workspace, withdrawal_id, state, reason, by, now_ms))

    def get_withdrawal(self, session: ReadSession, workspace: str, withdrawal_id: str) -> Withdrawal:
        """One request; raises `NotFound`."""
        row = store_runs.find_withdrawal(session, workspace, withdrawal_id)
        if row is None:
            raise NotFound(f"There is no withdrawal {withdrawal_id[:40]!r} in this workspace.", code="withdrawal_not_found")
        return showing.show_withdrawal(row)

    def list_withdrawals(
        self,
        session: ReadSession,
        workspace: str,
        *,
        in_state: str | None = None,
        party_id: str | None = None,
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> Page[Withdrawal]:
        """The latest first."""
        rows = store_runs.list_withdrawals(session, workspace, in_state, party_id, place_of(cursor), check_limit(limit) + 1)
        shown = tuple(showing.show_withdrawal(row) for row in rows[:limit])
        return Page(shown, encode_cursor(rows[limit - 1].asked_at, rows[limit - 1].id) if len(rows) > limit else None)

    # ------------------------------------------------------------------------------------------------ runs

    def make_run(self, workspace: str, name: str, until_ms: int, by: str = "") -> str:
        """A draft of a settlement; the same name again is the same run. Raises `Invalid`, `Conflict`."""
        now_ms = self._clock.now_ms()
        return self._call(lambda session: settling.make_run(session, workspace, name, until_ms, by, now_ms))

    def close_run(self, workspace: str, run_id: str, by: str = "") -> None:
        """Fix the statements, and tell everybody theirs. Again: nothing. Raises `NotFound`."""
        now_ms = self._clock.now_ms()

        def command(session: Session) -> None:
            rows = settling.close_run(session, workspace, run_id, by, now_ms)
            emitted = [
                Emitted(
                    workspace,
                    new_id("evt"),
                    "Commission Settled",
                    row.party_id,
                    now_ms,
                    {"run_id": run_id, "currency": row.currency, "earned_minor": row.earned, "closing_minor": row.closing},
                )
                for row in rows
            ]
            if emitted:
                self._events.append(session, emitted)

        self._call(command)

    def drop_run(self, workspace: str, run_id: str) -> None:
        """Forget a draft. Raises `NotFound`, `Conflict` for a closed run."""

        def command(session: Session) -> None:
            if settling.get_run(session, workspace, run_id).state == "closed":
                raise Conflict("A closed run stays as it is.", code="run_closed")
            store_runs.drop_run(session, workspace, run_id)

        self._call(command)

    def get_run(self, session: ReadSession, workspace: str, run_id: str) -> CommissionRun:
        """One run; raises `NotFound`."""
        return showing.show_run(self._run(session, workspace, run_id))

    def _run(self, session: ReadSession, workspace: str, run_id: str) -> store_runs.RunRow:
        row = store_runs.find_run(session, workspace, run_id)
        if row is None:
            raise NotFound(f"There is no run {run_id[:40]!r} in this workspace.", code="run_not_found")
        return row

    def list_runs(self, session: ReadSession, workspace: str, cursor: str | None = None, limit: int = DEFAULT_LIMIT) -> Page[CommissionRun]:
        """The latest first."""
        rows = store_runs.list_runs(session, workspace, place_of(cursor), check_limit(limit) + 1)
        shown = tuple(showing.show_run(row) for row in rows[:limit])
        return Page(shown, encode_cursor(rows[limit - 1].made_at, rows[limit - 1].id) if len(rows) > limit else None)

    def each_statement(self, session: ReadSession, workspace: str, run_id: str) -> Iterator[CommissionStatement]:
        """Statements of a run by party: final ones of a closed run, what they would say of a draft."""
        run = self._run(session, workspace, run_id)
        if run.state == "closed":
            yield from (showing.show_statement(row) for row in store_runs.each_statement(session, workspace, run_id))
        else:
            yield from (showing.show_statement(row) for row in store_runs.sum_moves(session, workspace, run_id, run.until))

    def read_statement(
        self, session: ReadSession, workspace: str, run_id: str, party_id: str
    ) -> tuple[list[CommissionStatement], list[CommissionStatementLine]]:
        """A party's statements in a run, one a currency, and what they are made of. Raises `NotFound`."""
        run = self._run(session, workspace, run_id)
        found = showing.statement_of(session, workspace, run, party_id)
        rows = store_runs.list_moves(session, workspace, party_id, run.id if run.state == "closed" else None, run.until, MOST_LINES)
        return (
            [showing.show_statement(row) for row in found],
            [CommissionStatementLine(row[0], row[1], row[2], from_ms(row[3]), row[4]) for row in rows],
        )

    def list_statements_of(self, session: ReadSession, workspace: str, party_id: str, limit: int = 50) -> list[CommissionStatement]:
        """A party's own statements, the latest first."""
        return [showing.show_statement(row) for row in store_runs.list_statements_of(session, workspace, [party_id], limit)]
