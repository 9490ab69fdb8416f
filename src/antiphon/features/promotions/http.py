"""Promotions over HTTP, for the console. What shops' servers use is in shop.py, what shoppers use in storefront.py."""

from typing import Annotated, Any

import msgspec
from litestar import delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from litestar.response import Stream

from antiphon.engine.access.contracts import Member
from antiphon.engine.database.port import Database
from antiphon.features.promotions import shop, storefront
from antiphon.features.promotions.api import Flaw, Promotions
from antiphon.features.promotions.contracts import CartAsked, Checkout, PromotionDraft, PromotionView, Quote, Revision, UseShown, Voucher
from antiphon.features.promotions.hot import Uses
from antiphon.features.promotions.pricing.priced import Priced
from antiphon.features.promotions.pricing.settings import Settings
from antiphon.features.promotions.runs import BatchAsked, CodeBatch, Handout, PromotionDay
from antiphon.kernel.errors import NotFound
from antiphon.kernel.paging import DEFAULT_LIMIT, Page

MAX_GIVEN = 1_000  # persons at once


class PromotionEdit(msgspec.Struct, forbid_unknown_fields=True):
    """A change, and the revision that the operator looked at."""

    draft: PromotionDraft
    revision: int


class PromotionFindings(msgspec.Struct):
    """What stands in the way of launching; empty when nothing does."""

    flaws: list[Flaw]


class PreviewAsked(msgspec.Struct, forbid_unknown_fields=True):
    """A draft, and a sample cart to try it on."""

    draft: PromotionDraft
    asked: CartAsked


class GiveAsked(msgspec.Struct, forbid_unknown_fields=True):
    """Who gets a voucher, and the name of the occasion: the same again gives nobody a second one."""

    person_ids: Annotated[list[Annotated[str, msgspec.Meta(max_length=64)]], msgspec.Meta(min_length=1, max_length=MAX_GIVEN)]
    occasion: Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern="^[^\x00-\x1f\x7f]+$")]


class HandoutAsked(msgspec.Struct, forbid_unknown_fields=True):
    """Whom to give it to."""

    segment: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]


class GivenTo(msgspec.Struct):
    """How many got one, and why others did not, by reason."""

    given: int
    refused: dict[str, int]


@get("/api/w/{workspace:str}/promotions/form", sync_to_thread=False)
def show_form(member: NamedDependency[Member], promotions: NamedDependency[Promotions]) -> dict[str, Any]:
    """The JSON schema of a promotion, with titles and help in both languages."""
    return promotions.form()


@get("/api/w/{workspace:str}/promotions/settings", sync_to_thread=True)
def get_settings(member: NamedDependency[Member], database: NamedDependency[Database], promotions: NamedDependency[Promotions]) -> Settings:
    """How the workspace calculates."""
    with database.read() as session:
        return promotions.get_settings(session, member.workspace.id)


@get("/api/w/{workspace:str}/promotions/settings/form", sync_to_thread=False)
def show_settings_form(member: NamedDependency[Member], promotions: NamedDependency[Promotions]) -> dict[str, Any]:
    """The JSON schema of those settings, with titles and help in both languages."""
    return promotions.settings_form()


@put("/api/w/{workspace:str}/promotions/settings", sync_to_thread=True)
def keep_settings(member: NamedDependency[Member], promotions: NamedDependency[Promotions], data: JSONBody[Settings]) -> Settings:
    """Calculate so from now on."""
    member.may_edit()
    promotions.keep_settings(member.workspace.id, data, member.operator.id)
    return data


