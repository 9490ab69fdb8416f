"""The life of a play: draft, live, paused, ended. What an operator changes, each in a transaction of its own.

Stock is put in when a play is launched and taken back when it ends, as transfers that name a decision like any other.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any, Final

from antiphon.engine.database.port import ReadSession, Session
from antiphon.features.ledger.api import Book, Ledger
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.plays.checking import check_dates, check_name, check_rules, only_more_stock, refuse_flawed
from antiphon.features.plays.contracts import People, Play, PlayDraft
from antiphon.features.plays.keeping import Told
from antiphon.features.plays.registry import Registry
from antiphon.features.plays.running import closing_of
from antiphon.features.plays.store import alarms as alarm_rows
from antiphon.features.plays.store import lists as list_rows
from antiphon.features.plays.store import plays as rows
from antiphon.features.plays.store.decisions import DecisionRow, insert_decision
from antiphon.features.plays.store.prints import insert_print
from antiphon.features.plays.wording import encode, milliseconds, moment, read_play
from antiphon.kernel.amounts import MAX_AMOUNT, WORLD
from antiphon.kernel.clock import LAST_MS, Clock, from_ms
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from antiphon.sdk.charts import is_tally
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.words import Text

MAX_RULES: Final = 262_144  # characters of a play's rules in JSON
KINDS: Final[Mapping[str, str]] = {"launched": "launch", "topped_up": "top_up", "ended": "end", "printed": "print"}
BY_TIME: Final = "time"  # who ends a play whose date has passed
COPIES: Final = Text(zh="（副本）", en=" (copy)")


class WrongState(Conflict):
    """The play is not in a state in which this can be done."""

    code = "wrong_state"


class RulesFixed(Conflict):
    """People play by these rules already."""

    code = "rules_fixed"


class Lifecycle:
    """Creates and changes plays. Everything runs inside the caller's transaction; `by` is the operator, for the record."""

    def __init__(
        self, registry: Registry, ledger: Ledger, people: People, clock: Clock, new_id: Callable[[str], str], new_secret: Callable[[], str]
    ) -> None:
        self._registry = registry
        self._ledger = ledger
        self._people = people
        self._clock = clock
        self._new_id = new_id
        self._new_secret = new_secret

    def create(self, session: Session, workspace: str, draft: PlayDraft, by: str) -> Play:
        """A new draft. Raises `NotFound` for an unknown kind, `Invalid` for rules that cannot be read."""
        rules = self._read_rules(draft)
        now_ms = self._clock.now_ms()
        row = rows.PlayRow(
            workspace,
            self._new_id("ply"),
            draft.kind,
            encode(draft.name),
            "draft",
            rules,
            1,
            milliseconds(draft.starts_at),
            milliseconds(draft.ends_at),
            draft.audience,
            draft.campaign_id,
            now_ms,
            None,
            None,
        )
        row = row._replace(closes_at=self._closes_at(row))
        rows.insert_play(session, row)
        rows.insert_revision(session, row, now_ms, by)
        list_rows.insert_secret(session, workspace, row.id, self._new_secret())
        return read_play(row)

    def update(self, session: Session, workspace: str, play_id: str, draft: PlayDraft, by: str) -> Play:
        """Change a play: a draft in everything but its kind, one that runs only in its players' favour (name, later end, more stock).

        Raises `RulesFixed` for other changes, `Conflict` when somebody changed it meanwhile.
        """
        row = self._lock(session, workspace, play_id)
        if draft.revision is not None and draft.revision != row.revision:
            raise Conflict("Somebody changed this play while you were editing. Load it again and repeat your change.", code="play_changed")
        if draft.kind != row.kind:
            raise Invalid("A play keeps its kind. Make a new play of the other kind.", code="kind_fixed")
        if row.state == "ended":
            raise WrongState("The play has ended and stays as it was. Copy it to run it again.")
        changed = row._replace(
            name=encode(draft.name),
            rules=self._read_rules(draft),
            starts_at=milliseconds(draft.starts_at),
            ends_at=milliseconds(draft.ends_at),
            audience=draft.audience,
            campaign_id=draft.campaign_id,
        )
        if row.state != "draft":
            grown = self._check_favour(row, changed)
            if grown:
                self._put_in(session, row, grown, "topped_up")
            if row.ends_at is not None and changed.ends_at is not None:
                alarm_rows.move_due(session, workspace, play_id, row.ends_at, changed.ends_at)
        return self._save(session, changed, by)

    def check(self, session: ReadSession, play: Play) -> list[Flaw]:
        """Everything that stands in the way of launching it."""
        now = from_ms(self._clock.now_ms())
        kind = self._registry.get(play.kind)
        flaws = [*check_name(play.name), *check_dates(play.starts_at, play.ends_at, now), *check_rules(kind, play.rules)]
        if play.audience is not None and not self._people.has_segment(session, play.workspace, play.audience):
            says = Text(zh=f"没有代号为“{play.audience}”的人群。", en=f"There is no segment called “{play.audience}”.")
            flaws.append(Flaw("audience", says))
        return flaws

    def launch(self, session: Session, workspace: str, play_id: str, by: str) -> Play:
        """Let it run, and put its stock in. Raises `Invalid` with every flaw, `WrongState` unless it is a draft."""
        row = self._lock(session, workspace, play_id, "draft")
        play = read_play(row)
        refuse_flawed(self.check(session, play))
        kind = self._registry.get(row.kind)
        stock = {str(asset): amount for asset, amount in kind.mechanic.stock(kind.parse_rules(play.rules)).items()}
        launched = self._save(session, row._replace(state="live", launched_at=self._clock.now_ms()), by)
        self._put_in(session, row._replace(revision=launched.revision), stock, "launched")
        return launched

    def pause(self, session: Session, workspace: str, play_id: str, by: str) -> Play:
        """Take no moves for now. Alarms that come due meanwhile wait."""
        row = self._lock(session, workspace, play_id, "live")
        return self._save(session, row._replace(state="paused"), by)

    def resume(self, session: Session, workspace: str, play_id: str, by: str) -> Play:
        """Go on."""
        row = self._lock(session, workspace, play_id, "paused", "live")
        alarm_rows.unpark(session, workspace, play_id)
        return self._save(session, row._replace(state="live"), by)

    def end(self, session: Session, workspace: str, play_id: str, by: str) -> Play:
        """Over. What is left of the stock goes back to the world, and nobody is woken any more.

        A play that has something to do after its end does that first, and then ends by itself; asked again, it is over for good.
        """
        row = self._lock(session, workspace, play_id, "live", "paused")
        now_ms = self._clock.now_ms()
        began = row.launched_at if row.starts_at is None else row.starts_at
        if by != BY_TIME and self._closing(row) and (began or 0) <= now_ms < (LAST_MS if row.ends_at is None else row.ends_at):
            alarm_rows.unpark(session, workspace, play_id)
            alarm_rows.move_due(session, workspace, play_id, LAST_MS if row.ends_at is None else row.ends_at, now_ms)
            alarm_rows.hurry(session, workspace, play_id, now_ms + self._closing(row), now_ms)
            return self._save(session, row._replace(state="live", ends_at=now_ms), by)
        ended = self._save(session, row._replace(state="ended", ended_at=self._clock.now_ms()), by)
        self._take_out(session, row._replace(revision=ended.revision))
        alarm_rows.delete_of_play(session, workspace, play_id)
        return ended

    def copy(self, session: Session, workspace: str, play_id: str, by: str) -> Play:
        """A new draft with the same rules, without dates."""
        row = self._lock(session, workspace, play_id)
        play = read_play(row)
        name = Text(zh=play.name.zh + COPIES.zh, en=play.name.en + COPIES.en)
        draft = PlayDraft(play.kind, name, play.rules, audience=play.audience, campaign_id=play.campaign_id)
        return self.create(session, workspace, draft, by)

    def note_print(self, session: Session, workspace: str, play_id: str, batch: str, count: int, by: str) -> None:
        """Keep that codes were printed, and by whom."""
        row = self._lock(session, workspace, play_id)
        decision_id, now_ms = self._new_id("dec"), self._clock.now_ms()
        self._note(session, row, decision_id, "printed", {"batch": batch, "count": count, "by": by}, now_ms)
        insert_print(session, workspace, play_id, decision_id, batch, count, now_ms, by)

    # ------------------------------------------------------------------------------------------------- inside

    def _lock(self, session: Session, workspace: str, play_id: str, *states: str) -> rows.PlayRow:
        row = rows.lock_play(session, workspace, play_id)
        if row is None:
            raise NotFound("There is no such play in this workspace.", code="play_not_found")
        if states and row.state not in states:
            raise WrongState(f"The play is {row.state}; this can be done only when it is {' or '.join(states)}.")
        return row

    def _closing(self, row: rows.PlayRow) -> int:
        """How long after its end a play still has something to do, in milliseconds."""
        kind = self._registry.find(row.kind)
        return 0 if kind is None else closing_of(kind, kind.parse_rules(read_play(row).rules)) // timedelta(milliseconds=1)

    def _closes_at(self, row: rows.PlayRow) -> int | None:
        """When it is over for good, if that is later than its end."""
        closing = 0 if row.ends_at is None else self._closing(row)
        return row.ends_at + closing if row.ends_at is not None and closing else None

    def _save(self, session: Session, row: rows.PlayRow, by: str) -> Play:
        row = row._replace(revision=row.revision + 1, closes_at=self._closes_at(row))
        rows.update_play(session, row)
        rows.insert_revision(session, row, self._clock.now_ms(), by)
        return read_play(row)

    def _read_rules(self, draft: PlayDraft) -> str:
        """The rules as JSON. Raises `Invalid` when they cannot be kept."""
        self._registry.get(draft.kind).parse_rules(draft.rules)
        for label, at in (("starts_at", draft.starts_at), ("ends_at", draft.ends_at)):
            if at is not None and at.tzinfo is None:
                raise Invalid(f"{label} needs a time zone, such as 2026-11-21T20:00:00+08:00.", code="bad_moment")
        try:
            rules = encode(draft.rules)
            encode((draft.name, draft.audience, draft.campaign_id))
        except (UnicodeEncodeError, OverflowError) as error:
            raise Invalid("A text holds half of a character (a lone surrogate), or a number is too large.", code="bad_text") from error
        for text in (draft.audience, draft.campaign_id):
            if text is not None and not (0 < len(text) <= 200 and text.isprintable()):
                raise Invalid("audience and campaign_id are short printable names, or null.", code="bad_text")
        if len(rules) > MAX_RULES:
            raise Invalid(f"The rules are longer than {MAX_RULES} characters.", code="rules_too_long")
        return rules

    def _check_favour(self, old: rows.PlayRow, new: rows.PlayRow) -> Mapping[str, int]:
        """By how much the stock grows. Raises `RulesFixed` for what is not in the favour of those who play already."""
        kind = self._registry.get(old.kind)
        was, wanted = read_play(old), read_play(new)
        grown = only_more_stock(kind, was.rules, wanted.rules)
        if grown is None:
            raise RulesFixed("People play by these rules already: only stock may grow. Copy the play to run it with other rules.")
        if (new.starts_at, new.audience, new.campaign_id) != (old.starts_at, old.audience, old.campaign_id):
            raise RulesFixed("Start, audience and campaign of a play that runs stay as they are. Copy the play to change them.")
        if old.closes_at is not None and old.ends_at is not None and old.ends_at <= self._clock.now_ms():
            raise RulesFixed("The play has come to its end and is closing. Copy it to run it again.")
        if new.ends_at != old.ends_at and (old.ends_at is None or (new.ends_at is not None and new.ends_at < old.ends_at)):
            raise RulesFixed("The end of a play that runs may only move to a later moment.")
        refuse_flawed([*check_name(wanted.name), *check_dates(moment(new.starts_at), wanted.ends_at, from_ms(self._clock.now_ms()))])
        return grown

    def _put_in(self, session: Session, row: rows.PlayRow, amounts: Mapping[str, int], because: str) -> None:
        """Stock comes in from the world."""
        amounts = {asset: amount for asset, amount in amounts.items() if amount}  # tallies begin with nothing
        book = self._open(session, row, amounts)
        decision_id, now_ms = self._new_id("dec"), self._clock.now_ms()
        for asset, amount in amounts.items():
            full = book.transfer(row.workspace, asset, amount, WORLD, f"play:{row.id}", decision_id, because, now_ms)
            if full is not None:
                raise Conflict(f"The stock of {asset} cannot grow beyond {MAX_AMOUNT}.", code="stock_too_large")
        book.save(session)
        self._note(session, row, decision_id, because, {"stock": amounts}, now_ms)

    def _take_out(self, session: Session, row: rows.PlayRow) -> None:
        """Everything the play has that is not on hold goes back to the world. Tallies stay: they are results, not stock."""
        holder = f"play:{row.id}"
        balances = self._ledger.list_balances(session, row.workspace, holder)
        assets = [account.asset for account in balances if not is_tally(account.asset)]
        book = self._open(session, row, assets)
        left = {asset: amount for asset in assets if (amount := book.spendable(AccountKey(row.workspace, holder, asset))) > 0}
        decision_id, now_ms = self._new_id("dec"), self._clock.now_ms()
        for asset, amount in left.items():
            book.transfer(row.workspace, asset, amount, holder, WORLD, decision_id, "ended", now_ms)
        book.save(session)
        self._note(session, row, decision_id, "ended", {"stock": left}, now_ms)

    def _open(self, session: Session, row: rows.PlayRow, assets: Iterable[str]) -> Book:
        return self._ledger.open_book(session, [AccountKey(row.workspace, f"play:{row.id}", asset) for asset in assets])

    def _note(self, session: Session, row: rows.PlayRow, decision_id: str, because: str, answer: Mapping[str, Any], now_ms: int) -> None:
        """The decision behind those transfers, or whatever else an operator did."""
        told = encode(Told(answer=answer))
        kind, nobody, no_seed, no_key = KINDS[because], "", "", None
        note = (row.workspace, decision_id, row.id, row.revision, nobody, kind, now_ms, no_seed, "accepted", because, no_key)
        insert_decision(session, DecisionRow(*note, stimulus="null", told=told, facts="", digest=""))
