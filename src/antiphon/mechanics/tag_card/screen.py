"""What a person sees of a tag card: the tags, their own, and how many others chose each."""

from typing import Any

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.tag_card.moves import Seat
from antiphon.mechanics.tag_card.rules import Rules, Tag
from antiphon.sdk.cards import percent_of
from antiphon.sdk.charts import tally
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import show_reward
from antiphon.sdk.words import Text

CARDS = tally("cards")


def tag_tally(key: str) -> Asset:
    """The asset that counts the people who chose a tag."""
    return tally(f"tag-{key}")


def name_of(tag: Tag) -> Text:
    """A tag with its emoji."""
    return Text(zh=f"{tag.emoji} {tag.name.zh}".strip(), en=f"{tag.emoji} {tag.name.en}".strip())


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`{question, tags: [{key, name, emoji, mine, percent}], least, most, mine, people, …}`; `percent` is None before choosing."""
    people = facts.left.get(CARDS, 0)
    seen = bool(seat.chosen) and rules.show_others
    return {
        "question": {"zh": rules.question.zh, "en": rules.question.en},
        "tags": [
            {
                "key": tag.key,
                "name": {"zh": tag.name.zh, "en": tag.name.en},
                "emoji": tag.emoji,
                "mine": tag.key in seat.chosen,
                "percent": percent_of(facts.left.get(tag_tally(tag.key), 0), people) if seen else None,
            }
            for tag in rules.tags
        ],
        "least": rules.least,
        "most": rules.most,
        "mine": list(seat.chosen),
        "change": rules.change,
        "people": people,
        "remember": rules.remember,
        "agreed": seat.agreed,
        "reward": show_reward(rules.reward, facts.left) if rules.reward else None,
        "rewarded": seat.rewarded,
        "card": bool(seat.chosen),
        "sign_in_first": rules.signed_in and not facts.person.known,
    }
