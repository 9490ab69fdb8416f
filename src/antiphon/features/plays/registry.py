"""The mechanics that are installed: found by their entry point, checked once, refused when two have one name."""

from collections.abc import Iterable, Mapping
from importlib.metadata import entry_points
from importlib.resources import files
from typing import Any, Final, cast

import msgspec

from antiphon.kernel.errors import Invalid, NotFound
from antiphon.sdk.displays import Displaying
from antiphon.sdk.lists import Listing
from antiphon.sdk.mechanic import Closing, Mechanic, Mending, Printer, Ruled, Teamed
from antiphon.sdk.quality import Card, read_card

GROUP: Final = "antiphon.mechanics"
AnyMechanic = Mechanic[Any, Any, Any]


class BadMechanic(Exception):
    """A plug-in does not have the form a mechanic must have. The service does not start with it."""


class Kind:
    """A mechanic with its readers and writers, made once."""

    __slots__ = (
        "card",
        "closing",
        "displaying",
        "empty_seat",
        "listing",
        "mechanic",
        "mending",
        "name",
        "printer",
        "read_move",
        "read_rules",
        "read_ruling",
        "read_seat",
        "ruled",
        "teamed",
    )

    def __init__(self, mechanic: AnyMechanic) -> None:
        for part in (mechanic.rules_type, mechanic.move_type):
            if not part.__struct_config__.forbid_unknown_fields:
                raise BadMechanic(f"{mechanic.kind}: {part.__name__} must forbid unknown fields.")
        self.mechanic = mechanic
        self.name = mechanic.kind
        self.card = _read_card(mechanic)
        self.read_rules = msgspec.json.Decoder(mechanic.rules_type)
        self.read_move = msgspec.json.Decoder(mechanic.move_type)
        self.read_seat = msgspec.json.Decoder(mechanic.seat_type)
        self.listing = mechanic if isinstance(mechanic, Listing) else None
        self.ruled = mechanic if isinstance(mechanic, Ruled) else None
        self.closing = mechanic if isinstance(mechanic, Closing) else None
        self.mending = mechanic if isinstance(mechanic, Mending) else None
        self.teamed = mechanic if isinstance(mechanic, Teamed) else None
        self.displaying = mechanic if isinstance(mechanic, Displaying) else None
        self.printer = mechanic if isinstance(mechanic, Printer) else None
        self.read_ruling: msgspec.json.Decoder[Any] | None = msgspec.json.Decoder(self.ruled.ruling_type) if self.ruled else None
        try:
            self.empty_seat: msgspec.Struct = mechanic.seat_type()
        except TypeError as error:
            raise BadMechanic(f"{mechanic.kind}: every field of {mechanic.seat_type.__name__} needs a default.") from error

    def parse_rules(self, rules: Mapping[str, Any]) -> msgspec.Struct:
        """The rules as the mechanic knows them. Raises `Invalid` with the field that is wrong."""
        try:
            return cast("msgspec.Struct", msgspec.convert(rules, self.mechanic.rules_type))
        except msgspec.ValidationError as error:
            raise Invalid(f"The rules do not have the form they must have: {error}", code="bad_rules") from error
        except (RecursionError, OverflowError) as error:
            raise Invalid("The rules are nested too deeply or hold a number that is too large.", code="bad_rules") from error


class Registry:
    """All kinds by name."""

    def __init__(self, mechanics: Iterable[AnyMechanic]) -> None:
        self._kinds: dict[str, Kind] = {}
        for mechanic in mechanics:
            if mechanic.kind in self._kinds:
                raise BadMechanic(f"Two mechanics are called {mechanic.kind!r}; uninstall one of them.")
            self._kinds[mechanic.kind] = Kind(mechanic)

    def get(self, name: str) -> Kind:
        """The kind of that name. Raises `NotFound`."""
        kind = self._kinds.get(name)
        if kind is None:
            raise NotFound(f"There is no kind of play called {name!r}; GET mechanics lists them.", code="mechanic_not_found")
        return kind

    def find(self, name: str) -> Kind | None:
        """The kind of that name, or None: its plug-in may have been uninstalled."""
        return self._kinds.get(name)

    def list_kinds(self) -> list[Kind]:
        """All of them, by name."""
        return [self._kinds[name] for name in sorted(self._kinds)]


def load_registry() -> Registry:
    """Every mechanic that an installed package registers. Raises `BadMechanic`, or what the import of a plug-in raised."""
    found = sorted(entry_points(group=GROUP), key=lambda entry: entry.name)
    return Registry(entry.load() for entry in found)


def _read_card(mechanic: AnyMechanic) -> Card | None:
    """The quality card beside the mechanic's code, if its package has one."""
    module = type(mechanic).__module__
    for package in (module, module.rpartition(".")[0]):
        try:
            card = files(package) / "quality.toml"
        except (ModuleNotFoundError, TypeError, ValueError):
            continue
        if card.is_file():
            return read_card(card.read_text(encoding="utf-8"))
    return None
