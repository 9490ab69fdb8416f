"""What was earned, as operators and shoppers read it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import LotLine, Transfer, Why
from antiphon.features.points import store_earning as rows
from antiphon.features.points import store_rules, store_shop
from antiphon.features.points.contracts import GrantShown, RefusalShown, RuleDay, RuleResults, RuleTotal, SaidStep
from antiphon.features.points.earning import Step
from antiphon.features.points.keeping import read_steps
from antiphon.features.points.programmes import read_rule
from antiphon.features.points.shop import read_item
from antiphon.features.points.store_earning import GrantRow
from antiphon.features.points.trying import told
from antiphon.features.points.wallets import Wallets
from antiphon.features.points.words import say
from antiphon.kernel.clock import day_to_date, from_ms, to_ms
from antiphon.kernel.paging import Page, check_limit, decode_cursor, encode_cursor
from antiphon.sdk.words import Text

UNNAMED: Final = Text(zh="规则", en="Rule")
_LATEST: Final = (2**62, "~")
_STATES: Final = ("draft", "live", "paused", "archived")
SOON_DAYS: Final = 30

BECAUSE: Final[Mapping[str, Text]] = {
    "refunded": Text(zh="退款", en="Refund"),
    "points_exchanged": Text(zh="积分兑换", en="Points shop"),
    "points_returned": Text(zh="兑换退回", en="Exchange returned"),
    "points_pledged": Text(zh="众筹成功", en="Project succeeded"),
    "spent_at_checkout": Text(zh="结账抵扣", en="Used at checkout"),
    "points_spent": Text(zh="结账抵扣", en="Used at checkout"),
    "points_expired": Text(zh="到期", en="Expired"),
    "points_inactive": Text(zh="长期未用，到期", en="Expired, unused for long"),
    "people_merged": Text(zh="账号合并", en="Accounts joined"),
    "points_available": Text(zh="已生效", en="Ready to use"),
    "points_adjusted": Text(zh="店铺调整", en="Changed by the shop"),
    "points_transferred": Text(zh="会员转赠", en="Between members"),
    "debt_paid": Text(zh="抵扣欠分", en="Towards what was owed"),
    "debt_made": Text(zh="欠分", en="Owed"),
}
WON: Final = Text(zh="活动所得", en="Won in a play")
PLAYED: Final = Text(zh="参加活动", en="Used in a play")
OTHER: Final = Text(zh="积分变动", en="Points")
_OF_PLAYS: Final = "dec_"  # how ids of what a play decided begin


class HistoryLine(msgspec.Struct, frozen=True):
    """One movement of a person's points: more than 0 came in, less went out. `says` is the reason, `steps` how the number came about."""

    id: str
    at: datetime
    points: int
    says: Text
    steps: tuple[SaidStep, ...] = ()


class SoonGone(msgspec.Struct, frozen=True):
    """What runs out next."""

    points: int
    at: datetime


class PointsPurse(msgspec.Struct, frozen=True):
    """A person's points in one wallet."""

    wallet: str
    name: Text
    spendable: int
    held: int
    pending: int
    debt: int
    next_available_at: datetime | None  # when the next pending points can be used
    soon: tuple[SoonGone, ...]  # within 30 days, the soonest first


