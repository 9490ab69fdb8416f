"""The built pages: console, demo shop and storefront script, kept in memory, compressed once, with the headers browsers need.

A file under `assets/` carries a hash in its name and may be kept for ever; everything else is asked for again each time (ETag).
A path that is not a file is the console's own business (it routes in the browser), so it gets the console's page.
"""

import gzip
import mimetypes
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from litestar import Response, get
from litestar.params import FromPath

from antiphon.engine.web import AnyRequest
from antiphon.kernel.errors import NotFound

COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg+xml", "application/manifest")
SITES = ("shop", "rehearsal", "verify")  # the demo shop, the phone in the console, the page that works a draw out again
SMALL = 860  # bytes; below this compression costs more than it saves
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        "connect-src 'self'; frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
    ),
}
NOT_BUILT = (
    b"<!doctype html><meta charset=utf-8><title>Antiphon</title><body style='font:16px system-ui;margin:4rem'>"
    b"<h1>The console has not been built</h1><p>Type <code>make web</code> in the project's folder, then load this page again.</p>"
)


@dataclass(frozen=True)
class Asset:
    """One file in memory."""

    body: bytes
    packed: bytes | None  # gzip, where it is worth it
    media_type: str
    etag: str
    cache: str


class Pages:
    """All built files, by their path in the package's `web` folder."""

    def __init__(self, root: Traversable | None = None) -> None:
        self._assets: dict[str, Asset] = {}
        folder = root or files("antiphon") / "web"
        if folder.is_dir():
            self._load(folder, "")

    def _load(self, folder: Traversable, prefix: str) -> None:
        for entry in folder.iterdir():
            name = prefix + entry.name
            if entry.is_dir():
                self._load(entry, name + "/")
            else:
                self._assets[name] = make_asset(name, entry.read_bytes())

    def find(self, name: str) -> Asset | None:
        """The file of that name under `web`, such as `console/index.html`."""
        return self._assets.get(name)

    def list_scripts(self) -> list[str]:
        """The addresses of the storefront's further scripts, one for each group of parts, such as `/storefront-value.js`."""
        return sorted(name.removeprefix("storefront") for name in self._assets if name.startswith("storefront/storefront-"))


@cache
def built_pages() -> Pages:
    """The pages of the installed package; packing them takes longer than making the rest of the app."""
    return Pages()


def make_asset(name: str, body: bytes) -> Asset:
    """A file ready to be sent."""
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if media_type in {"text/javascript", "application/javascript"}:
        media_type = "text/javascript"
    packed = gzip.compress(body, 9, mtime=0) if media_type.startswith(COMPRESSIBLE) and len(body) > SMALL else None
    if media_type.startswith("text/"):
        media_type += "; charset=utf-8"
    cache = "public, max-age=31536000, immutable" if "/assets/" in name else "no-cache"
    return Asset(body, packed, media_type, f'"{sha256(body).hexdigest()[:20]}"', cache)


def answer(asset: Asset | None, request: AnyRequest, *, anywhere: bool = False) -> Response[bytes]:
    """Send a file; `anywhere` lets pages of other origins load it."""
    if asset is None:
        return Response(NOT_BUILT, media_type="text/html; charset=utf-8", status_code=503, headers=SECURITY)
    headers = {**SECURITY, "ETag": asset.etag, "Cache-Control": asset.cache, "Vary": "Accept-Encoding"}
    if anywhere:
        headers |= {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
    if request.headers.get("if-none-match") == asset.etag:
        return Response(b"", status_code=304, headers=headers)
    if asset.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(asset.packed, media_type=asset.media_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(asset.body, media_type=asset.media_type, headers=headers)


def page_routes(pages: Pages) -> list[object]:
    """The routes of everything that is a file."""

    @get(["/storefront.js", *pages.list_scripts()], include_in_schema=False, sync_to_thread=False)
    def storefront(request: AnyRequest) -> Response[bytes]:
        return answer(pages.find("storefront" + request.url.path), request, anywhere=True)

    @get(["/", "/{path:path}"], include_in_schema=False, sync_to_thread=False)
    def console(request: AnyRequest, path: FromPath[str] = "/") -> Response[bytes]:
        name = path.lstrip("/")
        asset = pages.find(f"console/{name}") if name else None
        if asset is None and ("." in name.rpartition("/")[2] or name.startswith(("api/", "v1/", "storefront/", "health/"))):
            raise NotFound("There is nothing at this address.", code="not_found")
        return answer(asset or pages.find("console/index.html"), request)

    sites = [route for name in SITES for route in _site_routes(pages, name)]
    return [storefront, *sites, console]


def _site_routes(pages: Pages, name: str) -> tuple[object, object]:
    """A small site of its own: its page, and what the page needs."""

    @get([f"/{name}", f"/{name}/"], include_in_schema=False, sync_to_thread=False)
    def page(request: AnyRequest) -> Response[bytes]:
        return answer(pages.find(f"storefront/{name}/index.html"), request)

    @get(f"/{name}/{{path:path}}", include_in_schema=False, sync_to_thread=False)
    def file(request: AnyRequest, path: FromPath[str]) -> Response[bytes]:
        asset = pages.find(f"storefront/{name}/" + path.lstrip("/"))
        if asset is None:
            raise NotFound("There is no such file.", code="page_not_found")
        return answer(asset, request)

    return page, file
