"""What everybody may see: the page and picture of a badge that is shared, and all that it takes to verify a credential."""

from typing import Annotated, Any

import msgspec
from litestar import MediaType, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from antiphon.engine.database.port import Database
from antiphon.engine.drawing.cards import draw_card
from antiphon.engine.origins import AnyOrigin
from antiphon.engine.web import AnyRequest, in_threads
from antiphon.features.badges import credentials, page, picture
from antiphon.features.badges.api import Badges, Verified
from antiphon.kernel.errors import NotFound

SVG = "image/svg+xml"
PICTURE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


class Signed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A credential to verify, as the JWT that was handed on."""

    jwt: Annotated[str, msgspec.Meta(min_length=1, max_length=65_536)]


def origin_of(request: AnyRequest) -> str:
    """Scheme and host as the caller sees them."""
    return str(request.base_url).rstrip("/")


def language_of(lang: str) -> str:
    """Zh or en."""
    return "zh" if lang.lower().startswith("zh") else "en"


@get("/b/{token:str}", include_in_schema=False, media_type=MediaType.HTML, sync_to_thread=True)
def show_page(
    request: AnyRequest,
    database: NamedDependency[Database],
    badges: NamedDependency[Badges],
    token: FromPath[str],
    lang: FromQuery[str] = "",
) -> Response[str]:
    """The page of a badge that its owner shares."""
    language = language_of(lang or request.headers.get("accept-language", ""))
    with database.read() as session:
        row, badge = badges.find_shared(session, token)
    told = badges.certificate(row, badge, language)
    html = page.render(told, credentials.criteria(badge, row.level, language), token, revoked=row.revoked_at is not None)
    return Response(html, headers=page.HEADERS, media_type=MediaType.HTML)


@get("/b/{token:str}/picture.svg", include_in_schema=False, sync_to_thread=True)
def show_picture(
    database: NamedDependency[Database], badges: NamedDependency[Badges], token: FromPath[str], lang: FromQuery[str] = "en"
) -> Response[str]:
    """The certificate to share."""
    with database.read() as session:
        row, badge = badges.find_shared(session, token)
    drawn = picture.certificate(badge, row.level, badges.certificate(row, badge, language_of(lang)))
    return Response(drawn, headers={**PICTURE_HEADERS, "Cache-Control": "no-store"}, media_type=SVG)


@get("/b/{token:str}/picture.png", include_in_schema=False, sync_to_thread=True)
def show_card(
    request: AnyRequest,
    database: NamedDependency[Database],
    badges: NamedDependency[Badges],
    token: FromPath[str],
    lang: FromQuery[str] = "en",
) -> Response[bytes]:
    """The certificate as PNG, to be kept on a phone and sent on: with a code that leads back to its page."""
    with database.read() as session:
        row, badge = badges.find_shared(session, token)
    told = badges.certificate(row, badge, language_of(lang))
    drawn = draw_card(picture.card(badge, row.level, told, f"{origin_of(request)}/b/{token}"))
    return Response(drawn, headers={**PICTURE_HEADERS, "Cache-Control": "no-store"}, media_type="image/png")


@get("/b/{token:str}/credential.json", include_in_schema=False, sync_to_thread=True)
def show_credential(
    request: AnyRequest,
    database: NamedDependency[Database],
    badges: NamedDependency[Badges],
    token: FromPath[str],
    lang: FromQuery[str] = "en",
) -> Response[dict[str, Any]]:
    """The signed credential of a badge that is shared."""
    with database.read() as session:
        row, _ = badges.find_shared(session, token)
    document, signed = badges.sign(row.workspace, row.id, None, origin_of(request), language_of(lang))
    return Response({"credential": document, "jwt": signed}, headers={"Cache-Control": "no-store", "X-Robots-Tag": "noindex"})


@get("/public/badges/{workspace:str}/issuer", sync_to_thread=True)
def show_issuer(request: AnyRequest, badges: NamedDependency[Badges], workspace: FromPath[str]) -> dict[str, Any]:
    """The profile of who gives the badges of a workspace."""
    return credentials.profile(badges.issuer(workspace, origin_of(request)))


@get("/public/badges/{workspace:str}/keys", sync_to_thread=True)
def list_keys(database: NamedDependency[Database], badges: NamedDependency[Badges], workspace: FromPath[str]) -> dict[str, Any]:
    """The keys that verify credentials of a workspace, as a JSON Web Key Set."""
    with database.read() as session:
        return {"keys": badges.keys(session, workspace)}


@get("/public/badges/{workspace:str}/keys/{key_id:str}", sync_to_thread=True)
def show_key(
    database: NamedDependency[Database], badges: NamedDependency[Badges], workspace: FromPath[str], key_id: FromPath[str]
) -> dict[str, Any]:
    """One key: where the `kid` of a credential leads."""
    with database.read() as session:
        found = next((key for key in badges.keys(session, workspace) if key["kid"] == key_id), None)
    if found is None:
        raise NotFound("There is no such key.", code="key_not_found")
    return found


@get("/public/badges/{workspace:str}/achievements/{key:str}/{level:int}", sync_to_thread=True)
def show_achievement(
    request: AnyRequest,
    database: NamedDependency[Database],
    badges: NamedDependency[Badges],
    workspace: FromPath[str],
    key: FromPath[str],
    level: FromPath[int],
    lang: FromQuery[str] = "en",
) -> dict[str, Any]:
    """What a badge stands for."""
    with database.read() as session:
        badge = badges.get_badge(session, workspace, key).rules
    _check_level(level, len(badge.levels))
    return credentials.achievement(badges.issuer(workspace, origin_of(request)), badge, level, language_of(lang))


@get("/public/badges/{workspace:str}/achievements/{key:str}/{level:int}/picture.svg", sync_to_thread=True)
def show_emblem(
    database: NamedDependency[Database],
    badges: NamedDependency[Badges],
    workspace: FromPath[str],
    key: FromPath[str],
    level: FromPath[int],
) -> Response[str]:
    """The emblem of a badge."""
    with database.read() as session:
        badge = badges.get_badge(session, workspace, key).rules
    _check_level(level, len(badge.levels))
    return Response(picture.emblem(badge, level), headers=PICTURE_HEADERS, media_type=SVG)


@get("/public/badges/{workspace:str}/revocations", sync_to_thread=True)
def show_revocations(
    request: AnyRequest, database: NamedDependency[Database], badges: NamedDependency[Badges], workspace: FromPath[str]
) -> dict[str, Any]:
    """Credentials that were taken back (1EdTechRevocationList)."""
    issuer = badges.issuer(workspace, origin_of(request))
    with database.read() as session:
        return {"id": issuer.at("revocations"), "issuer": issuer.id, "revokedCredential": badges.list_revoked(session, workspace)}


@post("/public/badges/verify", status_code=200, sync_to_thread=True)
def verify_badge(
    request: AnyRequest, database: NamedDependency[Database], badges: NamedDependency[Badges], data: JSONBody[Signed]
) -> Verified:
    """Whether a credential was signed here, is unchanged, and still stands."""
    with database.read() as session:
        return badges.verify(session, data.jwt)


def _check_level(level: int, levels: int) -> None:
    if not 1 <= level <= levels:
        raise NotFound("This badge has no such level.", code="level_not_found")


_pages = [show_page, show_picture, show_card, show_credential]
_open = [show_issuer, list_keys, show_key, show_achievement, show_emblem, show_revocations, verify_badge]
routes: list[Any] = [*_pages, Router("/", route_handlers=in_threads(_open), middleware=[AnyOrigin()])]
