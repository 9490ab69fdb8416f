"""Settings from the environment. Everything has a default that works on a laptop; an unknown name is refused as a typing error."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

PREFIX = "ANTIPHON_"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Settings(msgspec.Struct, frozen=True):
    """What the environment says. The comments name the variables."""

    home: Path = Path("var")  # ANTIPHON_HOME: where data is kept
    host: str = "127.0.0.1"  # ANTIPHON_HOST
    port: int = 8000  # ANTIPHON_PORT
    database: str | None = None  # ANTIPHON_DATABASE: postgresql://…; left out: SQLite in the home folder
    redis: str | None = None  # ANTIPHON_REDIS: redis://…; fan-out between processes
    secret: str | None = None  # ANTIPHON_SECRET: signs shopper tokens; left out: made once and kept in the store
    log_level: str = "INFO"  # ANTIPHON_LOG_LEVEL
    trust_proxy: bool = False  # ANTIPHON_TRUST_PROXY: believe the X-Forwarded-Proto of the proxy in front

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the service."""
        return self.host in LOOPBACK


def load_settings(environment: Mapping[str, str]) -> Settings:
    """Read the `ANTIPHON_…` variables. Raises `ValueError` with a sentence that names the variable."""
    given = {name.removeprefix(PREFIX).lower(): value for name, value in environment.items() if name.startswith(PREFIX) and value}
    unknown = sorted(given.keys() - set(Settings.__struct_fields__))
    if unknown:
        names = ", ".join(PREFIX + name.upper() for name in unknown)
        message = f"Unknown setting {names}. Known are: {', '.join(PREFIX + name.upper() for name in Settings.__struct_fields__)}."
        raise ValueError(message)
    try:
        return msgspec.convert(given, Settings, strict=False, dec_hook=_path)
    except msgspec.ValidationError as error:
        message = f"A setting is not valid: {error}"
        raise ValueError(message) from error


def _path(kind: type[object], value: object) -> object:
    if kind is Path:
        return Path(str(value)).expanduser()
    raise NotImplementedError
