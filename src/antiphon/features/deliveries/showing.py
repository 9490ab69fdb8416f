"""Deliveries as they are shown: to the person they are for, to staff, and to whoever asks the ledger why."""

from collections.abc import Mapping, Sequence
from typing import Final

from antiphon.engine.database.port import ReadSession
from antiphon.features.deliveries import store, store_reads
from antiphon.features.deliveries.addresses import mask
from antiphon.features.deliveries.contracts import HOLDER, AddressState, DeliveryChange, DeliveryLine, DeliveryPage, MyDelivery
from antiphon.features.deliveries.gathering import OURS
from antiphon.features.deliveries.service import Desk, read_name
from antiphon.features.deliveries.states import turns_of
from antiphon.features.deliveries.store import ChangeRow, DeliveryRow
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import Violation, Why
from antiphon.kernel.clock import from_ms

_SAY: Final[Mapping[str, Mapping[str, str]]] = {
    "address": {"zh": "已留下收货地址，等待发货。", "en": "An address was given, and it waits to be sent."},
    "ship": {"zh": "已交给快递。", "en": "It was handed to the carrier."},
    "return": {"zh": "包裹被退回。", "en": "The parcel came back."},
    "cancel": {"zh": "这次发货取消了。", "en": "This delivery was cancelled."},
    "lapse": {"zh": "期限内没有填写地址，不再保留。", "en": "No address was given in time, so it was no longer kept."},
}


def mine(row: DeliveryRow, desk: Desk) -> MyDelivery:
    """For the person it is for."""
    deadline = None if row.deadline is None else from_ms(row.deadline)
    return MyDelivery(
        row.id, row.asset, read_name(row), row.pieces, row.state, desk.read_address(row), row.state in {"waiting", "ready"},
        row.carrier, row.tracking, deadline, from_ms(row.changed_at), row.why,
    )  # fmt: skip


def line(row: DeliveryRow, desk: Desk) -> DeliveryLine:
    """For a list of staff: whose parcel it is can be guessed, not read."""
    address = desk.read_address(row)
    deadline = None if row.deadline is None else from_ms(row.deadline)
    return DeliveryLine(
        row.id, row.state, row.person_id, row.asset, read_name(row), row.pieces, None if address is None else mask(address),
        row.carrier, row.tracking, deadline, from_ms(row.created_at), from_ms(row.changed_at), row.why,
    )  # fmt: skip


def page(row: DeliveryRow, desk: Desk, changes: Sequence[ChangeRow], *, with_address: bool) -> DeliveryPage:
    """One delivery whole."""
    address = desk.read_address(row)
    forgotten = any(change.turn == "forget" for change in changes)
    state: AddressState = "forgotten" if forgotten else "none"
    if row.address is not None:
        state = "unreadable" if address is None else "kept" if with_address else "hidden"
    return DeliveryPage(
        line(row, desk),
        address if with_address else None,
        state,
        row.origin,
        row.decision_id,
        turns_of(row.state),
        tuple(_change(one) for one in changes),
    )


def _change(row: ChangeRow) -> DeliveryChange:
    return DeliveryChange(row.number, row.turn, row.from_state, row.to_state, row.by_id, row.note, from_ms(row.at))


def find_whys(session: ReadSession, workspace: str, decision_ids: Sequence[str]) -> dict[str, Why]:
    """By the decision ids of our transfers: `dlv_…:number`."""
    whys: dict[str, Why] = {}
    for decision_id in decision_ids:
        delivery_id, _, number = decision_id.partition(":")
        if not decision_id.startswith(OURS) or not number.isdecimal():
            continue
        row = store.find_delivery(session, workspace, delivery_id)
        change = next((one for one in store_reads.list_changes(session, workspace, delivery_id) if str(one.number) == number), None)
        if row is not None and change is not None:
            whys[decision_id] = Why(decision_id, None, row.person_id, f"delivery_{change.turn}", _SAY.get(change.turn, {}))
    return whys


def check(session: ReadSession, ledger: Ledger, workspace: str) -> list[Violation]:
    """Each parcel that is not sent yet has its units at `delivery:<id>`, and nobody else has any there."""
    held: dict[tuple[str, str], int] = {}
    cursor: str | None = None
    while True:
        found = ledger.list_accounts(session, workspace, holder=HOLDER, cursor=cursor, limit=500)
        held |= {(account.holder, account.asset): account.balance for account in found.items if account.balance}
        cursor = found.next_cursor
        if cursor is None:
            break
    said = {
        (HOLDER + delivery_id, asset): pieces
        for delivery_id, asset, pieces in store_reads.list_all_held(session, workspace, ("ready", "packed"))
    }
    return [
        Violation(
            "replay",
            workspace,
            holder,
            asset,
            held.get((holder, asset), 0) - said.get((holder, asset), 0),
            "A parcel and its units differ.",
        )
        for holder, asset in sorted(held.keys() | said.keys())
        if held.get((holder, asset), 0) != said.get((holder, asset), 0)
    ]
