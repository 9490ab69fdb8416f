"""Between rows and values: how plays are read from the store and written to it."""

from datetime import datetime
from typing import Any

import msgspec

from antiphon.features.plays.contracts import Campaign, Play
from antiphon.features.plays.store.plays import PlayRow
from antiphon.kernel.clock import from_ms, to_ms
from antiphon.sdk.words import Text


def encode(value: Any) -> str:
    """JSON for a text column. Raises `UnicodeEncodeError` for lone surrogates."""
    return msgspec.json.encode(value).decode()


def read_text(text: str) -> Text:
    """A text in two languages."""
    return msgspec.json.decode(text, type=Text)


def moment(at_ms: int | None) -> datetime | None:
    """A moment, if there is one."""
    return None if at_ms is None else from_ms(at_ms)


def milliseconds(at: datetime | None) -> int | None:
    """The other way round."""
    return None if at is None else to_ms(at)


def read_play(row: PlayRow) -> Play:
    """A play from its row."""
    return Play(
        workspace=row.workspace,
        id=row.id,
        kind=row.kind,
        name=read_text(row.name),
        state=row.state,  # pyright: ignore[reportArgumentType] - the table's CHECK knows the states
        rules=msgspec.json.decode(row.rules),
        revision=row.revision,
        starts_at=moment(row.starts_at),
        ends_at=moment(row.ends_at),
        audience=row.audience,
        campaign_id=row.campaign_id,
        created_at=from_ms(row.created_at),
        launched_at=moment(row.launched_at),
        ended_at=moment(row.ended_at),
        closes_at=moment(row.closes_at),
    )


def read_campaign(row: tuple[Any, ...]) -> Campaign:
    """A campaign from (id, name, note, starts_at, ends_at, created_at)."""
    campaign_id, name, note, starts_at, ends_at, created_at = row
    return Campaign(campaign_id, read_text(name), note, moment(starts_at), moment(ends_at), from_ms(created_at))
