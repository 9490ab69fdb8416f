"""Vote: one person, one ballot; one choice, several, or a ranking. Every vote can be traced and added up."""

from antiphon.mechanics.vote.moves import Seat, VoteMove
from antiphon.mechanics.vote.play import Vote
from antiphon.mechanics.vote.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, VoteMove] = Vote()
