"""Pictures over HTTP: sent by shoppers, shown to whoever has the id, hidden and deleted by operators."""

from typing import Annotated, Final

import msgspec
from litestar import Response, Router, delete, get, post
from litestar.concurrency import sync_to_thread
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter

from antiphon.engine.access.contracts import Member, Shopper
from antiphon.engine.database.port import Database
from antiphon.engine.files.images import MAX_BYTES
from antiphon.engine.origins import AnyOrigin
from antiphon.engine.web import AnyRequest, in_threads
from antiphon.features.pictures.api import Pictures
from antiphon.features.pictures.contracts import PictureLine, Sent, Shelved, Size
from antiphon.kernel.errors import Invalid
from antiphon.kernel.paging import DEFAULT_LIMIT, Page

AROUND: Final = 16_384  # bytes of a form around the picture
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Disposition": "inline; filename=picture.jpg",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
}
Word = Annotated[str, msgspec.Meta(max_length=100)]


@post("/pictures", request_max_body_size=MAX_BYTES + AROUND)
async def send_picture(request: AnyRequest, shopper: NamedDependency[Shopper], pictures: NamedDependency[Pictures]) -> Sent:
    """A picture as the body, or as a file of a form (multipart/form-data): JPEG, PNG or WebP, at most 5 MB.

    It is painted anew, so that nothing hidden in it (place, camera, scripts) is kept. One that no move uses within a day is deleted.
    """
    raw = await _body(request)
    return await sync_to_thread(pictures.send, shopper.workspace, shopper.person_id, raw)


async def _body(request: AnyRequest) -> bytes:
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        return await request.body()
    form = await request.form()
    files = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
    if len(files) != 1:
        raise Invalid("The form must have exactly one file.", code="no_file")
    return await files[0].read()


@get("/pictures/{picture_id:str}", sync_to_thread=True)
def show_picture(pictures: NamedDependency[Pictures], picture_id: FromPath[str], size: FromQuery[Size] = "whole") -> Response[bytes]:
    """What a picture looks like, to whoever has its id: `size` is whole or small."""
    return _shown(pictures.find_file(picture_id, size), "public, max-age=300")


@get("/api/w/{workspace:str}/pictures", sync_to_thread=True)
def list_pictures(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    pictures: NamedDependency[Pictures],
    person: FromQuery[Word | None] = None,
    in_state: Annotated[Shelved, QueryParameter(name="state")] = "all",
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[PictureLine]:
    """Pictures of shoppers, the latest first."""
    with database.read() as session:
        return pictures.list_pictures(session, member.workspace.id, person, cursor, limit, state=in_state)


@get("/api/w/{workspace:str}/pictures/{picture_id:str}/file", sync_to_thread=True)
def show_picture_to_operator(
    member: NamedDependency[Member], pictures: NamedDependency[Pictures], picture_id: FromPath[str], size: FromQuery[Size] = "whole"
) -> Response[bytes]:
    """The same for an operator: hidden ones too."""
    return _shown(pictures.find_file_for_operator(member.workspace.id, picture_id, size), "private, no-store")


@post("/api/w/{workspace:str}/pictures/{picture_id:str}/hide", status_code=204, sync_to_thread=True)
def hide_picture(member: NamedDependency[Member], pictures: NamedDependency[Pictures], picture_id: FromPath[str]) -> None:
    """Show it to nobody but operators."""
    member.may_edit()
    pictures.set_hidden(member.workspace.id, picture_id, member.operator.id, hidden=True)


@post("/api/w/{workspace:str}/pictures/{picture_id:str}/show", status_code=204, sync_to_thread=True)
def show_picture_again(member: NamedDependency[Member], pictures: NamedDependency[Pictures], picture_id: FromPath[str]) -> None:
    """Show it to everybody who has its id again."""
    member.may_edit()
    pictures.set_hidden(member.workspace.id, picture_id, "", hidden=False)


@delete("/api/w/{workspace:str}/pictures/{picture_id:str}", status_code=204, sync_to_thread=True)
def delete_picture(member: NamedDependency[Member], pictures: NamedDependency[Pictures], picture_id: FromPath[str]) -> None:
    """For good."""
    member.may_edit()
    pictures.delete(member.workspace.id, picture_id)


def _shown(body: bytes, cache: str) -> Response[bytes]:
    return Response(body, media_type="image/jpeg", headers={**HEADERS, "Cache-Control": cache})


routes = [
    list_pictures,
    show_picture_to_operator,
    hide_picture,
    show_picture_again,
    delete_picture,
    Router("/storefront", route_handlers=in_threads([send_picture, show_picture]), middleware=[AnyOrigin()]),
]
