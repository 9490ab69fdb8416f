"""What the operator sets for visits."""

import re
from typing import Annotated, Final, Literal

import msgspec

from antiphon.sdk.brands import BRANDS_FIELD, Brand
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, ZONE_FIELD, Text, field

_POSITION: Final = re.compile(r"\s*(-?\d{1,2}(?:\.\d{1,10})?)\s*[,，\s]\s*(-?\d{1,3}(?:\.\d{1,10})?)\s*")
NORTH, EAST = 90, 180  # degrees


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A shop where one can check in."""

    key: Annotated[
        str,
        field("代号", "Key", "店铺代号，上线后不要改。", "Names the shop; keep it once live.", pattern="^[a-z0-9][a-z0-9_-]{0,59}$"),
    ]
    name: Annotated[Text, field("店名", "Name", "顾客看到的店名。", "What shoppers read.")]
    address: Annotated[Text, field("地址", "Address", "怎么走，几点开门。", "How to get there, and when it is open.")]
    position: Annotated[
        str,
        field(
            "坐标",
            "Position",
            "纬度，经度，从地图上复制，例如 31.2397, 121.4908；不核对位置可不填。",
            "Latitude, longitude as a map gives them, such as 31.2397, 121.4908; not needed when position is not checked.",
            max_length=60,
        ),
    ] = ""
    radius_metres: Annotated[
        int,
        field("范围（米）", "Radius in metres", "离坐标多远以内算到店。", "How near one has to be.", at_least=20, at_most=10_000),
    ] = 200
    reward: Annotated[Reward | None, field("到店奖励", "Reward", "每次到店得到；可不填。", "For each visit; may be empty.")] = None

    @property
    def coordinates(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees; None when there are none, or none that exist."""
        found = _POSITION.fullmatch(self.position)
        if found is None:
            return None
        north, east = float(found[1]), float(found[2])
        return (north, east) if abs(north) <= NORTH and abs(east) <= EAST else None


class Stamp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What having been to so many different shops is worth."""

    places: Annotated[int, field("走过几家", "Shops", "去过多少家不同的店。", "How many different ones.", at_least=1)]
    reward: Annotated[Reward, field("奖励", "Reward", "达到时得到，一次。", "Once, on reaching it.")]


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a visit play."""

    places: Annotated[tuple[Place, ...], field("店铺", "Shops", "可以打卡的店。", "Where one can check in.", group="places")]
    proof: Annotated[
        Literal["code", "code_and_position"],
        field(
            "怎么证明到店",
            "Proof",
            "屏幕上的变动码必须有；加上位置更可靠，但要顾客同意。",
            "The changing code on the screen is always needed; position makes it surer and needs the person’s consent.",
            group="proof",
            choices={"code": ("变动码", "Changing code"), "code_and_position": ("变动码加位置", "Changing code and position")},
        ),
    ] = "code"
    code_seconds: Annotated[
        int,
        field(
            "多少秒换一次码",
            "Seconds a code stays",
            "屏幕上的码多久换一个。",
            "How often the screen changes.",
            group="proof",
            at_least=15,
            at_most=600,
        ),
    ] = 60
    late_codes: Annotated[
        int,
        field(
            "刚换下的码还认几个",
            "Earlier codes accepted",
            "给输入留时间；1 个就够。",
            "Time to type; one is enough.",
            group="proof",
            at_least=0,
            at_most=5,
        ),
    ] = 1
    people_per_code: Annotated[
        int | None,
        field(
            "一个码最多几人用",
            "People a code",
            "防止把码拍照发到群里；留空不限。",
            "Against photographs of the screen in a chat; empty: no limit.",
            group="proof",
            at_least=1,
        ),
    ] = None
    people_per_device: Annotated[
        int,
        field(
            "一台设备每天几人",
            "People a device and day",
            "同一台手机换账号打卡最多几人。",
            "How many may check in on one phone by changing accounts.",
            group="limits",
            at_least=1,
            at_most=10,
        ),
    ] = 1
    places_per_day: Annotated[
        int | None,
        field(
            "每人每天几家店",
            "Shops a person and day",
            "同一家店每天只算一次；留空不限店数。",
            "Each shop counts once a day; empty: any number.",
            group="limits",
            at_least=1,
        ),
    ] = None
    rewarded_visits: Annotated[
        int | None,
        field(
            "每店奖励几次",
            "Rewarded visits a shop",
            "每人在同一家店最多得奖几次；留空不限。",
            "How often one person is rewarded at one shop; empty: every day.",
            group="limits",
            at_least=1,
        ),
    ] = None
    wrong_per_hour: Annotated[
        int,
        field(
            "每小时可输错次数",
            "Wrong codes an hour",
            "超过后要等一小时，并记入“乱猜”名单。",
            "After that one waits for an hour, and is listed as guessing.",
            group="limits",
            at_least=1,
            at_most=20,
        ),
    ] = 5
    stamps: Annotated[
        tuple[Stamp, ...],
        field("集章奖励", "Stamps", "走过几家不同的店得到什么。", "What having been to so many shops is worth.", group="rewards"),
    ] = ()
    brands: Annotated[tuple[Brand, ...], BRANDS_FIELD] = ()
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False
    zone: Annotated[str, ZONE_FIELD] = ""

    def place(self, key: str) -> Place | None:
        """The shop of a key."""
        return next((place for place in self.places if place.key == key), None)

    @property
    def rewards(self) -> tuple[Reward, ...]:
        """Everything that can be had."""
        return (*(place.reward for place in self.places if place.reward is not None), *(stamp.reward for stamp in self.stamps))
