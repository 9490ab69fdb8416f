"""Sign-in, workspaces and keys over HTTP."""

from typing import Annotated

import msgspec
from litestar import Response, delete, get, post, put
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from antiphon.engine.access.api import SESSION_MS, Access
from antiphon.engine.access.contracts import Locale, Member, SignedIn, Workspace, WriteKey
from antiphon.engine.web import AnyRequest
from antiphon.kernel.errors import NotSignedIn

COOKIE = "antiphon_session"


class SignIn(msgspec.Struct, forbid_unknown_fields=True):
    """What the sign-in form sends."""

    email: Annotated[str, msgspec.Meta(min_length=3, max_length=254)]
    password: Annotated[str, msgspec.Meta(min_length=1, max_length=1024)]


class LocaleChoice(msgspec.Struct, forbid_unknown_fields=True):
    """The console's language."""

    locale: Locale


class NewKey(msgspec.Struct, forbid_unknown_fields=True):
    """A name that tells an operator which source the key is for."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]


class ShopperSecret(msgspec.Struct):
    """What the shop's server signs shopper tokens with."""

    secret: str


@post("/api/session", status_code=200, sync_to_thread=True)
def sign_in(access: NamedDependency[Access], data: JSONBody[SignIn], request: AnyRequest) -> Response[SignedIn]:
    """Open a session; the cookie is out of reach of scripts."""
    token, signed_in = access.sign_in(data.email, data.password)
    cookie = Cookie(
        key=COOKIE, value=token, max_age=SESSION_MS // 1000, httponly=True, samesite="strict", secure=request.url.scheme == "https"
    )
    return Response(signed_in, cookies=[cookie])


@get("/api/session", sync_to_thread=True)
def get_session(access: NamedDependency[Access], request: AnyRequest) -> SignedIn:
    """Who is signed in."""
    signed_in = access.find_session(request.cookies.get(COOKIE, ""))
    if signed_in is None:
        raise NotSignedIn("Sign in to use the console.")
    return signed_in


@delete("/api/session", sync_to_thread=True)
def sign_out(access: NamedDependency[Access], request: AnyRequest) -> Response[None]:
    """End the session of this browser."""
    access.sign_out(request.cookies.get(COOKIE, ""))
    response: Response[None] = Response(None, status_code=204)
    response.delete_cookie(COOKIE, path="/")
    return response


@put("/api/session/locale", sync_to_thread=True)
def choose_locale(access: NamedDependency[Access], data: JSONBody[LocaleChoice], request: AnyRequest) -> SignedIn:
    """Choose the console's language."""
    token = request.cookies.get(COOKIE, "")
    signed_in = access.find_session(token)
    if signed_in is None:
        raise NotSignedIn("Sign in to use the console.")
    access.set_locale(signed_in.operator.id, data.locale)
    return access.find_session(token) or signed_in


@get("/api/w/{workspace:str}/workspace", sync_to_thread=True)
def get_workspace(member: NamedDependency[Member]) -> Workspace:
    """Facts about the workspace."""
    return member.workspace


@get("/api/w/{workspace:str}/keys", sync_to_thread=True)
def list_keys(access: NamedDependency[Access], member: NamedDependency[Member]) -> list[WriteKey]:
    """The write keys of the workspace, newest first."""
    return list(access.list_keys(member.workspace.id))


@post("/api/w/{workspace:str}/keys", sync_to_thread=True)
def create_key(access: NamedDependency[Access], member: NamedDependency[Member], data: JSONBody[NewKey]) -> WriteKey:
    """A new write key."""
    member.may_edit()
    return access.create_key(member.workspace.id, data.name)


@post("/api/w/{workspace:str}/keys/{key_id:str}/revoke", status_code=200, sync_to_thread=True)
def revoke_key(access: NamedDependency[Access], member: NamedDependency[Member], key_id: FromPath[str]) -> list[WriteKey]:
    """Refuse a key from now on."""
    member.may_edit()
    access.revoke_key(member.workspace.id, key_id)
    return list(access.list_keys(member.workspace.id))


@get("/api/w/{workspace:str}/shopper-secret", sync_to_thread=True)
def get_shopper_secret(access: NamedDependency[Access], member: NamedDependency[Member]) -> ShopperSecret:
    """For the owner: the secret with which the shop's own server signs shopper tokens."""
    member.may_own()
    return ShopperSecret(access.shopper_secret(member.workspace.id))


routes = [sign_in, get_session, sign_out, choose_locale, get_workspace, list_keys, create_key, revoke_key, get_shopper_secret]
