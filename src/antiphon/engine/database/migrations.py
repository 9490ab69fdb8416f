"""Brings a schema up to date: numbered SQL files of each feature, each applied once, in order, whole or not at all.

Own code and not a library's, because the kept ones open SQLite through Python's own module, which is older than the version
floor of this product (docs/adr/0004).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files

from antiphon.engine.database.port import Database, Session
from antiphon.kernel.errors import Problem

_TABLE = """CREATE TABLE IF NOT EXISTS engine_migration (
    feature TEXT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL, checksum TEXT NOT NULL, PRIMARY KEY (feature, number))"""


class SchemaTooNew(Problem):
    """The data was written by a later version of the product."""

    code = "schema_too_new"


@dataclass(frozen=True)
class Migration:
    """One file: `0001_first.sql` in the package folder `schema` of a feature."""

    feature: str
    number: int
    name: str
    text: str

    @property
    def checksum(self) -> str:
        """Changes when the file does: an applied migration must never be edited."""
        return sha256(self.text.encode()).hexdigest()[:16]


def find_migrations(packages: Sequence[str]) -> list[Migration]:
    """All migrations of the packages (for example `antiphon.features.ledger`), in the order given, then by number."""
    found: list[Migration] = []
    for package in packages:
        folder = files(package) / "schema"
        if not folder.is_dir():
            continue
        for entry in sorted(folder.iterdir(), key=lambda item: item.name):
            if entry.name.endswith(".sql"):
                number, _, name = entry.name.removesuffix(".sql").partition("_")
                found.append(Migration(package.rpartition(".")[2], int(number), name, entry.read_text(encoding="utf-8")))
    return found


def migrate(database: Database, migrations: Sequence[Migration]) -> list[Migration]:
    """Apply what is missing; what was applied. Raises `SchemaTooNew` when the data knows more than this code."""
    with database.begin() as session:
        session.lock("engine.migrate")
        session.run(_TABLE)
        rows = session.rows("SELECT feature, number, checksum FROM engine_migration")
        applied = {(feature, number): checksum for feature, number, checksum in rows}
        _check(applied, migrations)
        missing = [migration for migration in migrations if (migration.feature, migration.number) not in applied]
        for migration in missing:
            _apply(session, migration)
        return missing


def _apply(session: Session, migration: Migration) -> None:
    code = "".join(line for line in migration.text.splitlines(keepends=True) if not line.lstrip().startswith("--"))
    for statement in code.split(";\n"):
        if statement.strip():
            session.run(statement)
    session.run(
        "INSERT INTO engine_migration (feature, number, name, checksum) VALUES (?, ?, ?, ?)",
        (migration.feature, migration.number, migration.name, migration.checksum),
    )


def _check(applied: dict[tuple[str, int], str], migrations: Sequence[Migration]) -> None:
    known = {(migration.feature, migration.number): migration for migration in migrations}
    for (feature, number), checksum in applied.items():
        migration = known.get((feature, number))
        if migration is None:
            raise SchemaTooNew(
                f"This data was written by a later version (it has {feature} {number}). Start that version, or restore a backup."
            )
        if migration.checksum != checksum:
            raise SchemaTooNew(f"Migration {feature} {number} is not the one that was applied. Use the version that wrote this data.")
