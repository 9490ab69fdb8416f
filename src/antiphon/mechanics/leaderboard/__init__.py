"""Leaderboard: whatever people do in the shop, counted and ranked by season, with rewards for those at the top."""

from antiphon.mechanics.leaderboard.moves import LeaderboardMove, Seat
from antiphon.mechanics.leaderboard.play import Leaderboard
from antiphon.mechanics.leaderboard.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, LeaderboardMove] = Leaderboard()
