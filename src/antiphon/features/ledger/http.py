"""The ledger over HTTP: read only. What moves units is a decision, never a request to move them."""

from datetime import datetime

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from antiphon.engine.access.contracts import Member
from antiphon.engine.database.port import Database
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import Account, AssetSummary, Explanation, Transfer, Violation
from antiphon.kernel.clock import from_ms
from antiphon.kernel.paging import DEFAULT_LIMIT, Page


class LedgerCheck(msgspec.Struct):
    """Whether every law of the ledger holds."""

    ok: bool
    violations: list[Violation]
    checked_at: datetime
    assets: list[AssetSummary]


@get("/api/w/{workspace:str}/ledger/assets", sync_to_thread=True)
def list_assets(
    member: NamedDependency[Member], database: NamedDependency[Database], ledger: NamedDependency[Ledger]
) -> list[AssetSummary]:
    """Every asset: how much was issued and spent, in how many accounts it is."""
    with database.read() as session:
        return ledger.list_assets(session, member.workspace.id)


@get("/api/w/{workspace:str}/ledger/accounts", sync_to_thread=True)
def list_accounts(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    ledger: NamedDependency[Ledger],
    asset: FromQuery[str | None] = None,
    holder: FromQuery[str | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[Account]:
    """Accounts by holder; `holder` is one holder, or a kind of holders when it ends with a colon."""
    with database.read() as session:
        return ledger.list_accounts(session, member.workspace.id, asset=asset, holder=holder, cursor=cursor, limit=limit)


@get("/api/w/{workspace:str}/ledger/transfers", sync_to_thread=True)
def list_transfers(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    ledger: NamedDependency[Ledger],
    asset: FromQuery[str | None] = None,
    holder: FromQuery[str | None] = None,
    decision: FromQuery[str | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[Transfer]:
    """Transfers, newest first, each with the words for why it was made."""
    workspace = member.workspace.id
    with database.read() as session:
        page = ledger.list_transfers(session, workspace, asset=asset, holder=holder, decision=decision, cursor=cursor, limit=limit)
        return msgspec.structs.replace(page, items=ledger.tell(session, workspace, page.items))


@get("/api/w/{workspace:str}/ledger/transfers/{transfer_id:str}", sync_to_thread=True)
def get_transfer(
    member: NamedDependency[Member], database: NamedDependency[Database], ledger: NamedDependency[Ledger], transfer_id: FromPath[str]
) -> Explanation:
    """A transfer, the decision behind it, and the way of its units from where they were issued to who has them now."""
    with database.read() as session:
        return ledger.explain(session, member.workspace.id, transfer_id)


@get("/api/w/{workspace:str}/ledger/check", sync_to_thread=True)
def check(member: NamedDependency[Member], database: NamedDependency[Database], ledger: NamedDependency[Ledger]) -> LedgerCheck:
    """Add everything up again, now."""
    with database.read() as session:
        violations = ledger.check(session, member.workspace.id)
        return LedgerCheck(not violations, violations, from_ms(ledger.clock.now_ms()), ledger.list_assets(session, member.workspace.id))


routes = [list_assets, list_accounts, list_transfers, get_transfer, check]
