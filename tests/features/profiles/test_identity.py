"""The rules of who is who, one by one, without a store."""

from itertools import count

import pytest

from antiphon.features.profiles.identifiers import Identifier, Named, read_identifiers
from antiphon.features.profiles.identity import DEFAULT_RULES, Claim, IdentityRules, Limit, Step, Ties, decide
from antiphon.kernel.clock import DAY_MS


class World:
    """Persons in memory: events go in, and who they belong to comes out."""

    def __init__(self, rules: IdentityRules = DEFAULT_RULES) -> None:
        self.ties = Ties()
        self.rules = rules
        self.numbers = count(1)
        self.at_ms = 0

    def see(
        self, user: str | None = None, device: str | None = None, *, previous: str | None = None, **others: str
    ) -> tuple[str, list[Step]]:
        """One event: a user id, an anonymous id, and others such as email= and unionid=."""
        self.at_ms += 1000
        traits = {name: others.pop(name) for name in ("email", "phone") if name in others}
        named: Named = read_identifiers(user_id=user, anonymous_id=device, external_ids=others.items(), traits=traits)
        resolution = decide(Claim(named.identifiers, self.at_ms, previous), self.ties, self.rules, lambda: f"P{next(self.numbers)}")
        for step in resolution.steps:
            self.ties.apply(step, self.at_ms)
        return resolution.person, list(resolution.steps)

    def who(self, user: str | None = None, device: str | None = None, **others: str) -> str:
        """Whose an event is."""
        return self.see(user, device, **others)[0]

    def owner(self, kind: str, value: str) -> str | None:
        """Who has an identifier."""
        return self.ties.find(Identifier(kind, value))


def refusals(steps: list[Step]) -> list[tuple[str, str]]:
    """Kind and reason of what was refused."""
    return [(step.identifier.kind, step.because) for step in steps if step.outcome == "refused"]


def test_an_anonymous_visitor_who_signs_up_stays_the_same_person() -> None:
    world = World()
    visitor = world.who(device="a")
    assert world.who("ada", "a") == visitor
    assert world.who("ada") == visitor


def test_an_anonymous_visitor_who_signs_in_merges_into_the_known_person() -> None:
    world = World()
    ada, visitor = world.who("ada"), world.who(device="a")
    person, steps = world.see("ada", "a")
    assert person == ada
    assert [(step.outcome, step.other) for step in steps] == [("merged", visitor)]
    assert world.who(device="a") == ada


def test_a_shared_device_never_joins_two_known_persons() -> None:
    world = World()
    ada, bob = world.who("ada", "tablet"), world.who("bob")
    person, steps = world.see("bob", "tablet")
    assert person == bob
    assert [(step.outcome, step.person, step.other, step.because) for step in steps] == [("moved", bob, ada, "shared_device")]
    assert world.who(device="tablet") == bob  # for the future
    assert world.who("ada", "tablet") == ada
    assert world.who(device="tablet") == ada


def test_somebody_new_on_a_known_persons_device_is_somebody_new() -> None:
    world = World()
    ada = world.who("ada", "tablet")
    carl = world.who("carl", "tablet")
    assert carl != ada
    assert world.owner("anonymous_id", "tablet") == carl


def test_an_address_of_two_known_persons_stays_with_the_first() -> None:
    world = World()
    ada = world.who("ada", email="home@x.cn")
    bob, steps = world.see("bob", email="home@x.cn")
    assert bob != ada
    assert refusals(steps) == [("email", "two_known")]
    assert world.who(email="home@x.cn") == ada


def test_a_guest_with_an_address_merges_when_the_address_signs_in() -> None:
    world = World()
    ada = world.who("ada")
    guest = world.who(device="a", email="ada@x.cn")
    assert guest != ada
    assert world.who("ada", email="ada@x.cn") == ada
    assert world.who(device="a") == ada


def test_a_device_alone_does_not_join_two_who_have_names() -> None:
    """A guest typed an address on it; somebody else signs in there without one."""
    world = World()
    ada, guest = world.who("ada"), world.who(device="a", email="guest@x.cn")
    person, steps = world.see("ada", "a")
    assert person == ada
    assert steps[0].outcome == "moved"
    assert world.who(email="guest@x.cn") == guest


def test_channels_join_by_union_id() -> None:
    world = World()
    mini_program = world.who(unionid="w", openid="o1")
    web = world.who(device="a", openid="o2")
    assert web != mini_program
    assert world.who(unionid="w", openid="o2") == mini_program
    assert world.who(device="a") == mini_program
    assert world.who("ada", unionid="w") == mini_program


