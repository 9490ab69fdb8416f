"""The lists of a call: what waits for the staff, the gallery, the shortlist, and what was adopted."""

from typing import Any, Final

from antiphon.mechanics.call.likeness import Likeness
from antiphon.mechanics.call.moves import Entry
from antiphon.sdk.charts import tally
from antiphon.sdk.effects import Enlist

ENTRIES: Final = "entries"  # for the staff: every entry and its state
GALLERY: Final = "gallery"
SHORTLIST: Final = "shortlist"
ADOPTED: Final = "adopted"

ADOPTED_COUNT: Final = tally("adopted")
GONE: Final = {"gone": True}  # a place whose entry was refused after all; it is not used again, because votes were counted on it


def slot_tally(slot: str) -> Any:
    """The asset that counts the votes of a place on the shortlist."""
    return tally(f"place-{slot}")


def public_data(entry: Entry) -> dict[str, Any]:
    """What everybody may know of an entry."""
    return {"entry": entry.code, "text": entry.text, "picture": entry.picture or None}


def waiting_row(entry: Entry, seat_id: str, similar: Likeness | None = None) -> Enlist:
    """The staff's row of an entry; `seat_id` is where a ruling about it goes."""
    told: dict[str, Any] = {**public_data(entry), "state": entry.state, "seat_id": seat_id}
    if entry.reason:
        told["reason"] = entry.reason
    if similar is not None:
        told["similar_to"] = {"entry": similar.code, "text": similar.text, "percent": similar.percent}
    return Enlist(ENTRIES, entry.code, data=told)
