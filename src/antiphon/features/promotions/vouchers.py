"""How vouchers reach people: claimed, typed in, issued by an event, made from a unit that was won, given by an operator; and how they end.

What may be given out in all is an account of the ledger with a floor; what one person may take is a count with a cap.
"""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from antiphon.engine.database.port import Session
from antiphon.engine.ident import new_id
from antiphon.features.events.contracts import Emitted
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.promotions import store_uses as rows
from antiphon.features.promotions import store_vouchers
from antiphon.features.promotions.batch import Batch, Tally, Tools
from antiphon.features.promotions.codes import make_codes
from antiphon.features.promotions.intents import No
from antiphon.features.promotions.memory import EVER, Running
from antiphon.features.promotions.store_uses import TallyKey, VoucherRow
from antiphon.kernel.clock import day_start_ms, day_to_date, local_day

How = Literal["claim", "event", "unit", "given"]
ISSUED: Final = "Coupon Issued"


class Issue(msgspec.Struct, frozen=True):
    """One voucher for one person. `source` is what it comes from: the same source gives the same voucher, ever."""

    workspace: str
    promotion_id: str
    person_id: str
    how: How
    source: str | None = None
    rule: str = ""  # of an automatic one: counted once for each of these …
    year: int = 0  # … and year (0: ever)
    at_ms: int | None = None  # when it came to be theirs, where that was before now: a unit that was won
    batch_id: str | None = None  # the run it belongs to


class Entered(msgspec.Struct, frozen=True):
    """A code that somebody typed in to keep it."""

    workspace: str
    code: str
    person_id: str


class Gone(msgspec.Struct, frozen=True):
    """A voucher whose time may be over."""

    workspace: str
    code: str


class Taken(msgspec.Struct, frozen=True):
    """A voucher to be taken back, unless it was used or is held."""

    workspace: str
    code: str
    promotion_id: str


class Given(msgspec.Struct, frozen=True):
    """The voucher, or why there is none."""

    voucher: VoucherRow | None
    refused: No | None = None


Item = Issue | Entered | Gone | Taken


def give_all(session: Session, tools: Tools, now_ms: int, items: Sequence[Item]) -> list[Given]:
    """Carry out in order, in the transaction of `session`."""
    batch = Batch(tools, now_ms)
    known = _load(batch, session, items)
    answers = [_give(batch, item, known) for item in items]
    batch.save(session)
    return [Given(None if each.voucher is None else msgspec.structs.replace(each.voucher), each.refused) for each in answers]


MINUTE_MS: Final = 60_000


def issue_stock(running: Running) -> tuple[AccountKey, AccountKey]:
    """The vouchers that may still be given out, and those that were."""
    asset = f"coupon:{running.key}"
    return AccountKey(running.workspace, running.stock_holder, asset), AccountKey(running.workspace, f"vouchers:{running.id}", asset)


def unit_keys(running: Running, person_id: str) -> tuple[AccountKey, AccountKey]:
    """A unit that a person won, and where it goes when it becomes a voucher."""
    asset = f"coupon:{running.key}"
    return AccountKey(running.workspace, f"person:{person_id}", asset), AccountKey(running.workspace, f"units:{running.id}", asset)


def validity(running: Running, now_ms: int, zone: str) -> tuple[int, int | None]:
    """From when until when a voucher counts that comes at this moment.

    Of N days the last one ends at midnight in the workspace's zone; minutes are counted from the moment itself.
    """
    start = max(now_ms, running.voucher_from_ms)
    ends = [] if running.voucher_until_ms is None else [running.voucher_until_ms]
    if running.coupon.valid_days is not None:
        ends.append(day_start_ms(local_day(start, zone) + running.coupon.valid_days, zone))
    if running.coupon.valid_minutes is not None:
        ends.append(start + running.coupon.valid_minutes * MINUTE_MS)
    return start, min(ends, default=None)


def year_of(day: int) -> int:
    """The calendar year of a local day."""
    return day_to_date(day).year


# ------------------------------------------------------------------------------------------------------------------- loading