def test_the_known_person_goes_on_even_when_the_other_has_the_stronger_identifier() -> None:
    world = World()
    ada = world.who("ada", email="ada@x.cn")
    by_union = world.who(unionid="w")
    person, steps = world.see(unionid="w", email="ada@x.cn")
    assert person == ada
    assert [(step.outcome, step.person, step.other) for step in steps] == [("merged", ada, by_union)]


def test_what_an_event_brings_goes_to_the_one_who_goes_on() -> None:
    world = World()
    ada, by_union = world.who("ada", phone="+8613812345678"), world.who(unionid="w")
    person, _ = world.see(unionid="w", phone="+8613812345678", email="new@x.cn", device="d")
    assert person == ada
    assert {world.owner("email", "new@x.cn"), world.owner("anonymous_id", "d"), world.owner("wechat_unionid", "w")} == {ada}
    assert by_union != ada


def test_a_person_has_one_user_id() -> None:
    world = World()
    ada = world.who("ada", "a", email="ada@x.cn")
    other = world.who("ada-2", email="ada@x.cn")
    assert other != ada


def test_the_sixth_address_is_left_out_and_said() -> None:
    world = World()
    for number in range(5):
        world.see("ada", email=f"ada{number}@x.cn")
    _, steps = world.see("ada", email="ada5@x.cn")
    assert refusals(steps) == [("email", "limit")]
    assert world.who(email="ada5@x.cn") != world.who("ada")


def test_a_till_stops_collecting_devices_but_a_loyal_shopper_does_not() -> None:
    till, shopper = World(), World()
    for number in range(60):
        till.see("till", f"d{number}")
        shopper.at_ms += 7 * DAY_MS  # a browser that forgets its cookie every week
        shopper.see("ada", f"d{number}")
    assert till.owner("anonymous_id", "d59") is None
    assert shopper.owner("anonymous_id", "d59") == shopper.who("ada")


def test_a_merge_over_the_limit_is_refused() -> None:
    world = World(IdentityRules(other=Limit(2)))
    ada = world.who("ada", email="a1@x.cn")
    world.see("ada", email="a2@x.cn")
    guest = world.who(email="g@x.cn", phone="+4912345678")
    person, steps = world.see("ada", phone="+4912345678")
    assert person == ada
    assert refusals(steps) == [("phone", "limit")]
    assert world.who(phone="+4912345678") == guest


def test_two_guests_join_when_one_event_names_both() -> None:
    world = World()
    by_email, by_phone = world.who(email="g@x.cn"), world.who(phone="+4912345678")
    assert world.who(email="g@x.cn", phone="+4912345678") == by_email
    assert world.who(phone="+4912345678") == by_email != by_phone


def test_alias_of_an_anonymous_id_merges() -> None:
    world = World()
    visitor, ada = world.who(device="a"), world.who("ada")
    person, steps = world.see("ada", previous="a")
    assert person == ada
    assert [(step.outcome, step.other, step.because) for step in steps] == [("merged", visitor, "alias")]


def test_alias_to_somebody_new_keeps_the_person() -> None:
    world = World()
    visitor = world.who(device="a")
    person, steps = world.see("ada", previous="a")
    assert world.who("ada") == world.who(device="a") == person
    assert "merged" in [step.outcome for step in steps] or person == visitor


def test_alias_before_anything_else_attaches_the_old_id() -> None:
    world = World()
    ada = world.who("ada", previous="a")
    assert world.who(device="a") == ada


@pytest.mark.parametrize("previous", ["bob", "tablet"])
def test_alias_never_joins_two_known_persons(previous: str) -> None:
    world = World()
    bob, ada = world.who("bob", "tablet"), world.who("ada")
    person, steps = world.see("ada", previous=previous)
    assert person == ada
    assert [step.because for step in steps] == ["alias_of_known"]
    assert world.who("bob") == bob
    assert world.owner("anonymous_id", "tablet") == bob


def test_alias_of_oneself_does_nothing() -> None:
    world = World()
    ada = world.who("ada", "a")
    assert world.see("ada", previous="ada") == (ada, [])
    assert world.see("ada", "a", previous="a") == (ada, [])
    assert world.see("ada", previous="a") == (ada, [])


def test_alias_there_and_back_is_no_circle() -> None:
    world = World()
    first = world.who("B", previous="A")
    second, steps = world.see("A", previous="B")
    assert first != second
    assert [step.because for step in steps if step.outcome == "refused"] == ["alias_of_known"]
    assert world.who("B") == first
    assert world.who("A") == second


def test_most_events_change_nothing() -> None:
    world = World()
    world.see("ada", "a", email="ada@x.cn")
    assert world.see("ada", "a", email="ada@x.cn")[1] == []
