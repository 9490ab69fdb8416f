"""Tag card: a person taps which of a few tags fit them, and gets a card of them; the shop remembers only with consent."""

from antiphon.mechanics.tag_card.moves import Seat, TagCardMove
from antiphon.mechanics.tag_card.play import TagCard
from antiphon.mechanics.tag_card.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, TagCardMove] = TagCard()