class Readings:
    """Reading for pages; nothing is locked."""

    def __init__(self, ledger: Ledger, wallets: Wallets) -> None:
        self._ledger = ledger
        self._wallets = wallets

    def list_grants(
        self, session: ReadSession, workspace: str, person_ids: Sequence[str], rule_id: str, cursor: str | None, limit: int
    ) -> Page[GrantShown]:
        """Grants, the latest first."""
        check_limit(limit)
        before = _LATEST
        if cursor:
            at, ref = decode_cursor(cursor, 2)
            before = (int(at or 0), str(ref))
        found = rows.list_grants(session, workspace, person_ids, rule_id, before, limit + 1)
        names = self._rule_names(session, workspace)
        shown = tuple(shown_grant(row, names) for row in found[:limit])
        return Page(shown, encode_cursor(found[limit - 1].at, found[limit - 1].ref) if len(found) > limit else None)

    def list_refusals(
        self, session: ReadSession, workspace: str, person_ids: Sequence[str], rule_id: str, cursor: str | None, limit: int
    ) -> Page[RefusalShown]:
        """What was not given and why, the latest first."""
        check_limit(limit)
        before = int(decode_cursor(cursor, 1)[0] or 0) if cursor else 2**62
        found = rows.list_refusals(session, workspace, rule_id, person_ids, before, limit + 1)
        names = self._rule_names(session, workspace)
        shown = tuple(
            RefusalShown(str(seq), person, rule, names.get(rule, UNNAMED), event, event_id, from_ms(at), told(Step(code, _values(values))))
            for seq, person, rule, event_id, event, at, code, values in found[:limit]
        )
        return Page(shown, encode_cursor(found[limit - 1][0]) if len(found) > limit else None)

    def read_results(self, session: ReadSession, workspace: str, since_day: int) -> RuleResults:
        """What the rules came to since a local day."""
        days = [
            RuleDay(rule_id, day_to_date(day), int(grants), int(points), int(taken))
            for rule_id, day, grants, points, taken in rows.sum_by_rule(session, workspace, since_day)
        ]
        refusals = rows.count_refusals(session, workspace)
        names = self._rule_names(session, workspace)
        totals: list[RuleTotal] = []
        for rule_id in dict.fromkeys([*(day.rule_id for day in days), *(str(row[0]) for row in refusals)]):
            mine = [day for day in days if day.rule_id == rule_id]
            sums = (sum(day.grants for day in mine), sum(day.points for day in mine), sum(day.taken_back for day in mine))
            refused = sum(int(count) for rule, _, count in refusals if rule == rule_id)
            totals.append(RuleTotal(rule_id, names.get(rule_id, UNNAMED), *sums, refused))
        why = tuple({"rule_id": rule, "code": code, "says": say(code, {}), "count": int(count)} for rule, code, count in refusals)
        return RuleResults(tuple(days), tuple(sorted(totals, key=lambda one: -one.points)), why)

    def list_purses(self, session: ReadSession, workspace: str, person_id: str, now_ms: int) -> list[PointsPurse]:
        """A person's wallets with something in them, and always `points`."""
        holder = f"person:{person_id}"
        balances = {account.asset: account for account in self._ledger.list_balances(session, workspace, holder)}
        waiting = {account.asset: account.balance for account in self._ledger.list_balances(session, workspace, f"waiting:{person_id}")}
        found: list[PointsPurse] = []
        for wallet in self._wallets.list_wallets(session, workspace):
            account, debt = balances.get(wallet.asset), balances.get(f"{wallet.asset}:debt")
            pending = waiting.get(wallet.asset, 0)
            if wallet.key != "points" and account is None and not pending:
                continue
            lots = self._ledger.list_lots(session, workspace, holder, wallet.asset)
            spendable = 0 if account is None else max(0, account.spendable or 0)
            held = 0 if account is None else account.held
            ready = min((lot.available_at for lot in lots if lot.available_at and to_ms(lot.available_at) > now_ms), default=None)
            owed = 0 if debt is None else debt.balance
            found.append(PointsPurse(wallet.key, wallet.name, spendable, held, pending, owed, ready, _soon(lots, now_ms)))
        return found

    def list_history(
        self, session: ReadSession, workspace: str, wallet: str, person_id: str, cursor: str | None, limit: int
    ) -> Page[HistoryLine]:
        """Everything that came into or went out of a person's wallet, the latest first, each with its reason."""
        asset = self._wallets.get(session, workspace, wallet).asset
        holder = f"person:{person_id}"
        page = self._ledger.list_transfers(session, workspace, asset=asset, holder=holder, cursor=cursor, limit=limit)
        grants = {row.ref: row for row in rows.read_grants(session, workspace, [line.decision_id for line in page.items])}
        names = self._reasons(session, workspace, page.items)
        return Page(tuple(_history_line(line, holder, grants.get(line.decision_id), names) for line in page.items), page.next_cursor)

    def find_whys(self, session: ReadSession, workspace: str, decision_ids: Sequence[str]) -> dict[str, Why]:
        """What stands behind decisions of earning rules, for whoever explains a transfer."""
        names = self._rule_names(session, workspace)
        found: dict[str, Why] = {}
        for row in rows.read_grants(session, workspace, decision_ids):
            name = names.get(row.rule_id, UNNAMED)
            steps = [told(step).says for step in read_steps(row.steps)]
            zh, en = "；".join([name.zh, *(one.zh for one in steps)]), "; ".join([name.en, *(one.en for one in steps)])
            found[row.ref] = Why(row.ref, None, row.person_id, f"earned:{row.rule_id}", {"zh": zh, "en": en})
        return found

    def _reasons(self, session: ReadSession, workspace: str, lines: Sequence[Transfer]) -> dict[str, Text]:
        """Names of rules and items that transfers speak of, by decision or by reason."""
        found: dict[str, Text] = {}
        if any(line.because.startswith("earned:") for line in lines):
            found |= {f"earned:{rule_id}": name for rule_id, name in self._rule_names(session, workspace).items()}
        exchanged = [line.decision_id for line in lines if line.because in {"points_exchanged", "points_pledged"}]
        if exchanged:
            items = {row.id: read_item(row).name for row in store_shop.list_items(session, workspace, ITEM_STATES)}
            found |= {
                exchange: items[item] for exchange, item in store_shop.items_of(session, workspace, exchanged).items() if item in items
            }
        return found

    def _rule_names(self, session: ReadSession, workspace: str) -> dict[str, Text]:
        return {row.id: read_rule(row.body).name for row in store_rules.list_rules(session, workspace, _STATES)}


