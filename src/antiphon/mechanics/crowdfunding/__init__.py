"""Crowdfunding with points: pledges are set aside until a deadline; then everybody gets what was promised, or all go back."""

from antiphon.mechanics.crowdfunding.moves import PledgeMove, Seat
from antiphon.mechanics.crowdfunding.play import Crowdfunding
from antiphon.mechanics.crowdfunding.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, PledgeMove] = Crowdfunding()
