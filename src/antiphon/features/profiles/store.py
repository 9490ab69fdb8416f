"""The SQL of a digest: what identity resolution reads, and what it leaves. What pages read is in `store_people.py`."""

from collections.abc import Iterable, Sequence

import msgspec

from antiphon.engine.database.port import Bulk, ReadSession, Session
from antiphon.features.profiles.identifiers import Identifier, fold
from antiphon.features.profiles.profile import Person, Traits

_FIELDS = "id, user_id, name, email, phone, zone, zone_at, created_at, first_seen_at, last_seen_at, merged_into"
_SAVED = (
    "user_id",
    "name",
    "name_folded",
    "email",
    "phone",
    "zone",
    "zone_at",
    "created_at",
    "first_seen_at",
    "last_seen_at",
    "merged_into",
)
_PEOPLE = Bulk(
    "profiles_person",
    {
        "workspace": "text",
        "id": "text",
        **{column: "bigint" if column.endswith("_at") else "text" for column in _SAVED},
    },
    "ON CONFLICT (workspace, id) DO UPDATE SET " + ", ".join(f"{column} = excluded.{column}" for column in _SAVED),
)
_SEEN = Bulk(  # most events change nothing else, so most need touch one index instead of all
    "profiles_person",
    {"workspace": "text", "id": "text", **dict.fromkeys(("zone_at", "created_at", "first_seen_at", "last_seen_at"), "bigint")},
    "ON CONFLICT (workspace, id) DO UPDATE SET last_seen_at = excluded.last_seen_at",
)
_IDENTITIES = Bulk(
    "profiles_identity",
    {"workspace": "text", "kind": "text", "value": "text", "person_id": "text", "since_at": "bigint", "folded": "text"},
)
_TRAITS = Bulk(
    "profiles_trait",
    {"workspace": "text", "person_id": "text", "traits": "text"},
    "ON CONFLICT (workspace, person_id) DO UPDATE SET traits = excluded.traits",
)
_NOTES = Bulk(
    "profiles_merge",
    {
        **dict.fromkeys(("workspace", "outcome", "from_id", "into_id", "kind", "value", "because", "moved"), "text"),
        **dict.fromkeys(("times", "first_at", "last_at"), "bigint"),
    },
    """ON CONFLICT (workspace, outcome, from_id, into_id, kind, value) DO UPDATE SET
        times = profiles_merge.times + excluded.times, because = excluded.because, moved = excluded.moved,
        first_at = CASE WHEN excluded.first_at < profiles_merge.first_at THEN excluded.first_at ELSE profiles_merge.first_at END,
        last_at = CASE WHEN excluded.last_at > profiles_merge.last_at THEN excluded.last_at ELSE profiles_merge.last_at END""",
)
_decode_traits = msgspec.json.Decoder(Traits).decode

Note = tuple[str, str, str, str, str, str, str, str, int, int, int]  # the columns of _NOTES


def find_owners(session: Session, workspace: str, kind: str, values: Sequence[str]) -> list[tuple[str, str, str | None]]:
    """(value, person, the person it was merged into) for those identifiers of a kind that have an owner."""
    return session.rows(  # pyright: ignore[reportReturnType]
        """SELECT i.value, i.person_id, p.merged_into FROM profiles_identity i
           JOIN profiles_person p ON p.workspace = i.workspace AND p.id = i.person_id
           WHERE i.workspace = ? AND i.kind = ? AND i.value IN each_text(?)""",
        (workspace, kind, values),
    )


def lock_people(session: Session, workspace: str, ids: Sequence[str]) -> list[Person]:
    """Persons by id, locked in the order of their ids against other digests until this one ends."""
    rows = session.rows(
        f"SELECT {_FIELDS} FROM profiles_person WHERE workspace = ? AND id IN each_text(?) ORDER BY id /*for update*/",  # noqa: S608 - own columns
        (workspace, ids),
    )
    return [Person(workspace, *row) for row in rows]


