"""Two brands on one play: their names, logos, colours and terms, and which of them answers for what. Any mechanic may take the field."""

import re
from collections.abc import Sequence
from typing import Annotated, Any, Final

import msgspec

from antiphon.sdk.flaws import Flaws
from antiphon.sdk.words import Text, field

MOST_BRANDS: Final = 4
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_PICTURE: Final = re.compile(r"(https://|/)[^\s\"'<>]{1,480}")


class Brand(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A brand that has its name, its look and its own terms on the page."""

    name: Annotated[Text, field("品牌", "Brand", "品牌名。", "Its name.")]
    terms: Annotated[Text, field("条款", "Terms", "这个品牌自己的规则。", "What this brand promises and asks.")]
    logo: Annotated[
        str,
        field(
            "标志", "Logo", "图片地址；不填只显示名称。", "A picture; without one only the name is shown.", widget="picture", max_length=500
        ),
    ] = ""
    colour: Annotated[
        str,
        field(
            "颜色", "Colour", "如 #0b6e69；第一个品牌的颜色用于按钮。", "Such as #0b6e69; the first brand's is the buttons'.", max_length=7
        ),
    ] = ""
    keeps_data: Annotated[
        bool,
        field("负责个人信息", "Answers for data", "谁收集和保管顾客信息。", "Who collects and keeps what shoppers give."),
    ] = False
    gives_prizes: Annotated[
        bool,
        field("负责奖品", "Answers for prizes", "谁发奖、谁处理奖品问题。", "Who hands prizes out and sees to what is wrong with one."),
    ] = False
    reach: Annotated[
        Text | None,
        field("怎么联系", "How to reach it", "负责的品牌写上，顾客有问题找谁。", "For a brand that answers for something."),
    ] = None


BRANDS_FIELD: Final = field(
    "联名品牌",
    "Brands",
    "联名时写两个，页面上两家的名称、条款和各自负责什么都看得到；一家的可不填。",
    "Two for a co-branded play: names, terms and who answers for what stand on the page. May be empty.",
    group="look",
)  # `brands: Annotated[tuple[Brand, ...], BRANDS_FIELD] = ()`; see `check_brands` and `show_brands`


def check_brands(flaws: Flaws, brands: Sequence[Brand]) -> None:
    """Each brand has words in both languages; together they say who answers for data and who for prizes."""
    flaws.need(len(brands) <= MOST_BRANDS, "brands", f"最多 {MOST_BRANDS} 个品牌。", f"At most {MOST_BRANDS} brands.")
    for index, brand in enumerate(brands):
        path = f"brands[{index}]"
        flaws.text(f"{path}.name", brand.name)
        flaws.text(f"{path}.terms", brand.terms)
        flaws.need(
            not brand.logo or bool(_PICTURE.fullmatch(brand.logo)),
            f"{path}.logo",
            "请填 https:// 开头的图片地址。",
            "Give the address of a picture that begins with https://.",
        )
        flaws.need(
            not brand.colour or bool(_COLOUR.fullmatch(brand.colour)), f"{path}.colour", "请写成 #0b6e69 这样。", "Write it like #0b6e69."
        )
        if brand.reach is not None:
            flaws.text(f"{path}.reach", brand.reach)
    if len(brands) > 1:
        flaws.need(
            any(brand.keeps_data for brand in brands),
            "brands",
            "请勾选由哪个品牌负责个人信息。",
            "Say which brand answers for what shoppers tell about themselves.",
        )
        flaws.need(
            any(brand.gives_prizes for brand in brands), "brands", "请勾选由哪个品牌负责奖品。", "Say which brand answers for the prizes."
        )


def show_brands(brands: Sequence[Brand]) -> list[dict[str, Any]]:
    """`[{name, terms, logo, colour, keeps_data, gives_prizes, reach}]`, for `shown`; the storefront's frame draws them for every kind."""
    return [
        {
            "name": _both(brand.name),
            "terms": _both(brand.terms),
            "logo": brand.logo or None,
            "colour": brand.colour.lower() or None,
            "keeps_data": brand.keeps_data,
            "gives_prizes": brand.gives_prizes,
            "reach": _both(brand.reach) if brand.reach else None,
        }
        for brand in brands
    ]


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
