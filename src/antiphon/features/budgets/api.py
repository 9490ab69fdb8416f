"""The door of budgets."""

from collections.abc import Callable, Mapping, Sequence

from antiphon.engine.commands import Commands
from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.ident import new_id
from antiphon.features.budgets import service, showing, store
from antiphon.features.budgets.contracts import (
    Budget,
    BudgetChange,
    BudgetCharge,
    BudgetDraft,
    BudgetEdit,
    BudgetRefusal,
    BurnDown,
    CampaignCost,
    Spend,
)
from antiphon.features.budgets.till import BudgetTill, Told
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import DigestBatch, Emitted
from antiphon.features.ledger.api import Book, Ledger
from antiphon.kernel.clock import DAY_MS, Clock, from_ms
from antiphon.kernel.errors import Invalid
from antiphon.kernel.paging import DEFAULT_LIMIT, Page, check_limit, decode_cursor, encode_cursor

__all__ = ["BudgetTill", "Budgets"]

MAX_ROWS = 2**62


class Till(BudgetTill):
    """A till that also tells the stream of events what was reached."""

    def __init__(
        self, session: Session, workspace: str, zone: str, spends: Sequence[Spend], returns: Sequence[str], events: Events
    ) -> None:
        super().__init__(session, workspace, zone, spends, returns)
        self._events = events
        self._shop = workspace

    def save(self, session: Session) -> list[Told]:
        told = super().save(session)
        emitted = [_event(self._shop, each) for each in told if each.person_id]
        if emitted:
            self._events.append(session, emitted)
        return told


def _event(workspace: str, told: Told) -> Emitted:
    """An event is about a person: the one whose spend it was. Spends of nobody in particular are told in the console only."""
    stopped = told.percent in {0, 100}
    properties = {"budget_id": told.budget_id, "percent": told.percent or None, "given": told.given, "spent": told.spent}
    if stopped:
        properties |= {"because": told.because or "spent"}
    return Emitted(
        workspace, new_id("evt"), "Budget Stopped" if stopped else "Budget Threshold Reached", told.person_id, told.at_ms, properties
    )


