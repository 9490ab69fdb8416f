"""Runs with their statements, and the queue of withdrawals, over HTTP."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from litestar import Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from litestar.response import Stream

from antiphon.engine.access.contracts import Member
from antiphon.engine.database.port import Database
from antiphon.features.commission import documents
from antiphon.features.commission.api import Commission
from antiphon.features.commission.contracts import (
    CommissionRun,
    CommissionStatement,
    CommissionStatementLine,
    Reason,
    Withdrawal,
)
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.amounts import MAX_AMOUNT
from antiphon.kernel.clock import to_ms
from antiphon.kernel.errors import Invalid
from antiphon.kernel.paging import DEFAULT_LIMIT, Page

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120, pattern="^[^\x00-\x1f\x7f]+$")]
Code = Annotated[str, msgspec.Meta(max_length=60, pattern="^[A-Za-z0-9_.-]*$")]
Area = Annotated[str, msgspec.Meta(max_length=120, pattern="^[^\x00-\x1f\x7f]*$")]
Person = Annotated[str, msgspec.Meta(min_length=1, max_length=200, pattern="^[^\x00-\x1f\x7f]+$")]


class RunForm(msgspec.Struct, forbid_unknown_fields=True):
    """A settlement of everything before `until`. The same name is the same run."""

    name: Name
    until: datetime


class RunPage(msgspec.Struct):
    """A run with its sums by currency, and the first statements."""

    run: CommissionRun
    totals: list[CommissionStatement]
    statements: list[CommissionStatement]
    count: int


class StatementPage(msgspec.Struct):
    """A party's statements in a run, and what they are made of."""

    run: CommissionRun
    statements: list[CommissionStatement]
    lines: list[CommissionStatementLine]


class WithdrawalForm(msgspec.Struct, forbid_unknown_fields=True):
    """A request that an operator makes for a party."""

    person: Person
    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
    amount: Annotated[int, msgspec.Meta(ge=1, le=MAX_AMOUNT)]


class WithdrawalEnd(msgspec.Struct, forbid_unknown_fields=True):
    """Paid: the reference of the payment. Refused or void: why."""

    state: Literal["paid", "refused", "void"]
    reason: Reason


FIRST_STATEMENTS = 200


