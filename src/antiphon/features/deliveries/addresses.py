"""An address: tidied, checked, and masked. Pure."""

import re
import unicodedata
from collections.abc import Collection
from typing import Annotated, Final

import msgspec

from antiphon.features.deliveries.countries import ANY_POSTCODE, CHINA, COUNTRIES, POSTCODES, PROVINCES, WITH_REGION
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw

Short = Annotated[str, msgspec.Meta(max_length=100)]
Line = Annotated[str, msgspec.Meta(max_length=200)]

_SPACES: Final = re.compile(r"\s+")
_PHONE_NOISE: Final = re.compile(r"[\s().·-]")
_MOBILE: Final = re.compile(r"1[3-9]\d{9}")
_LANDLINE: Final = re.compile(r"0\d{2,3}\d{7,8}")
_ABROAD: Final = re.compile(r"\+[1-9]\d{6,14}")
_JOINERS: Final = frozenset("\u200c\u200d")  # parts of names in some scripts


class Address(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a parcel goes. `country` is an ISO 3166-1 code; `region` a province or state; `district` is for China.

    In China `lines` are street and house; elsewhere up to three lines as they stand on a label.
    """

    name: Short
    phone: Annotated[str, msgspec.Meta(max_length=40)]
    country: Annotated[str, msgspec.Meta(max_length=2)]
    city: Short
    lines: Annotated[tuple[Line, ...], msgspec.Meta(max_length=3)]
    region: Short = ""
    district: Short = ""
    postcode: Annotated[str, msgspec.Meta(max_length=20)] = ""


class Masked(msgspec.Struct, frozen=True):
    """As much of an address as a list needs: who roughly, and which way."""

    name: str
    phone: str
    place: str


def tidy(address: Address) -> Address:
    """The same with what people do not mean left out: odd spaces, wide digits, noise in a phone number, empty lines."""
    phone = _PHONE_NOISE.sub("", unicodedata.normalize("NFKC", address.phone))
    phone = "+" + phone[2:] if phone.startswith("00") else phone
    if address.country.upper() == CHINA:
        phone = phone.removeprefix("+86")
    return Address(
        _plain(address.name),
        phone,
        address.country.strip().upper(),
        _plain(address.city),
        tuple(line for line in (_plain(line) for line in address.lines) if line),
        _plain(address.region),
        _plain(address.district),
        _plain(unicodedata.normalize("NFKC", address.postcode)).upper(),
    )


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def check_address(address: Address, countries: Collection[str] = ()) -> list[Flaw]:
    """Every flaw of a tidied address. `countries` are those the shop sends to; empty: all."""
    flaws = Flaws()
    flaws.need(bool(address.name), "name", "请填写收件人姓名。", "Say who it is for.")
    if flaws.need(address.country in COUNTRIES, "country", "请选择国家或地区。", "Choose a country."):
        flaws.need(
            not countries or address.country in countries, "country", "店铺暂时不寄到这里。", "The shop does not send to this country."
        )
    flaws.need(bool(address.city), "city", "请填写城市。", "Fill in the city.")
    flaws.need(bool(address.lines), "lines", "请填写街道、门牌号等详细地址。", "Fill in the street and house number.")
    if address.country == CHINA:
        _check_china(flaws, address)
    else:
        _check_abroad(flaws, address)
    whole = "".join((address.name, address.phone, address.region, address.city, address.district, address.postcode, *address.lines))
    fine = all(letter in _JOINERS or not unicodedata.category(letter).startswith("C") for letter in whole)
    flaws.need(
        fine, "", "地址里有无法打印的字符，请删掉后重填。", "The address has characters that cannot be printed. Type it again without them."
    )
    return flaws.found


def _check_china(flaws: Flaws, address: Address) -> None:
    flaws.need(
        bool(_MOBILE.fullmatch(address.phone) or _LANDLINE.fullmatch(address.phone)),
        "phone",
        "请填写 11 位手机号，或带区号的座机。",
        "Write a mobile number of 11 digits, or a landline with its area code.",
    )
    known = address.region.startswith(tuple(PROVINCES))
    flaws.need(known, "region", "请选择省、自治区或直辖市。", "Choose the province.")
    flaws.need(bool(address.district), "district", "请填写区或县。", "Fill in the district or county.")
    flaws.need(
        not address.postcode or bool(POSTCODES[CHINA].fullmatch(address.postcode)),
        "postcode",
        "邮编是 6 位数字，可以不填。",
        "A postcode has 6 digits; it may be left out.",
    )


def _check_abroad(flaws: Flaws, address: Address) -> None:
    flaws.need(
        bool(_ABROAD.fullmatch(address.phone)),
        "phone",
        "请填写带国家代码的电话，例如 +44 20 7946 0000。",
        "Write the phone number with its country code, such as +44 20 7946 0000.",
    )
    needs_region = address.country in WITH_REGION
    flaws.need(bool(address.region) or not needs_region, "region", "请填写州或省。", "Fill in the state or province.")
    pattern = POSTCODES.get(address.country)
    if pattern is None:
        fine = not address.postcode or bool(ANY_POSTCODE.fullmatch(address.postcode))
    else:
        fine = bool(pattern.fullmatch(address.postcode))
    flaws.need(fine, "postcode", "邮编和这个国家或地区的写法不符。", "This is not what a postcode looks like in this country.")


def mask(address: Address) -> Masked:
    """The first letter of the name, the last digits of the phone, no street."""
    keep = 4 if len(address.phone) > 7 else 2
    phone = "*" * (len(address.phone) - keep) + address.phone[-keep:]
    if len(address.phone) == 11 and address.country == CHINA:
        phone = f"{address.phone[:3]}****{address.phone[-4:]}"
    place = " ".join(part for part in (address.country, address.region, address.city) if part)
    return Masked(f"{address.name[:1]}**", phone, place)