def _load(batch: Batch, session: Session, items: Sequence[Item]) -> dict[tuple[str, str, str], str]:
    """Everything locked; (workspace, promotion, source) -> code of what was issued before."""
    known: dict[tuple[str, str, str], str] = {}
    keys: set[AccountKey] = set()
    codes: dict[str, set[str]] = {}
    for workspace in sorted({item.workspace for item in items}):
        mine = [item for item in items if item.workspace == workspace]
        issues = [item for item in mine if isinstance(item, Issue)]
        named = {item.promotion_id for item in mine if isinstance(item, Issue | Taken)}
        for running in batch.tools.memory.find(session, workspace, named).values():
            batch.promotions[workspace, running.id] = running
        people = sorted({item.person_id for item in mine if isinstance(item, Issue | Entered)})
        canonical = batch.tools.profiles.canonical(session, workspace, people) if people else {}
        batch.persons.update({(workspace, person): canonical.get(person, person) for person in people})
        sources = sorted({issue.source for issue in issues if issue.source})
        for (promotion_id, source), code in (store_vouchers.find_sources(session, workspace, sources) if sources else {}).items():
            known[workspace, promotion_id, source] = code
            codes.setdefault(workspace, set()).add(code)
        for item in mine:
            keys.update(_keys(batch, item))
        codes.setdefault(workspace, set()).update(item.code for item in mine if not isinstance(item, Issue))
    if keys:
        batch.book = batch.tools.ledger.open_book(session, keys)
    for workspace, wanted in sorted(codes.items()):
        for voucher in rows.read_vouchers(session, workspace, sorted(wanted), lock=True) if wanted else []:
            batch.vouchers[workspace, voucher.code] = voucher
        missing = {voucher.promotion_id for voucher in batch.vouchers.values() if voucher.workspace == workspace}
        for running in batch.tools.memory.find(session, workspace, missing).values():
            batch.promotions[workspace, running.id] = running
    tallies = sorted({key for item in items if isinstance(item, Issue) for key in _tally_keys(batch, item)})
    found = rows.lock_tallies(session, tallies)
    batch.tallies = {key: Tally(found.get(key, 0), found.get(key, 0)) for key in tallies}
    return known


def _keys(batch: Batch, item: Item) -> set[AccountKey]:
    running = batch.promotions.get((item.workspace, item.promotion_id)) if isinstance(item, Issue | Taken) else None
    if running is None:
        return set()
    if isinstance(item, Issue) and item.how == "unit":
        return set(unit_keys(running, batch.canonical(item.workspace, item.person_id)))
    return set(issue_stock(running)) if running.coupon.issue_total is not None else set()


def _tally_keys(batch: Batch, issue: Issue) -> list[TallyKey]:
    person = batch.canonical(issue.workspace, issue.person_id)
    if issue.how == "claim":
        return [(issue.workspace, issue.promotion_id, "claim", person, 0)]
    return [(issue.workspace, issue.promotion_id, f"issue:{issue.rule}", person, issue.year)] if issue.rule else []


# -------------------------------------------------------------------------------------------------------------------- giving


def _give(batch: Batch, item: Item, known: dict[tuple[str, str, str], str]) -> Given:
    if isinstance(item, Entered):
        return _enter(batch, item)
    if isinstance(item, Gone):
        return _expire(batch, item)
    if isinstance(item, Taken):
        return _take_back(batch, item)
    before = known.get((item.workspace, item.promotion_id, item.source or ""))
    if before is not None:
        return Given(batch.vouchers.get((item.workspace, before)))
    mark = batch.mark(item.workspace)
    given = _issue(batch, item)
    if given.refused:
        batch.undo(item.workspace, mark)
    elif item.source and given.voucher:
        known[item.workspace, item.promotion_id, item.source] = given.voucher.code
    batch.keep()
    return given


def _issue(batch: Batch, item: Issue) -> Given:
    running = batch.promotions.get((item.workspace, item.promotion_id))
    person = batch.canonical(item.workspace, item.person_id)
    if running is None or not running.rules.by_code:
        return Given(None, No("unknown_promotion", item.promotion_id))
    reason = _why_not(batch, running, item, person)
    if reason:
        return Given(None, No(reason, running.id))
    zone = batch.tools.zone(item.workspace)
    start, until = validity(running, batch.now_ms if item.at_ms is None else item.at_ms, zone)
    code = make_codes(1)[0]
    claimed = batch.now_ms if item.how == "claim" else None
    voucher = VoucherRow(
        item.workspace,
        code,
        running.id,
        person,
        "open",
        start,
        until,
        batch.now_ms,
        claimed,
        item.batch_id,
        item.source,
        _BECAUSE[item.how],
        1,
    )
    batch.add_voucher(voucher)
    batch.figure(item.workspace, running.id, "issued")
    _tell(batch, voucher, running, ISSUED)
    return Given(voucher)


