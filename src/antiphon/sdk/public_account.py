"""A public account: every contribution is a row that anyone may read, with the running total beside it, so anyone can add it up.

The rows are numbered without a gap by a tally of the ledger. Who organises it may publish statements (a receipt, a thank-you).
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final

import msgspec

from antiphon.kernel.amounts import Asset
from antiphon.kernel.clock import to_ms
from antiphon.sdk.effects import PLAY, WORLD, Effect, Enlist, Transfer
from antiphon.sdk.facts import Facts
from antiphon.sdk.laws import History
from antiphon.sdk.lists import ListKind
from antiphon.sdk.mechanic import Decision, Refused
from antiphon.sdk.words import Text, field

ACCOUNT: Final = "account"
STATEMENTS: Final = "statements"
ENTRIES: Final = Asset("tally:entries")
PUBLIC_LISTS: Final[Mapping[str, ListKind]] = {
    ACCOUNT: ListKind(Text(zh="公开账目", en="Public account"), public=True),
    STATEMENTS: ListKind(Text(zh="说明与凭证", en="Statements"), public=True),
}
STATEMENT_WORDS: Final[Mapping[str, Text]] = {
    "statement_made": Text(zh="说明已公开。", en="The statement is public now."),
    "say_something": Text(zh="请用中文和英文写明要公开的内容。", en="Write what shall be public, in Chinese and in English."),
}


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the organiser tells everybody: where the money went, with a link to the receipt."""

    text: Annotated[Text, field("说明", "What you say", "所有人都能看到。", "Everybody can read it.")]
    link: Annotated[
        str,
        field(
            "凭证链接", "Link to the receipt", "收据、证书或照片的网址，可不填。", "A receipt or a picture; may be empty.", max_length=500
        ),
    ] = ""


def write_down(facts: Facts, amount: int, total: int, **data: Any) -> tuple[Effect, ...]:
    """One line of the account: what came in (or went back: negative), and the total after it."""
    number = facts.left.get(ENTRIES, 0) + 1
    row = Enlist(ACCOUNT, str(number), number, {"amount": amount, "total": total, **data}, new=True)
    return Transfer(ENTRIES, 1, WORLD, PLAY), row


def publish(statement: Statement, facts: Facts) -> Decision[Any] | Refused:
    """What becomes of a statement; `words` must hold STATEMENT_WORDS."""
    if not statement.text.zh.strip() or not statement.text.en.strip():
        return Refused("say_something")
    at_ms = to_ms(facts.now)
    said = {"text": {"zh": statement.text.zh, "en": statement.text.en}, "link": statement.link}
    return Decision("statement_made", effects=(Enlist(STATEMENTS, str(at_ms), at_ms // 1_000, said),), answer=said)


def the_public_account_adds_up(history: History) -> None:
    """The lines are numbered without a gap, and each total is the total before it and the amount beside it."""
    number, total = 0, 0
    for turn in history.turns:
        for effect in turn.effects:
            if isinstance(effect, Enlist) and effect.list == ACCOUNT:
                number, total = number + 1, total + effect.data["amount"]
                assert effect.key == str(number), f"line {effect.key} came after line {number - 1}"
                assert effect.data["total"] == total, f"line {number} says {effect.data['total']}, and the lines add up to {total}"
