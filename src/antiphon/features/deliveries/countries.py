"""Where things can be sent, the provinces of China, and what postcodes look like where it helps to know.

Countries are ISO 3166-1 codes, without seven where no post goes.
"""

import re
from collections.abc import Mapping
from typing import Final

CHINA: Final = "CN"
_CODES: Final = """
AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL
CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW
GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD
ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT
PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA
UG US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
COUNTRIES: Final = frozenset(_CODES.split())

# Of mainland China, by the letters they begin with: people write 广东 as well as 广东省.
_PROVINCES: Final = """
北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南
湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆
"""
PROVINCES: Final = frozenset(_PROVINCES.split())

WITH_REGION: Final = frozenset({"US", "CA", "AU"})  # a state or province is part of every address there
_POSTCODES: Final = {
    **dict.fromkeys(("AT", "AU", "BE", "CH", "DK", "NO", "NZ"), r"\d{4}"),
    **dict.fromkeys(("DE", "ES", "FI", "FR", "IT", "KR", "MX", "MY", "TH"), r"\d{5}"),
    **dict.fromkeys(("CN", "IN", "RU", "SG"), r"\d{6}"),
    "BR": r"\d{5}-?\d{3}",
    "CA": r"[A-Z]\d[A-Z] ?\d[A-Z]\d",
    "GB": r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}",
    "JP": r"\d{3}-?\d{4}",
    "NL": r"\d{4} ?[A-Z]{2}",
    "PL": r"\d{2}-\d{3}",
    "PT": r"\d{4}-\d{3}",
    "SE": r"\d{3} ?\d{2}",
    "TW": r"\d{3}(\d{2,3})?",
    "US": r"\d{5}(-\d{4})?",
    "VN": r"\d{5,6}",
}
POSTCODES: Final[Mapping[str, re.Pattern[str]]] = {code: re.compile(pattern) for code, pattern in _POSTCODES.items()}
ANY_POSTCODE: Final = re.compile(r"[A-Z0-9][A-Z0-9 -]{0,10}[A-Z0-9]")