_BECAUSE: Final = {"claim": "claimed", "event": "issued", "unit": "won", "given": "given"}


def _why_not(batch: Batch, running: Running, item: Issue, person: str) -> str:
    """Counts and moves; why it cannot be, or ""."""
    now = batch.now_ms
    if running.state != "live" or now >= running.ends_ms:
        return "expired" if now >= running.ends_ms else "switched_off"
    if item.how == "claim" and not running.coupon.claimable:
        return "not_claimable"
    if item.how == "claim" and now < running.starts_ms:
        return "not_yet_valid"
    cap = running.coupon.claims_per_person if item.how == "claim" else 1
    for key in _tally_keys(batch, item):
        tally = batch.tallies[key]
        if tally.count + 1 > cap:
            return "already_claimed"
        batch.count(tally, 1, cap)
    if item.how == "unit":
        mine, ours = unit_keys(running, person)
        short = batch.book.transfer(item.workspace, mine.asset, 1, mine.holder, ours.holder, item.source or "", "voucher_issued", now)
        return "no_unit" if short else ""
    if running.coupon.issue_total is not None:
        left, given = issue_stock(running)
        if batch.book.transfer(item.workspace, left.asset, 1, left.holder, given.holder, new_id("iss"), "voucher_issued", now):
            return "used_up"
    return ""


def _enter(batch: Batch, item: Entered) -> Given:
    """Keep a code: a voucher that belongs to nobody becomes this person's. Typing in one's own again is no fault."""
    voucher = batch.vouchers.get((item.workspace, item.code))
    person = batch.canonical(item.workspace, item.person_id)
    if voucher is None:
        return Given(None, No("unknown_code", code=item.code))
    running = batch.promotions.get((item.workspace, voucher.promotion_id))
    if voucher.person_id == person:
        return Given(voucher)
    reason = "not_yours" if voucher.person_id else {"reserved": "in_other_checkout", "redeemed": "already_used"}.get(voucher.state, "")
    if not reason and (voucher.until_at or EVER) <= batch.now_ms:
        reason = "expired"
    if not reason and (voucher.state != "open" or running is None or running.state != "live"):
        reason = "switched_off"
    if reason or running is None:
        return Given(None, No(reason, voucher.promotion_id, item.code))
    until = voucher.until_at
    if running.coupon.valid_days is not None or running.coupon.valid_minutes is not None:
        _, end = validity(running, batch.now_ms, batch.tools.zone(item.workspace))
        until = end if until is None else min(until, end or until)
    batch.set(voucher, person_id=person, claimed_at=batch.now_ms, until_at=until, because="claimed")
    batch.figure(item.workspace, running.id, "issued")
    _tell(batch, voucher, running, ISSUED)
    return Given(voucher)


def _expire(batch: Batch, item: Gone) -> Given:
    voucher = batch.vouchers.get((item.workspace, item.code))
    if voucher is not None and voucher.state == "open" and voucher.until_at is not None and voucher.until_at <= batch.now_ms:
        batch.set(voucher, state="expired", because="timed_out")
        running = batch.promotions.get((item.workspace, voucher.promotion_id))
        if running is not None:
            _tell(batch, voucher, running, "Coupon Expired")
    return Given(voucher)


def _take_back(batch: Batch, item: Taken) -> Given:
    """Only what is open: one that is used or held stays as it is. What was counted out of the total may be given again."""
    voucher = batch.vouchers.get((item.workspace, item.code))
    running = batch.promotions.get((item.workspace, item.promotion_id))
    if voucher is None or running is None or voucher.state != "open" or voucher.promotion_id != running.id:
        return Given(voucher)
    batch.set(voucher, state="withdrawn", because="withdrawn")
    if running.coupon.issue_total is not None:
        left, given = issue_stock(running)
        batch.book.transfer(item.workspace, left.asset, 1, given.holder, left.holder, voucher.code, "voucher_withdrawn", batch.now_ms)
    _tell(batch, voucher, running, "Coupon Withdrawn")
    return Given(voucher)


def _tell(batch: Batch, voucher: VoucherRow, running: Running, name: str) -> None:
    if voucher.person_id:
        properties = {
            "coupon": voucher.code,
            "promotion": running.key,
            "usable_until": voucher.until_at,
            "because": voucher.because,
        }
        batch.emit(Emitted(voucher.workspace, new_id("evt"), name, voucher.person_id, batch.now_ms, properties, f"vou:{voucher.code}"))
