"""The OpenAPI document, made from the routes without serving them."""

import tempfile
from pathlib import Path

import msgspec

from antiphon.engine.database.sqlite import SqliteDatabase
from antiphon.entry.bootstrap import open_services
from antiphon.entry.http import make_app
from antiphon.entry.keyed import document_keys
from antiphon.entry.static import Pages


def render() -> str:
    """The document as indented JSON, the same on every machine."""
    with tempfile.TemporaryDirectory() as folder:
        services = open_services(database=SqliteDatabase(Path(folder) / "openapi.db"), home=Path(folder))
        try:
            schema = document_keys(make_app(services, pages=Pages(Path(folder) / "none")).openapi_schema.to_schema())
        finally:
            services.database.close()
    return msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=2).decode() + "\n"