ITEM_STATES: Final = ("live", "paused", "succeeded", "failed", "archived")


def _history_line(line: Transfer, holder: str, grant: GrantRow | None, names: Mapping[str, Text]) -> HistoryLine:
    """A transfer as its person reads it. What a rule gave happened when the event did, however late it was counted."""
    played = (WON if line.target == holder else PLAYED) if line.decision_id.startswith(_OF_PLAYS) else OTHER
    says = names.get(line.decision_id) or names.get(line.because) or BECAUSE.get(line.because, played)
    if line.target != holder:
        return HistoryLine(line.id, line.at, -line.amount, says)
    if grant is None:
        return HistoryLine(line.id, line.at, line.amount, says)
    return HistoryLine(line.id, from_ms(grant.at), line.amount, says, tuple(told(step) for step in read_steps(grant.steps)))


def shown_grant(row: GrantRow, names: Mapping[str, Text]) -> GrantShown:
    """A row as operators read it."""
    steps = tuple(told(step) for step in read_steps(row.steps))
    about = (row.ref, row.person_id, row.rule_id, names.get(row.rule_id, UNNAMED), row.event, row.order_id, row.wallet)
    return GrantShown(*about, row.points, row.taken, from_ms(row.at), steps)


def _soon(lots: Sequence[LotLine], now_ms: int) -> tuple[SoonGone, ...]:
    until = now_ms + SOON_DAYS * 86_400_000
    moments: dict[datetime, int] = {}
    for lot in lots:
        if lot.expires_at is not None and now_ms < to_ms(lot.expires_at) <= until:
            moments[lot.expires_at] = moments.get(lot.expires_at, 0) + lot.remaining
    return tuple(SoonGone(moments[at], at) for at in sorted(moments))


def _values(text: str) -> Mapping[str, object]:
    return msgspec.json.decode(text, type=dict[str, object])
