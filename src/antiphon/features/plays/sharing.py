"""What leaves a play and leads back to it: cards that people share, and links with a move inside."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, ReadSession
from antiphon.features.events.contracts import Emitted
from antiphon.features.plays import carding, marks, tapping
from antiphon.features.plays.carding import CardMade, Wish
from antiphon.features.plays.contracts import EventStream, Outcome, Persons
from antiphon.features.plays.running import Running
from antiphon.features.plays.showing import Shows
from antiphon.features.plays.tapping import TapLine, TapLink
from antiphon.kernel.clock import Clock
from antiphon.kernel.errors import NotFound
from antiphon.sdk.tapping import Tap
from antiphon.sdk.words import Text

FOLLOWED: Final = "Shared Card Followed"  # about whoever shared; once for each person who comes
Mover = Callable[[str, str, str, str, bytes], Outcome]
Members = Callable[[str | None], Sequence[str]]


class TapAsked(NamedTuple):
    """A link that was opened: the play, who it is for, the move it has inside, and the language it was made in."""

    running: Running
    person_id: str
    tap: Tap
    language: str


class Sharing:
    """Cards and taps of all plays."""

    def __init__(
        self, *, database: Database, commands: Commands, clock: Clock, shows: Shows, persons: Persons, events: EventStream
    ) -> None:
        self._database = database
        self._commands = commands
        self._clock = clock
        self._shows = shows
        self._persons = persons
        self._events = events

    # -------------------------------------------------------------------------------------------------- cards

    def make_card(self, workspace: str, play_id: str, person_id: str, wish: Wish, *, named: bool) -> CardMade:
        """The person's card as it is now; with `named` their name stands on it. Raises `NotFound`, `Invalid`, `DecisionFailed`."""
        with self._database.read() as session:
            running, seat, facts = self._shows.look_at(session, workspace, play_id, person_id, self._clock.now_ms())
            brief = self._persons.read_briefs(session, workspace, [facts.person.id]).get(facts.person.id) if named else None
        name = (brief.name or "") if brief else ""
        asked = Wish(wish.language, wish.brand, name[:40], wish.page)
        return carding.make_card(running, facts.person.id, seat, facts, asked)

    def draw_card(self, token: str) -> bytes:
        """The picture of a card, as PNG. Raises `NotFound` for anything that no play has signed."""
        with self._database.read() as session:
            running = self._find(session, token)
        return carding.picture_of(carding.read_token(running.secret, token))

    def follow_card(self, workspace: str, play_id: str, mark: str, other_id: str) -> bool:
        """Somebody came by a shared card: an event about who shared it, once for each visitor. False for a mark that names nobody else."""
        with self._database.read() as session:
            running = self._shows.find(session, play_id)
            sharer = marks.find_sharer(running.secret, mark) if running.workspace == workspace else None
            if sharer is None:
                return False
            roots = self._persons.canonical(session, workspace, [sharer, other_id])
            sharer, visitor = roots.get(sharer, sharer), roots.get(other_id, other_id)
            briefs = self._persons.read_briefs(session, workspace, [sharer, visitor])
        if sharer == visitor or sharer not in briefs:
            return False
        known = visitor in briefs and briefs[visitor].known
        name = sha256(f"{play_id}/{sharer}/{visitor}".encode()).hexdigest()[:32]
        told = {"play": play_id, "kind": running.kind.name, "visitor_known": known}
        event = Emitted(workspace, f"card-{name}", FOLLOWED, sharer, self._clock.now_ms(), told)
        self._commands.call(lambda session: self._events.append(session, [event]))
        return True

    # --------------------------------------------------------------------------------------------------- taps

    def list_taps(self, session: ReadSession, workspace: str, play_id: str) -> list[TapLine]:
        """The moves of a play that fit into a link. Raises `NotFound`."""
        return tapping.list_taps(self._own(session, workspace, play_id))

    def make_links(self, session: ReadSession, workspace: str, play_id: str, person_id: str, days: int, language: str) -> list[TapLink]:
        """Every such move as a link for one person. Raises `NotFound`, `Invalid`."""
        running = self._own(session, workspace, play_id)
        root = self._persons.canonical(session, workspace, [person_id]).get(person_id, person_id)
        if root not in self._persons.read_briefs(session, workspace, [root]):
            raise NotFound("There is no such person in this workspace.", code="person_not_found")
        return tapping.make_links(running, root, self._clock.now_ms(), days, language)

    def write_links(
        self, workspace: str, play_id: str, people: Iterator[Sequence[str]], base: str, days: int, language: str
    ) -> Iterator[bytes]:
        """The same for many, as CSV in pieces; `people` come in pages of ids. Raises `NotFound`, `Invalid` at once."""
        with self._database.read() as session:
            running = self._own(session, workspace, play_id)
        return tapping.write_csv(running, people, base, self._clock.now_ms(), days, language)

    def fill_places(self, workspace: str, text: Text, person_id: str, base: str, days: int = tapping.DAYS) -> Text:
        """A message with each `{{tap:play:move}}` replaced by this person's own link. Raises `NotFound`, `Invalid`."""
        with self._database.read() as session:
            named = {each: self._own(session, workspace, each) for each in tapping.plays_named(text.zh + text.en)}
        now_ms = self._clock.now_ms()
        return Text(
            zh=tapping.fill_places(text.zh, named, person_id, base, now_ms, "zh", days),
            en=tapping.fill_places(text.en, named, person_id, base, now_ms, "en", days),
        )

    def open_link(self, token: str) -> TapAsked:
        """What a link would do. Raises `NotFound`: not ours, expired, or of somebody who is not here any more."""
        with self._database.read() as session:
            running = self._find(session, token)
            ticket, tap = tapping.read_ticket(running, token, self._clock.now_ms())
            root = self._persons.canonical(session, running.workspace, [ticket.person_id]).get(ticket.person_id, ticket.person_id)
            if root not in self._persons.read_briefs(session, running.workspace, [root]):
                raise marks.not_ours()
        return TapAsked(running, root, tap, ticket.language)

    def tap(self, token: str, move: Mover) -> tuple[TapAsked, Outcome]:
        """Make the move of a link, once however often it is asked for. Raises as `open_link` and a move do."""
        asked = self.open_link(token)
        body = tapping.body_of(asked.tap)
        return asked, move(asked.running.workspace, asked.running.id, asked.person_id, tapping.key_of(token), body)

    def _find(self, session: ReadSession, token: str) -> Running:
        try:
            return self._shows.find(session, marks.play_of(token))
        except NotFound as error:
            raise marks.not_ours() from error

    def _own(self, session: ReadSession, workspace: str, play_id: str) -> Running:
        running = self._shows.find(session, play_id)
        if running.workspace != workspace:
            raise NotFound("There is no such play in this workspace.", code="play_not_found")
        return running