class Budgets:
    """What campaigns may cost. Whoever gives something away charges here, in its own transaction, with its own Book."""

    name = "budgets"

    def __init__(self, *, commands: Commands, clock: Clock, ledger: Ledger, events: Events, zones: Callable[[], Mapping[str, str]]) -> None:
        self._call = commands.call
        self._clock = clock
        self._ledger = ledger
        self._events = events
        self._zones = zones

    # ------------------------------------------------------------------------------------------------ spending

    def open_till(self, session: Session, workspace: str, spends: Sequence[Spend], returns: Sequence[str] = ()) -> Till:
        """A till for these spends, and for the return of these earlier ones (by their ids).

        Lock `till.keys` together with your own accounts in one Book; then `charge` and `give_back`; save the Book, then the till,
        also when everything was refused (a breaker may have tripped). A spend that was not named here cannot be charged.
        """
        return Till(session, workspace, self._zones().get(workspace, "UTC"), spends, returns, self._events)

    def charge_alone(self, session: Session, workspace: str, spend: Spend) -> BudgetRefusal | None:
        """Charge with a Book of its own, for callers that move nothing else."""
        till = self.open_till(session, workspace, [spend])
        book = self._ledger.open_book(session, till.keys)
        refused = till.charge(book, spend)
        self._save(session, book, till)
        return refused

    def give_back_alone(self, session: Session, workspace: str, spend_id: str, return_id: str, amount: int | None = None) -> int:
        """Give back with a Book of its own; how much really came back."""
        till = self.open_till(session, workspace, (), [spend_id])
        book = self._ledger.open_book(session, till.keys)
        given = till.give_back(book, spend_id, return_id, self._clock.now_ms(), amount)
        self._save(session, book, till)
        return given

    def _save(self, session: Session, book: Book, till: Till) -> None:
        book.save(session)
        till.save(session)

    def has_budget(self, session: ReadSession, workspace: str, budget_id: str) -> bool:
        """Whether there is such a budget, for checking the rules that name it."""
        return budget_id in store.read_budgets(session, workspace, [budget_id])

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Part of every digest: people who turned out to be one share one limit."""
        if batch.merges:
            service.take_merges(session, self._ledger, batch.merges)

    # ------------------------------------------------------------------------------------------------ operators

    def create(self, workspace: str, currency: str, draft: BudgetDraft, by: str = "") -> str:
        """A new budget, which runs at once (or from its beginning); its id. Raises `Invalid`."""
        now_ms = self._clock.now_ms()
        return self._call(lambda session: service.create(session, self._ledger, workspace, currency, draft, by, now_ms))

    def update(self, workspace: str, budget_id: str, edit: BudgetEdit, by: str = "") -> None:
        """Change everything but amount and measure. Raises `NotFound`, `Conflict`, `Invalid`."""
        now_ms = self._clock.now_ms()
        self._call(lambda session: service.update(session, workspace, budget_id, edit, by, now_ms))

    def top_up(self, workspace: str, budget_id: str, amount: int, reason: str, by: str = "") -> None:
        """Give it more. Raises `NotFound`, `Invalid`."""
        now_ms = self._clock.now_ms()
        self._call(lambda session: service.top_up(session, self._ledger, workspace, budget_id, amount, reason, by, now_ms))

    def reduce(self, workspace: str, budget_id: str, amount: int, reason: str, by: str = "") -> None:
        """Take some of what is left away. Raises `NotFound`, `Conflict`."""
        now_ms = self._clock.now_ms()
        self._call(lambda session: service.reduce(session, self._ledger, workspace, budget_id, amount, reason, by, now_ms))

    def stop(self, workspace: str, budget_id: str, reason: str, by: str = "") -> None:
        """Nothing more is spent from now on. Raises `NotFound`, `Conflict`."""
        now_ms = self._clock.now_ms()
        self._call(lambda session: service.stop(session, self._ledger, workspace, budget_id, reason, by, now_ms))

    def resume(self, workspace: str, budget_id: str, reason: str, by: str = "") -> None:
        """Let it run again. Raises `NotFound`, `Conflict`."""
        now_ms = self._clock.now_ms()
        self._call(lambda session: service.resume(session, self._ledger, workspace, budget_id, reason, by, now_ms))

    # ------------------------------------------------------------------------------------------------ reading

    def get_budget(self, session: ReadSession, workspace: str, budget_id: str) -> Budget:
        """One budget; raises `NotFound`."""
        row = store.read_budgets(session, workspace, [budget_id]).get(budget_id)
        if row is None:
            raise service.not_found(budget_id)
        return showing.show_budgets(session, self._ledger, [row], self._clock.now_ms())[0]

    def list_budgets(
        self, session: ReadSession, workspace: str, campaign: str | None = None, cursor: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Page[Budget]:
        """The newest first."""
        rows = store.list_budgets(session, workspace, _place(cursor), campaign, check_limit(limit) + 1)
        shown = showing.show_budgets(session, self._ledger, rows[:limit], self._clock.now_ms())
        return Page(tuple(shown), encode_cursor(rows[limit - 1].created_at, rows[limit - 1].id) if len(rows) > limit else None)

    def list_charges(
        self,
        session: ReadSession,
        workspace: str,
        budget_id: str,
        person_id: str | None = None,
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> Page[BudgetCharge]:
        """Spends, the latest first. Raises `NotFound`."""
        self.get_budget(session, workspace, budget_id)
        rows = store.list_charges(session, workspace, budget_id, person_id, _place(cursor), check_limit(limit) + 1)
        shown = tuple(showing.show_charge(row) for row in rows[:limit])
        return Page(shown, encode_cursor(rows[limit - 1].at, rows[limit - 1].id) if len(rows) > limit else None)

    def list_changes(
        self, session: ReadSession, workspace: str, budget_id: str, cursor: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Page[BudgetChange]:
        """Who did what and why, the last first. Raises `NotFound`."""
        self.get_budget(session, workspace, budget_id)
        (place,) = decode_cursor(cursor, 1) if cursor else (MAX_ROWS,)
        before = place if isinstance(place, int) and 0 <= place <= MAX_ROWS else MAX_ROWS
        rows = store.list_changes(session, workspace, budget_id, before, check_limit(limit) + 1)
        shown = tuple(BudgetChange(from_ms(row[1]), *row[2:]) for row in rows[:limit])
        return Page(shown, encode_cursor(rows[limit - 1][0]) if len(rows) > limit else None)

    def read_burn_down(self, session: ReadSession, workspace: str, budget_id: str) -> BurnDown:
        """What was spent over time, and when it runs out at the present rate. Raises `NotFound`."""
        budget = self.get_budget(session, workspace, budget_id)
        zone = self._zones().get(workspace, "UTC")
        return showing.burn_down(session, budget, workspace, zone, self._clock.now_ms())

    def list_costs(self, session: ReadSession, workspace: str, days: int = 36500) -> list[CampaignCost]:
        """What each campaign has cost in the last days, returns taken off."""
        now_ms = self._clock.now_ms()
        rows = store.list_costs(session, workspace, (now_ms - days * DAY_MS) // 60_000, now_ms // 60_000 + 1)
        return [CampaignCost(*row) for row in rows]


def _place(cursor: str | None) -> tuple[int, str] | None:
    if cursor is None:
        return None
    at, name = decode_cursor(cursor, 2)
    if not isinstance(at, int) or not isinstance(name, str) or abs(at) > MAX_ROWS or "\0" in name:
        raise Invalid("The cursor is not one of ours; start again without it.", code="bad_cursor")
    return at, name
