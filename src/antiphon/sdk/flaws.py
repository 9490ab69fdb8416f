"""Finding what makes no sense in a set of rules, and saying so in both languages."""

from collections.abc import Iterable
from typing import Final

from antiphon.kernel.clock import is_zone
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.words import Text

MOST: Final = 1_000_000_000  # no rule needs a larger number; beyond it is a slip of the finger


class Flaws:
    """Collects findings: `found` is what `Mechanic.flaws` returns. Each check says yes or no, so that others can build on it."""

    def __init__(self) -> None:
        self.found: list[Flaw] = []

    def need(self, holds: bool, path: str, zh: str, en: str) -> bool:  # noqa: FBT001 - the condition is the point
        """A condition, and what to say when it does not hold."""
        if not holds:
            self.found.append(Flaw(path, Text(zh=zh, en=en)))
        return holds

    def whole(self, path: str, value: int | None, least: int, most: int = MOST) -> bool:
        """A number within bounds; None (not set) is fine."""
        fine = value is None or least <= value <= most
        return self.need(
            fine, path, f"应在 {least} 到 {most} 之间，现在是 {value}。", f"Must be between {least} and {most}; it is {value}."
        )

    def text(self, path: str, text: Text) -> bool:
        """Words in both languages."""
        fine = bool(text.zh.strip()) and bool(text.en.strip())
        return self.need(fine, path, "中文和英文都要填写。", "Fill in both Chinese and English.")

    def different(self, paths_and_keys: Iterable[tuple[str, str]]) -> bool:
        """Keys that are there and that nobody else has."""
        seen: set[str] = set()
        fine = True
        for path, key in paths_and_keys:
            fine &= self.need(bool(key.strip()), path, "请填写代号。", "Give it a key.")
            fine &= self.need(key not in seen, path, f"代号“{key}”重复了。", f"The key “{key}” is used twice.")
            seen.add(key)
        return fine

    def zone(self, path: str, name: str) -> bool:
        """An IANA time zone, or nothing."""
        return self.need(
            not name or is_zone(name),
            path,
            f"没有名为“{name}”的时区，请用 Asia/Shanghai 这样的写法。",
            f"There is no time zone called “{name}”; write it like Asia/Shanghai.",
        )
