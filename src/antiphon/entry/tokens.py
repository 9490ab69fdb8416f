"""What an engineer does by command line for people: shopper tokens, operators."""

from collections.abc import Iterator
from typing import Any

from antiphon.engine.database.opening import open_database
from antiphon.engine.settings import Settings
from antiphon.entry.bootstrap import Services, open_services
from antiphon.features.plays.http_sharing import list_people
from antiphon.kernel.errors import NotFound, Problem


def make_token(settings: Settings, workspace: str, person: str, hours: int) -> dict[str, Any]:
    """A token for a person's id or the shop's user id. Works beside a running service: it only reads. Raises `NotFound`."""
    services = open_services(database=open_database(settings.database, settings.home), home=settings.home, secret=settings.secret)
    services.writer.start()
    try:
        services.access.get_workspace(workspace)
        with services.database.read() as session:
            found = services.profiles.find_person(session, workspace, person)
        if found is None:
            raise NotFound(f"Nobody in {workspace} has the id {person}.", code="person_not_found")
        made, expires_at = services.access.sign_shopper(workspace, found.id, seconds=hours * 3600)
    finally:
        services.stop()
    return {"token": made, "person_id": found.id, "workspace": workspace, "expires_at": expires_at}


def make_server_token(settings: Settings, workspace: str, hours: int) -> dict[str, Any]:
    """A token for the shop's own server. Works beside a running service: it only reads. Raises `NotFound`."""
    services = open_services(database=open_database(settings.database, settings.home), home=settings.home, secret=settings.secret)
    services.writer.start()
    try:
        services.access.get_workspace(workspace)
        made, expires_at = services.access.sign_shop(workspace, seconds=hours * 3600)
    finally:
        services.stop()
    return {"token": made, "role": "server", "workspace": workspace, "expires_at": expires_at}


def write_taps(services: Services, play: str, **options: Any) -> Iterator[bytes]:
    """One-tap links for a segment, as CSV in pieces. Raises `NotFound`, `Invalid`."""
    workspace, segment, without = options["workspace"], options["segment"], options["without"]
    with services.database.read() as session:
        for key in filter(None, (segment, without)):
            services.segments.get_segment(session, workspace, key)
    people = list_people(services.database, services.segments, workspace, segment, without)
    return services.plays.sharing.write_links(workspace, play, people, options["base"].rstrip("/"), options["days"], options["lang"])


def keep_operator(services: Services, email: str, **options: Any) -> str:
    """Make an operator, or give one a new password; what was done, in a sentence."""
    workspace = options["workspace"]
    access = services.access
    if access.find_workspace(workspace) is None:
        access.create_workspace(workspace, workspace, options["zone"], options["currency"], options["locale"])
    try:
        access.create_operator(email, options["name"] or email, options["password"], options["locale"], {workspace: options["role"]})
    except Problem as problem:
        if problem.code != "operator_exists":
            raise
        access.change_password(email, options["password"])
        return f"{email} has a new password; all their sessions have ended."
    return f"{email} may now sign in to {workspace} as {options['role']}."
