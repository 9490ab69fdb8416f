"""Mini-games: slide, catch or unbox against the clock. The server deals the seed and plays the hands again."""

from antiphon.mechanics.mini_game.moves import GameMove, Seat
from antiphon.mechanics.mini_game.play import MiniGame
from antiphon.mechanics.mini_game.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, GameMove] = MiniGame()
