"""A person's lots as they are now, for whoever only looks: what was not matched yet is matched here and not written."""

from typing import Any

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.ledger import lots as pure
from antiphon.features.ledger import store_lots
from antiphon.features.ledger.contracts import AccountKey, LotLine
from antiphon.features.ledger.lots import Lot
from antiphon.features.ledger.store import account_id
from antiphon.kernel.amounts import WORLD


def list_lots(session: ReadSession, key: AccountKey, now_ms: int) -> list[LotLine]:
    """The soonest to run out first; what has run out is left out, but for what a hold has set aside."""
    own = account_id(key)
    lots = {lot.id: lot for lot in store_lots.read_live_lots(session, [own, account_id(key.waiting)])}
    text = store_lots.read_rules(session, key._replace(holder=WORLD))
    rules = pure.read_rules(text) if text else ()
    for row in store_lots.list_unmatched_of(session, key):
        if row.amount > 0:
            rule = pure.rule_at(rules, row.at)
            values: tuple[Any, ...] = (f"trf_{row.seq}", key.workspace, own, key.asset, None, None, row.amount, 0, 0, 0, 0, 0, row.at, None)
            lots[values[0]] = Lot(*values, pure.expires_at(rule, row.at) if rule else None, is_new=True)
        live = [lot for lot in lots.values() if lot.account == own]
        for lot, amount in pure.choose(live, -row.amount, row.decided_at) if row.amount < 0 else ():
            lot.used += amount
    held = store_lots.list_held(session, [key])[key]
    for lot, amount in pure.ran_out([lot for lot in lots.values() if lot.account == own], held, now_ms):
        lot.expired += amount
    lines = (store_lots.to_line(lot) for lot in pure.soonest_first(lots.values()) if lot.remaining)
    return [msgspec.structs.replace(line, holder=key.holder) for line in lines]
