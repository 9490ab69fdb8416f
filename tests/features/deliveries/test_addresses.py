"""Addresses as people write them, and what is said about those that no carrier could use."""

import pytest
from msgspec.structs import replace

from antiphon.features.deliveries.addresses import Address, check_address, mask, tidy
from antiphon.features.deliveries.countries import COUNTRIES, PROVINCES
from antiphon.features.deliveries.sheets import Packed, read_sheet, write_sheet
from antiphon.kernel.errors import Invalid
from tests.features.deliveries.parcels import HOME, LONDON
from tests.poison.corpus import values


def flaws(address: Address, *countries: str) -> set[str]:
    return {flaw.path for flaw in check_address(tidy(address), countries)}


@pytest.mark.parametrize(
    "phone", ["13800138000", "+86 138-0013-8000", "0086 13800138000", "１３８００１３８０００", "0571-88886666", "010 8888 6666"]
)
def test_phones_of_china(phone: str) -> None:
    assert flaws(replace(HOME, phone=phone)) == set()


@pytest.mark.parametrize("phone", ["", "12800138000", "138001380001", "8888666", "+44 20 7946 0000", "abc"])
def test_phones_that_no_carrier_in_china_can_ring(phone: str) -> None:
    assert flaws(replace(HOME, phone=phone)) == {"phone"}


def test_what_is_missing_in_china() -> None:
    assert flaws(Address("", "", "CN", "", ())) == {"name", "phone", "region", "city", "district", "lines"}
    assert flaws(replace(HOME, region="California", postcode="31000")) == {"region", "postcode"}
    assert flaws(replace(HOME, region="内蒙古自治区", postcode="０１００１０")) == set()
    assert len(PROVINCES) == 31


@pytest.mark.parametrize(
    ("country", "postcode", "region", "wrong"),
    [
        ("US", "94107", "CA", set[str]()),
        ("US", "94107-1234", "CA", set[str]()),
        ("US", "9410", "", {"postcode", "region"}),
        ("CA", "k1a 0b1", "ON", set[str]()),
        ("JP", "１００-0001", "", set[str]()),
        ("GB", "", "", {"postcode"}),
        ("HK", "", "", set[str]()),
        ("IE", "D02 AF30", "", set[str]()),
        ("XX", "1", "", {"country", "postcode"}),
    ],
)
def test_postcodes_abroad(country: str, postcode: str, region: str, wrong: set[str]) -> None:
    assert flaws(replace(LONDON, country=country, postcode=postcode, region=region)) == wrong


def test_where_the_shop_does_not_send_and_what_no_printer_prints() -> None:
    assert flaws(LONDON, "CN", "JP") == {"country"}
    assert flaws(replace(LONDON, name="Ann\u202elee")) == {""}
    assert flaws(replace(LONDON, name="  \t ")) == {"name"}
    assert len(COUNTRIES) == 242, "all but those where nobody lives or no post goes"


def test_odd_input_is_judged_never_a_fault() -> None:
    for value in values().values():
        text = value.decode("utf-8", "replace")[:100]
        address = tidy(Address(text, text[:40], text[:2], text, (text,), text, text, text[:20]))
        check_address(address)
        mask(address)
        read_sheet(b"".join(write_sheet([Packed(text, text, 1, address, text, text)])))


def test_a_sheet_goes_out_and_comes_back() -> None:
    formula = replace(LONDON, name="=cmd()", phone="+442079460000")
    raw = b"".join(write_sheet([Packed("dlv_1", "杯子", 1, formula, "", ""), Packed("dlv_2", "Mug", 2, HOME, "SF", "+SF2")]))
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r\ndlv_1,\xe6\x9d\xaf\xe5\xad\x90,1,'=cmd(),'+442079460000," in raw
    assert [line[1:] for line in read_sheet(raw)] == [("dlv_2", "SF", "+SF2")]
    chinese = "发货单号,快递公司,快递单号\r\ndlv_1,顺丰,SF1\r\n\r\ndlv_3,顺丰,\r\n".encode("gb18030")
    assert read_sheet(chinese) == [(2, "dlv_1", "顺丰", "SF1"), (4, "dlv_3", "顺丰", "")]
    for bad in (b"", b"a,b\n1,2", b"\xff\xfe\x00", b'delivery,carrier,tracking\n"' + b"x" * 200_000):
        with pytest.raises(Invalid):
            read_sheet(bad)