def read_holdings(session: Session, workspace: str, ids: Sequence[str]) -> list[tuple[str, str, str, int]]:
    """(person, kind, value, since) for all identifiers of persons and of those merged into them."""
    return session.rows(  # pyright: ignore[reportReturnType]
        """SELECT person_id, kind, value, since_at FROM profiles_identity WHERE workspace = ? AND person_id IN each_text(?)
           UNION ALL
           SELECT p.merged_into, i.kind, i.value, i.since_at FROM profiles_person p
           JOIN profiles_identity i ON i.workspace = p.workspace AND i.person_id = p.id
           WHERE p.workspace = ? AND p.merged_into IS NOT NULL AND p.merged_into IN each_text(?)""",
        (workspace, ids, workspace, ids),
    )


def read_traits(session: ReadSession, workspace: str, ids: Sequence[str]) -> dict[str, Traits]:
    """The traits of persons, by person; who has none is absent."""
    rows = session.rows("SELECT person_id, traits FROM profiles_trait WHERE workspace = ? AND person_id IN each_text(?)", (workspace, ids))
    return {person_id: _decode_traits(text) for person_id, text in rows}


def save_people(session: Session, people: Iterable[Person]) -> None:
    """New and changed persons."""
    session.write_many(
        _PEOPLE,
        [
            (
                *(p.workspace, p.id, p.user_id, p.name, p.name.casefold() if p.name else None, p.email, p.phone, p.zone),
                *(p.zone_at, p.created_at, p.first_seen_at, p.last_seen_at, p.merged_into),
            )
            for p in people
        ],
    )


def save_seen(session: Session, people: Iterable[Person]) -> None:
    """When persons of the store were last seen."""
    session.write_many(_SEEN, [(p.workspace, p.id, p.zone_at, p.created_at, p.first_seen_at, p.last_seen_at) for p in people])


def shorten_links(session: Session, links: Iterable[tuple[str, str, str]]) -> None:
    """(workspace, from, into): whoever was merged into `from` is merged into `into` from now on, so that links stay one step long."""
    session.run_many(
        "UPDATE profiles_person SET merged_into = ? WHERE workspace = ? AND merged_into = ?",
        [(into, workspace, absorbed) for workspace, absorbed, into in links],
    )


def add_identities(session: Session, rows: Iterable[tuple[str, Identifier, str, int]]) -> None:
    """(workspace, identifier, person, since). A double is a conflict: somebody else gave it an owner meanwhile, so look again."""
    session.write_many(
        _IDENTITIES, [(workspace, name.kind, name.value, person, since, fold(*name)) for workspace, name, person, since in rows]
    )


def move_identities(session: Session, rows: Iterable[tuple[str, Identifier, str, int]]) -> None:
    """The same for identifiers that had another owner."""
    session.run_many(
        "UPDATE profiles_identity SET person_id = ?, since_at = ? WHERE workspace = ? AND kind = ? AND value = ?",
        [(person, since, workspace, name.kind, name.value) for workspace, name, person, since in rows],
    )


def list_traits_with(session: ReadSession, workspace: str, part: str, after: str, limit: int) -> list[tuple[str, Traits]]:
    """Traits of persons in whose traits these plain letters occur, by person, behind a person. Reads the texts of everybody."""
    rows = session.rows(
        "SELECT person_id, traits FROM profiles_trait WHERE workspace = ? AND person_id > ? AND traits LIKE ? ORDER BY person_id LIMIT ?",
        (workspace, after, f"%{part}%", limit),
    )
    return [(person_id, _decode_traits(text)) for person_id, text in rows]


def save_traits(session: Session, rows: Iterable[tuple[str, str, Traits]]) -> None:
    """(workspace, person, traits)."""
    session.write_many(_TRAITS, [(workspace, person, msgspec.json.encode(traits).decode()) for workspace, person, traits in rows])


def save_notes(session: Session, notes: Sequence[Note]) -> None:
    """Lines of the merge journal; each key once."""
    session.write_many(_NOTES, notes)