@get("/api/w/{workspace:str}/promotions", sync_to_thread=True)
def list_promotions(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    promotions: NamedDependency[Promotions],
    in_state: Annotated[str | None, QueryParameter(name="state")] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[PromotionView]:
    """The newest first, with how each goes."""
    with database.read() as session:
        return promotions.list_promotions(session, member.workspace.id, in_state, cursor, limit)


@post("/api/w/{workspace:str}/promotions", sync_to_thread=True)
def create(member: NamedDependency[Member], promotions: NamedDependency[Promotions], data: JSONBody[PromotionDraft]) -> PromotionView:
    """A new draft."""
    member.may_edit()
    return promotions.create(member.workspace.id, data, member.operator.id)


@post("/api/w/{workspace:str}/promotions/check", status_code=200, sync_to_thread=True)
def check(
    member: NamedDependency[Member],
    promotions: NamedDependency[Promotions],
    data: JSONBody[PromotionDraft],
    promotion_id: FromQuery[str] = "",
) -> PromotionFindings:
    """What stands in the way of launching it."""
    return PromotionFindings(promotions.check(member.workspace.id, data, promotion_id))


@post("/api/w/{workspace:str}/promotions/preview", status_code=200, sync_to_thread=True)
def preview(member: NamedDependency[Member], promotions: NamedDependency[Promotions], data: JSONBody[PreviewAsked]) -> Priced:
    """What a draft alone would make of a sample cart."""
    return promotions.preview(member.workspace, data.draft, data.asked)


@post("/api/w/{workspace:str}/promotions/price", status_code=200, sync_to_thread=True)
def price(member: NamedDependency[Member], promotions: NamedDependency[Promotions], data: JSONBody[CartAsked]) -> Quote:
    """What everything that is live would make of a cart."""
    return promotions.quote(member.workspace.id, data.person_id or "", data, trusts_cart=True)


@get("/api/w/{workspace:str}/promotions/{promotion_id:str}", sync_to_thread=True)
def get_promotion(member: NamedDependency[Member], promotions: NamedDependency[Promotions], promotion_id: FromPath[str]) -> PromotionView:
    """One, by id or key."""
    return promotions.read(member.workspace.id, promotion_id)


@put("/api/w/{workspace:str}/promotions/{promotion_id:str}", sync_to_thread=True)
def update(
    member: NamedDependency[Member], promotions: NamedDependency[Promotions], promotion_id: FromPath[str], data: JSONBody[PromotionEdit]
) -> PromotionView:
    """Revise it; what was reserved or redeemed stays as it was."""
    member.may_edit()
    return promotions.update(member.workspace.id, promotion_id, data.draft, data.revision, member.operator.id)


@delete("/api/w/{workspace:str}/promotions/{promotion_id:str}", sync_to_thread=True)
def remove(member: NamedDependency[Member], promotions: NamedDependency[Promotions], promotion_id: FromPath[str]) -> None:
    """Throw a draft away."""
    member.may_edit()
    promotions.remove(member.workspace.id, promotion_id)


@post("/api/w/{workspace:str}/promotions/{promotion_id:str}/launch", status_code=200, sync_to_thread=True)
def launch(member: NamedDependency[Member], promotions: NamedDependency[Promotions], promotion_id: FromPath[str]) -> PromotionView:
    """Let it be used."""
    member.may_edit()
    return promotions.launch(member.workspace.id, promotion_id)


@post("/api/w/{workspace:str}/promotions/{promotion_id:str}/pause", status_code=200, sync_to_thread=True)
def pause(member: NamedDependency[Member], promotions: NamedDependency[Promotions], promotion_id: FromPath[str]) -> PromotionView:
    """No new uses for now."""
    member.may_edit()
    return promotions.pause(member.workspace.id, promotion_id)


@post("/api/w/{workspace:str}/promotions/{promotion_id:str}/resume", status_code=200, sync_to_thread=True)
def resume(member: NamedDependency[Member], promotions: NamedDependency[Promotions], promotion_id: FromPath[str]) -> PromotionView:
    """Go on after a pause."""
    member.may_edit()
    return promotions.resume(member.workspace.id, promotion_id)


@post("/api/w/{workspace:str}/promotions/{promotion_id:str}/end", status_code=200, sync_to_thread=True)
def end(member: NamedDependency[Member], promotions: NamedDependency[Promotions], promotion_id: FromPath[str]) -> PromotionView:
    """Over, for good."""
    member.may_edit()
    return promotions.end(member.workspace.id, promotion_id)


@get("/api/w/{workspace:str}/promotions/{promotion_id:str}/days", sync_to_thread=True)
def list_days(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    promotions: NamedDependency[Promotions],
    promotion_id: FromPath[str],
) -> list[PromotionDay]:
    """What happened on each of the last 400 days."""
    with database.read() as session:
        return promotions.list_days(session, member.workspace, promotion_id, 400)


@get("/api/w/{workspace:str}/promotions/{promotion_id:str}/revisions", sync_to_thread=True)
def list_revisions(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    promotions: NamedDependency[Promotions],
    promotion_id: FromPath[str],
) -> list[Revision]:
    """What it said, the latest first."""
    with database.read() as session:
        return promotions.list_revisions(session, member.workspace.id, promotion_id)


@get("/api/w/{workspace:str}/promotions/{promotion_id:str}/uses", sync_to_thread=True)
def list_uses(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    promotions: NamedDependency[Promotions],
    promotion_id: FromPath[str],
    in_state: Annotated[str | None, QueryParameter(name="state")] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[UseShown]:
    """Who used it when, the newest first; what was refused too, with the reason."""
    with database.read() as session:
        return promotions.list_uses(session, member.workspace.id, promotion_id, in_state, cursor, limit)


@get("/api/w/{workspace:str}/promotions/{promotion_id:str}/vouchers", sync_to_thread=True)
def list_vouchers(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    promotions: NamedDependency[Promotions],
    promotion_id: FromPath[str],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[Voucher]:
    """Vouchers of a promotion, by code."""
    with database.read() as session:
        return promotions.list_vouchers(session, member.workspace.id, promotion_id, cursor, limit)


@post("/api/w/{workspace:str}/promotions/{promotion_id:str}/vouchers", status_code=200, sync_to_thread=True)
def give(
    member: NamedDependency[Member], promotions: NamedDependency[Promotions], promotion_id: FromPath[str], data: JSONBody[GiveAsked]
) -> GivenTo:
    """Give vouchers to people."""
    member.may_edit()
    given = promotions.vouchers.give(member.workspace.id, promotion_id, data.person_ids, data.occasion)
    refused: dict[str, int] = {}
    for each in given:
        if each.refused is not None:
            refused[each.refused.reason] = refused.get(each.refused.reason, 0) + 1
    return GivenTo(sum(each.voucher is not None for each in given), refused)


@get("/api/w/{workspace:str}/promotions/{promotion_id:str}/handouts", sync_to_thread=True)
def list_handouts(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    promotions: NamedDependency[Promotions],
    promotion_id: FromPath[str],
) -> list[Handout]:
    """Segments that were given it, the newest run first, with how far each is."""
    with database.read() as session:
        return promotions.list_handouts(session, member.workspace.id, promotion_id)


@post("/api/w/{workspace:str}/promotions/{promotion_id:str}/handouts", status_code=202, sync_to_thread=True)
def start_handout(
    member: NamedDependency[Member], promotions: NamedDependency[Promotions], promotion_id: FromPath[str], data: JSONBody[HandoutAsked]
) -> Handout:
    """Give everybody of a segment a voucher, each once; it is done in the background."""
    member.may_edit()
    return promotions.start_handout(member.workspace.id, promotion_id, data.segment, member.operator.id)


@post("/api/w/{workspace:str}/handouts/{handout_id:str}/withdraw", status_code=202, sync_to_thread=True)
def withdraw_handout(member: NamedDependency[Member], promotions: NamedDependency[Promotions], handout_id: FromPath[str]) -> Handout:
    """Give no more, and take back what nobody has used."""
    member.may_edit()
    return promotions.withdraw_handout(member.workspace.id, handout_id)


@get("/api/w/{workspace:str}/promotions/{promotion_id:str}/codes", sync_to_thread=True)
def list_codes(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    promotions: NamedDependency[Promotions],
    promotion_id: FromPath[str],
) -> list[CodeBatch]:
    """Runs of bulk codes, the newest first, with how far each is."""
    with database.read() as session:
        return promotions.list_codes(session, member.workspace.id, promotion_id)


@post("/api/w/{workspace:str}/promotions/{promotion_id:str}/codes", status_code=202, sync_to_thread=True)
def start_codes(
    member: NamedDependency[Member], promotions: NamedDependency[Promotions], promotion_id: FromPath[str], data: JSONBody[BatchAsked]
) -> CodeBatch:
    """Make codes in bulk; they are made in the background."""
    member.may_edit()
    return promotions.start_codes(member.workspace.id, promotion_id, data, member.operator.id)


@get("/api/w/{workspace:str}/codes/{batch_id:str}", sync_to_thread=True)
def get_codes(
    member: NamedDependency[Member], database: NamedDependency[Database], promotions: NamedDependency[Promotions], batch_id: FromPath[str]
) -> CodeBatch:
    """How far a run of bulk codes is."""
    with database.read() as session:
        return promotions.get_codes(session, member.workspace.id, batch_id)


@get("/api/w/{workspace:str}/codes/{batch_id:str}/file", sync_to_thread=True)
def download_codes(member: NamedDependency[Member], promotions: NamedDependency[Promotions], batch_id: FromPath[str]) -> Stream:
    """The codes of a run as CSV."""
    member.may_edit()
    name, pieces = promotions.stream_codes(member.workspace.id, batch_id)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Stream(pieces, media_type="text/csv; charset=utf-8", headers=headers)


@get("/api/w/{workspace:str}/vouchers/{code:str}", sync_to_thread=True)
def get_voucher(
    member: NamedDependency[Member], database: NamedDependency[Database], promotions: NamedDependency[Promotions], code: FromPath[str]
) -> Voucher:
    """One voucher and everything that became of it."""
    with database.read() as session:
        found = promotions.vouchers.find(session, member.workspace.id, code)
    if found is None:
        raise NotFound("There is no voucher with this code in this workspace.", code="voucher_not_found")
    return found


@get("/api/w/{workspace:str}/people/{person_id:str}/vouchers", sync_to_thread=True)
def list_person_vouchers(
    member: NamedDependency[Member], database: NamedDependency[Database], promotions: NamedDependency[Promotions], person_id: FromPath[str]
) -> list[Voucher]:
    """A person's vouchers, the newest first."""
    with database.read() as session:
        return promotions.vouchers.list_vouchers(session, member.workspace.id, person_id)


@get("/api/w/{workspace:str}/checkouts/{checkout_id:str}", sync_to_thread=True)
def get_checkout(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    promotions: NamedDependency[Promotions],
    checkout_id: FromPath[str],
) -> Checkout:
    """A checkout and all its uses."""
    with database.read() as session:
        return promotions.checkouts.get(session, member.workspace.id, checkout_id)


__all__ = ["People", "Uses", "routes"]

People = shop.People
routes = [
    show_form,
    get_settings,
    show_settings_form,
    keep_settings,
    list_promotions,
    create,
    check,
    preview,
    price,
    get_promotion,
    update,
    remove,
    launch,
    pause,
    resume,
    end,
    list_days,
    list_revisions,
    list_uses,
    list_vouchers,
    give,
    list_handouts,
    start_handout,
    withdraw_handout,
    list_codes,
    start_codes,
    get_codes,
    download_codes,
    get_voucher,
    list_person_vouchers,
    get_checkout,
    *shop.routes,
    *storefront.routes,
]
