"""Two import-linter contracts of our own: features have doors, and pure packages have a short list of what they may import."""

from collections.abc import Iterable, Sequence
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

Breach = tuple[str, str]
"""Who imports, and what."""


class Doors(Contract):
    """A feature is entered through its doors, by everyone who is not at home there.

    container   the package whose children are the features
    doors       the files others may import
    edges       files of a feature that stand outside it: they too come in by its doors
    hosts       packages that put the house together: they may also take the edges, to mount them
    """

    type_name = "doors"

    container = fields.StringField()
    doors = fields.ListField(subfield=fields.StringField())
    edges = fields.ListField(subfield=fields.StringField())
    hosts = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 - import-linter calls it so
        output.verbose_print(verbose, f"Looking at the doors of {self.container}.")
        breaches = [
            (importer, imported)
            for imported in sorted(graph.modules)
            if self._file_of(imported)
            for importer in sorted(graph.find_modules_that_directly_import(imported))
            if not self._may_enter(importer, imported)
        ]
        return ContractCheck(kept=not breaches, metadata={"breaches": breaches})

    def render_broken_contract(self, check: ContractCheck) -> None:
        doors = " or ".join(f"{door}.py" for door in _texts(self.doors))
        for importer, imported in _breaches(check):
            output.print_error(f"{importer} imports {imported}: ask {self._home_of(imported)} through its {doors}.", bold=False)

    def _home_of(self, module: str) -> str | None:
        inside = f"{self.container}."
        return module.removeprefix(inside).split(".")[0] if module.startswith(inside) else None

    def _file_of(self, module: str) -> str:
        # "antiphon.features.events.store.rows" -> "store"; "" for the feature itself and for modules outside.
        home = self._home_of(module)
        return "" if home is None else module.removeprefix(f"{self.container}.{home}").removeprefix(".").split(".")[0]

    def _may_enter(self, importer: str, imported: str) -> bool:
        file = self._file_of(imported)
        doors, edges = _texts(self.doors), _texts(self.edges)
        if file in doors:
            return True
        if any(importer == host or importer.startswith(f"{host}.") for host in _texts(self.hosts)):
            return _is_one_of(file, edges)
        if self._home_of(importer) != self._home_of(imported):
            return False
        return not _is_one_of(self._file_of(importer), edges) or not _is_behind(file)


class Allowed(Contract):
    """Packages that may import nothing from outside but what is listed.

    A list of what is allowed closes every way to a clock, a die or a disk, also those nobody thought of.

    sources     the packages
    allowed     top-level names of the standard library or of other projects
    """

    type_name = "allowed"

    sources = fields.ListField(subfield=fields.StringField())
    allowed = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 - import-linter calls it so
        output.verbose_print(verbose, "Looking at what the pure packages import.")
        allowed = set(_texts(self.allowed))
        breaches = [
            (importer, imported)
            for source in _texts(self.sources)
            for importer in sorted(_with_descendants(graph, source))
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if imported.split(".")[0] not in allowed | {source.split(".")[0]}
        ]
        return ContractCheck(kept=not breaches, metadata={"breaches": breaches})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in _breaches(check):
            output.print_error(
                f"{importer} imports {imported}: the host reads the world and hands it in (Facts: now, seed, what is left).", bold=False
            )


def _is_one_of(file: str, names: Sequence[str]) -> bool:
    # A file that grew too long is split into http.py and http_forms.py; both are edges.
    return any(file == name or file.startswith(f"{name}_") for name in names)


def _is_behind(file: str) -> bool:
    # What an edge must not reach past the door: use cases and tables. A feature's pure values are open to it.
    return _is_one_of(file, ("service", "store"))


def _with_descendants(graph: ImportGraph, package: str) -> Iterable[str]:
    return {package, *graph.find_descendants(package)} if package in graph.modules else set()


def _texts(field: object) -> Sequence[str]:
    # import-linter replaces each field by the parsed value when it makes the contract.
    return cast("Sequence[str]", field)


def _breaches(check: ContractCheck) -> Sequence[Breach]:
    return cast("Sequence[Breach]", check.metadata["breaches"])