@get("/api/w/{workspace:str}/commission/runs", sync_to_thread=True)
def list_runs(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    commission: NamedDependency[Commission],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[CommissionRun]:
    """The latest first."""
    with database.read() as session:
        return commission.list_runs(session, member.workspace.id, cursor, limit)


@post("/api/w/{workspace:str}/commission/runs", sync_to_thread=True)
def make_run(
    member: NamedDependency[Member], database: NamedDependency[Database], commission: NamedDependency[Commission], data: JSONBody[RunForm]
) -> CommissionRun:
    """A draft, to be looked at before it is closed."""
    member.may_edit()
    if data.until.tzinfo is None:
        raise Invalid("A moment needs its offset from UTC, for example 2026-11-01T00:00:00+08:00.", code="no_zone")
    made = commission.make_run(member.workspace.id, data.name, to_ms(data.until), member.operator.id)
    with database.read() as session:
        return commission.get_run(session, member.workspace.id, made)


@get("/api/w/{workspace:str}/commission/runs/{run_id:str}", sync_to_thread=True)
def get_run(
    member: NamedDependency[Member], database: NamedDependency[Database], commission: NamedDependency[Commission], run_id: FromPath[str]
) -> RunPage:
    """A run with its sums and its first statements; the CSV has all."""
    with database.read() as session:
        run = commission.get_run(session, member.workspace.id, run_id)
        totals: dict[str, list[int]] = {}
        first: list[CommissionStatement] = []
        count = 0
        for one in commission.each_statement(session, member.workspace.id, run_id):
            sums = totals.setdefault(one.currency, [0, 0, 0, 0, 0])
            for place, amount in enumerate((one.opening, one.earned, one.clawed, one.paid, one.closing)):
                sums[place] += amount
            count += 1
            if count <= FIRST_STATEMENTS:
                first.append(one)
    in_all = [CommissionStatement(run_id, "", currency, *sums) for currency, sums in sorted(totals.items())]
    return RunPage(run, in_all, first, count)


@post("/api/w/{workspace:str}/commission/runs/{run_id:str}/close", status_code=200, sync_to_thread=True)
def close_run(
    member: NamedDependency[Member], database: NamedDependency[Database], commission: NamedDependency[Commission], run_id: FromPath[str]
) -> CommissionRun:
    """Fix the statements. Again: nothing more happens."""
    member.may_edit()
    commission.close_run(member.workspace.id, run_id, member.operator.id)
    with database.read() as session:
        return commission.get_run(session, member.workspace.id, run_id)


@delete("/api/w/{workspace:str}/commission/runs/{run_id:str}", sync_to_thread=True)
def drop_run(member: NamedDependency[Member], commission: NamedDependency[Commission], run_id: FromPath[str]) -> None:
    """Forget a draft."""
    member.may_edit()
    commission.drop_run(member.workspace.id, run_id)


@get("/api/w/{workspace:str}/commission/runs/{run_id:str}/statements.csv", sync_to_thread=True)
def download_statements(
    member: NamedDependency[Member], database: NamedDependency[Database], commission: NamedDependency[Commission], run_id: FromPath[str]
) -> Stream:
    """Every statement of a run, streamed."""
    with database.read() as session:
        run = commission.get_run(session, member.workspace.id, run_id)

    def rows() -> Any:
        with database.read() as session:
            yield from documents.write_csv(run, commission.each_statement(session, member.workspace.id, run_id))

    headers = {"Content-Disposition": f'attachment; filename="commission-{run.id}.csv"'}
    return Stream(rows, media_type="text/csv; charset=utf-8", headers=headers)


@get("/api/w/{workspace:str}/commission/runs/{run_id:str}/statements/{person_id:str}", sync_to_thread=True)
def get_statement(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    commission: NamedDependency[Commission],
    run_id: FromPath[str],
    person_id: FromPath[str],
) -> StatementPage:
    """One party's statements in a run, with what they are made of."""
    with database.read() as session:
        run = commission.get_run(session, member.workspace.id, run_id)
        return StatementPage(run, *commission.read_statement(session, member.workspace.id, run_id, person_id))


@get("/api/w/{workspace:str}/commission/runs/{run_id:str}/statements/{person_id:str}/pdf", sync_to_thread=True)
def print_statement(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    commission: NamedDependency[Commission],
    profiles: NamedDependency[Profiles],
    run_id: FromPath[str],
    person_id: FromPath[str],
) -> Response[bytes]:
    """The same as a PDF in both languages."""
    with database.read() as session:
        run = commission.get_run(session, member.workspace.id, run_id)
        statements, lines = commission.read_statement(session, member.workspace.id, run_id, person_id)
        brief = profiles.read_briefs(session, member.workspace.id, [person_id]).get(person_id)
    who = f"{brief.name} ({person_id})" if brief is not None and brief.name else person_id
    headers = {"Content-Disposition": f'attachment; filename="commission-{run.id}.pdf"'}
    return Response(
        documents.write_pdf(member.workspace.name, member.workspace.zone, who, run, statements, lines),
        media_type="application/pdf",
        headers=headers,
    )


@get("/api/w/{workspace:str}/commission/withdrawals", sync_to_thread=True)
def list_withdrawals(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    commission: NamedDependency[Commission],
    in_state: Annotated[str | None, QueryParameter(name="state")] = None,
    person: FromQuery[str | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[Withdrawal]:
    """The latest first; `state` is asked, approved, paid, refused or void."""
    with database.read() as session:
        return commission.list_withdrawals(session, member.workspace.id, in_state=in_state, party_id=person, cursor=cursor, limit=limit)


@post("/api/w/{workspace:str}/commission/withdrawals", sync_to_thread=True)
def ask_withdrawal(member: NamedDependency[Member], commission: NamedDependency[Commission], data: JSONBody[WithdrawalForm]) -> Withdrawal:
    """Ask in a party's name; somebody else must approve."""
    member.may_edit()
    return commission.ask_withdrawal(member.workspace.id, data.person, data.currency, data.amount, member.operator.id)


@post("/api/w/{workspace:str}/commission/withdrawals/{withdrawal_id:str}/approve", status_code=200, sync_to_thread=True)
def approve_withdrawal(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    commission: NamedDependency[Commission],
    withdrawal_id: FromPath[str],
) -> Withdrawal:
    """Four eyes: not by the operator who asked."""
    member.may_edit()
    commission.approve_withdrawal(member.workspace.id, withdrawal_id, member.operator.id)
    with database.read() as session:
        return commission.get_withdrawal(session, member.workspace.id, withdrawal_id)


@post("/api/w/{workspace:str}/commission/withdrawals/{withdrawal_id:str}/end", status_code=200, sync_to_thread=True)
def end_withdrawal(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    commission: NamedDependency[Commission],
    withdrawal_id: FromPath[str],
    data: JSONBody[WithdrawalEnd],
) -> Withdrawal:
    """It was paid outside, is refused, or is taken back."""
    member.may_edit()
    commission.end_withdrawal(member.workspace.id, withdrawal_id, data.state, data.reason, member.operator.id)
    with database.read() as session:
        return commission.get_withdrawal(session, member.workspace.id, withdrawal_id)


routes = [
    list_runs,
    make_run,
    get_run,
    close_run,
    drop_run,
    download_statements,
    get_statement,
    print_statement,
    list_withdrawals,
    ask_withdrawal,
    approve_withdrawal,
    end_withdrawal,
]
