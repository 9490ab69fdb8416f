"""Codes shown at a till, as they come: whose they are and what they stand for, looked up for a whole batch at once.

Everything happens in the transaction that takes the uses, so a till costs one commit shared with all who wait, and nothing else.
"""

from collections.abc import Sequence

from antiphon.engine.database.port import Session
from antiphon.features.promotions import store_uses as rows
from antiphon.features.promotions.batch import Tools
from antiphon.features.promotions.codes import clean_code
from antiphon.features.promotions.intents import Intent, No, Reserve, Scan, Settled, Wanted
from antiphon.features.promotions.store_uses import VoucherRow

HOLD_MS = 60_000  # never runs out: what is scanned is paid in the same breath


def name_scans(session: Session, tools: Tools, intents: Sequence[Intent]) -> list[Intent | Settled]:
    """Each scan as the reservation it stands for, or as the refusal of somebody nobody knows; everything else as it is."""
    named: list[Intent | Settled] = list(intents)
    places = [place for place, intent in enumerate(intents) if isinstance(intent, Scan)]
    for workspace in sorted({intents[place].workspace for place in places}):
        mine = [place for place in places if intents[place].workspace == workspace]
        _name_those(session, tools, workspace, mine, named)
    return named


def _name_those(session: Session, tools: Tools, workspace: str, places: Sequence[int], named: list[Intent | Settled]) -> None:
    scans = {place: scan for place in places if isinstance(scan := named[place], Scan)}
    persons = _find_persons(session, tools, workspace, list(scans.values()))
    shelf = tools.memory.read(session, workspace)
    codes = {place: clean_code(scan.code) for place, scan in scans.items()}
    unshared = sorted({code for code in codes.values() if code and code not in shelf.by_code})
    vouchers = {row.code: row for row in rows.read_vouchers(session, workspace, unshared)} if unshared else {}
    for place, scan in scans.items():
        person = persons.get((scan.user_id, scan.person_id))
        code = codes[place]
        if person is None:
            named[place] = Settled(None, refused=(No("person_unknown"),))
        elif code in shelf.by_code:
            named[place] = _reserve(scan, person, Wanted(shelf.by_code[code].id, None, code, 0))
        else:
            voucher: VoucherRow | None = vouchers.get(code)
            promotion_id, owner = (voucher.promotion_id, voucher.person_id) if voucher else ("", "")
            named[place] = _reserve(scan, person or owner, Wanted(promotion_id, None, code, 0))


def _find_persons(session: Session, tools: Tools, workspace: str, scans: Sequence[Scan]) -> dict[tuple[str, str], str]:
    """(user id, person id) -> the person who goes on, "" for nobody. A user id that is new here is made a person.

    Ours goes before the shop's; a person id of ours that does not exist is left out.
    """
    found: dict[tuple[str, str], str] = {("", ""): ""}
    ours = sorted({scan.person_id for scan in scans if scan.person_id})
    canonical = tools.profiles.canonical(session, workspace, ours) if ours else {}
    theirs = sorted({scan.user_id for scan in scans if scan.user_id and not scan.person_id})
    known = tools.profiles.find_by_user_ids(session, workspace, theirs) if theirs else {}
    for user_id in theirs:
        found[user_id, ""] = known.get(user_id) or tools.profiles.ensure_person(session, workspace, user_id=user_id)
    for scan in scans:
        if scan.person_id in canonical:
            found[scan.user_id, scan.person_id] = canonical[scan.person_id]
    return found


def _reserve(scan: Scan, person: str, wanted: Wanted) -> Reserve:
    return Reserve(
        scan.workspace, scan.checkout_id, person, (wanted,), scan.asked, currency="", total_minor=0, discount_minor=0, cart="", answer="",
        hold_ms=HOLD_MS, order_id=scan.checkout_id, redeem=True, because="scanned",
    )  # fmt: skip
