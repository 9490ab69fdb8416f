"""Quizzes that work out of the box."""

import msgspec

from antiphon.mechanics.quiz.rules import Places, QuizQuestion, Rules
from antiphon.sdk.mechanic import Template
from antiphon.sdk.questions import Option, Question
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_Said = tuple[str, str]


def _question(key: str, asks: _Said, right: str, *options: tuple[str, str, str]) -> QuizQuestion:
    given = tuple(Option(option, Text(zh=zh, en=en)) for option, zh, en in options)
    return QuizQuestion(Question(key, Text(zh=asks[0], en=asks[1]), options=given), (right,))


_TEA = (
    _question(
        "green",
        ("绿茶最适合用多热的水？", "How hot should the water be for green tea?"),
        "warm",
        ("boiling", "沸水 100 ℃", "Boiling, 100 °C"),
        ("warm", "80 ℃ 左右", "About 80 °C"),
        ("cold", "常温", "Room temperature"),
    ),
    _question(
        "puer",
        ("普洱茶的产地是？", "Where does Pu'er tea come from?"),
        "yunnan",
        ("yunnan", "云南", "Yunnan"),
        ("fujian", "福建", "Fujian"),
        ("zhejiang", "浙江", "Zhejiang"),
    ),
    _question(
        "oolong",
        ("乌龙茶属于哪一类？", "What kind of tea is oolong?"),
        "half",
        ("none", "不发酵", "Unoxidised"),
        ("half", "半发酵", "Half oxidised"),
        ("full", "全发酵", "Fully oxidised"),
    ),
    _question(
        "longjing",
        ("龙井是什么茶？", "What is Longjing?"),
        "green",
        ("green", "绿茶", "Green tea"),
        ("black", "红茶", "Black tea"),
        ("white", "白茶", "White tea"),
    ),
    _question(
        "keep",
        ("散茶开封后怎样保存？", "How should loose tea be kept once it is open?"),
        "sealed",
        ("sealed", "密封、避光、干燥", "Sealed, dark and dry"),
        ("window", "放在窗台上", "On the window sill"),
        ("fruit", "和水果放一起", "Beside the fruit"),
    ),
    _question(
        "white",
        ("白毫银针用的是？", "What is Silver Needle made from?"),
        "buds",
        ("buds", "单芽", "Buds only"),
        ("leaves", "老叶", "Old leaves"),
        ("stems", "茶梗", "Stems"),
    ),
    _question(
        "jasmine",
        ("茉莉花茶的香气主要来自？", "Where does the scent of jasmine tea come from?"),
        "scenting",
        ("scenting", "用鲜花窨制", "Layering the tea with fresh flowers"),
        ("oil", "喷香精", "Sprayed perfume"),
        ("roasting", "高温烘焙", "Roasting"),
    ),
    _question(
        "red",
        ("中文的“红茶”，英文通常叫什么？", "What is the tea that Chinese calls “red” usually called in English?"),
        "black",
        ("red", "Red tea", "Red tea"),
        ("black", "Black tea", "Black tea"),
        ("dark", "Dark tea", "Dark tea"),
    ),
)

_CHAMPION = Rules(
    pool=_TEA,
    ask_count=5,
    seconds=15,
    run_limit=3,
    places=(
        Places(1, 1, Reward("prize:tea-set", stock=1, name=Text(zh="茶具一套", en="a tea set"))),
        Places(2, 10, Reward(amount=200)),
        Places(11, 100, Reward(amount=50)),
    ),
)

_EVERYBODY = Rules(pool=_TEA, ask_count=3, seconds=30, run_limit=5, pass_count=2, reward=Reward(amount=20))

TEMPLATES = (
    Template(
        "everybody_passes",
        Text(zh="人人能过的小测验", en="A quiz for everybody"),
        Text(
            zh="三题答对两题就送 20 积分，可以试五次；适合新品上市，让顾客记住卖点。",
            en="Two of three right are 20 points, with five tries. For a launch: people remember what they were asked.",
        ),
        msgspec.to_builtins(_EVERYBODY),
    ),
    Template(
        "champion",
        Text(zh="冠军争夺", en="Become the champion"),
        Text(
            zh="每题 15 秒，八题抽五题，按得分和用时排名，前 100 名有奖；适合品牌日。",
            en="Fifteen seconds for each of five questions out of eight; the fastest with most right answers win. For a brand's day.",
        ),
        msgspec.to_builtins(_CHAMPION),
    ),
)
