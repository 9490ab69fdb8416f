"""Giving a voucher to somebody else: its owner makes a link, whoever opens it first has the voucher. Bound vouchers stay where they are."""

import secrets
from collections.abc import Callable, Sequence
from typing import Final

from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Session
from antiphon.engine.ident import new_id
from antiphon.features.events.contracts import Emitted
from antiphon.features.promotions import store_gifts
from antiphon.features.promotions import store_uses as rows
from antiphon.features.promotions.batch import Tools
from antiphon.features.promotions.checkouts import tell_refused
from antiphon.features.promotions.codes import clean_code
from antiphon.features.promotions.contracts import Gift, GiftShown, Refusal, Voucher
from antiphon.features.promotions.memory import EVER, Running
from antiphon.features.promotions.showing import show_voucher
from antiphon.features.promotions.store_gifts import GiftRow
from antiphon.features.promotions.store_uses import VoucherRow
from antiphon.features.promotions.words import says
from antiphon.kernel.clock import from_ms

GIVEN: Final = "Coupon Gifted"
RECEIVED: Final = "Coupon Received"
_TOKEN_BYTES: Final = 15


class Gifts:
    """Links to vouchers. Each call may be repeated: the same voucher has one open link, the same taker the same voucher."""

    def __init__(self, commands: Commands, tools: Tools, now_ms: Callable[[], int]) -> None:
        self._commands = commands
        self._tools = tools
        self._now_ms = now_ms

    def offer(self, workspace: str, person_id: str, typed: str) -> Gift:
        """A link to one's own voucher. Raises `Refused`."""
        return self._commands.call(lambda session: self._offer(session, workspace, person_id, clean_code(typed)))

    def withdraw(self, workspace: str, person_id: str, token: str) -> None:
        """The link leads nowhere any more; what was taken stays taken. Raises `Refused`."""
        self._commands.call(lambda session: self._withdraw(session, workspace, person_id, token))

    def take(self, workspace: str, person_id: str, token: str) -> Voucher:
        """Have what the link leads to. Raises `Refused`."""
        return self._commands.call(lambda session: self._take(session, workspace, person_id, token))

    # ------------------------------------------------------------------------------------------------- inside

    def _offer(self, session: Session, workspace: str, person_id: str, code: str) -> Gift:
        person = self._canonical(session, workspace, person_id)
        voucher, running = self._find(session, workspace, code)
        reason = _why_not_given(voucher, running, person, self._now_ms())
        if reason or voucher is None:
            raise _refused(reason, running, code)
        known = store_gifts.find_open(session, workspace, code)
        if known is None:
            token = secrets.token_urlsafe(_TOKEN_BYTES)
            known = GiftRow(workspace, token, code, person, "", "open", self._now_ms(), None)
            store_gifts.insert_gift(session, known)
        return Gift(known.token, code, None if voucher.until_at is None else from_ms(voucher.until_at))

    def _withdraw(self, session: Session, workspace: str, person_id: str, token: str) -> None:
        gift = store_gifts.find_gift(session, workspace, token)
        if gift is None or gift.from_person != self._canonical(session, workspace, person_id):
            raise _refused("gift_unknown", None)
        if not store_gifts.settle_gift(session, workspace, token, "", "withdrawn", self._now_ms()) and gift.state == "taken":
            raise _refused("gift_taken", None)

    def _take(self, session: Session, workspace: str, person_id: str, token: str) -> Voucher:
        now = self._now_ms()
        gift = store_gifts.find_gift(session, workspace, token)
        if gift is None:
            raise _refused("gift_unknown", None)
        taker = self._canonical(session, workspace, person_id)
        if gift.from_person == taker:
            raise _refused("gift_to_self", None)
        if gift.state != "taken" or gift.to_person != taker:  # the same again is the same voucher
            if not store_gifts.hand_over(session, gift, gift.from_person, taker, now):
                raise _refused("gift_taken" if gift.state == "taken" else "gift_gone", None)
            store_gifts.settle_gift(session, workspace, token, taker, "taken", now)
            self._tell(session, gift, taker, now)
        voucher, running = self._find(session, workspace, gift.code)
        if voucher is None or running is None or voucher.person_id != taker:
            raise _refused("gift_gone", running)
        return show_voucher(voucher, {running.id: running}, now)

    def _tell(self, session: Session, gift: GiftRow, taker: str, now: int) -> None:
        """Both hear of it, the giver first: what listens moves on with the voucher."""
        voucher, running = self._find(session, gift.workspace, gift.code)
        if voucher is None or running is None:
            return
        told = {"coupon": gift.code, "promotion": running.key, "gift": gift.token, "usable_until": voucher.until_at}
        stories = ((GIVEN, gift.from_person, "to_person", taker), (RECEIVED, taker, "from_person", gift.from_person))
        events = [
            Emitted(gift.workspace, new_id("evt"), name, person, now, told | {other: whom}, f"gift:{gift.token}")
            for name, person, other, whom in stories
        ]
        self._tools.events.append(session, events)

    def _find(self, session: Session, workspace: str, code: str) -> tuple[VoucherRow | None, Running | None]:
        found = rows.read_vouchers(session, workspace, [code], lock=True) if code else []
        if not found:
            return None, None
        running = self._tools.memory.find(session, workspace, [found[0].promotion_id])
        return found[0], running.get(found[0].promotion_id)

    def _canonical(self, session: Session, workspace: str, person_id: str) -> str:
        return self._tools.profiles.canonical(session, workspace, [person_id]).get(person_id, person_id)


def _why_not_given(voucher: VoucherRow | None, running: Running | None, person: str, now_ms: int) -> str:
    if voucher is None or running is None:
        return "unknown_code"
    if voucher.person_id != person:
        return "not_yours"
    if not running.coupon.transferable:
        return "not_transferable"
    if voucher.state != "open":
        return {"reserved": "in_other_checkout", "redeemed": "already_used"}.get(voucher.state, voucher.state)
    return "expired" if (voucher.until_at or EVER) <= now_ms else ""


def _refused(reason: str, running: Running | None, code: str = "") -> Exception:
    return tell_refused([Refusal(reason, says(reason), running.key if running else "", code)])


def show_gifts(gifts: Sequence[GiftRow]) -> tuple[GiftShown, ...]:
    """The history of a voucher's owners, for operators."""
    return tuple(
        GiftShown(
            gift.from_person,
            gift.to_person,
            gift.state,  # pyright: ignore[reportArgumentType] - the CHECK of the table says so
            from_ms(gift.created_at),
            None if gift.settled_at is None else from_ms(gift.settled_at),
        )
        for gift in gifts
    )
