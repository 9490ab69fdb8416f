"""The template from the beauty trade: a skin type in five questions, and a routine that suits it."""

from antiphon.mechanics.personal_test.rules import Outcome, Product, Property, Rules, Score, Wish
from antiphon.sdk.questions import Branch, Option, Question
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_QUESTIONS = (
    Question(
        "after_washing",
        Text(zh="洗完脸半小时，不涂任何东西，你的脸是？", en="Half an hour after washing, with nothing on it, how does your face feel?"),
        options=(
            Option("tight", Text(zh="紧绷，想赶紧涂点什么", en="Tight; it asks for cream")),
            Option("fine", Text(zh="刚刚好", en="Just right")),
            Option("shiny_zone", Text(zh="额头和鼻子发亮，两颊正常", en="Shiny on forehead and nose, fine on the cheeks")),
            Option("shiny", Text(zh="整张脸都出油", en="Shiny all over")),
        ),
    ),
    Question(
        "pores",
        Text(zh="照镜子时，毛孔明显吗？", en="In the mirror, how visible are your pores?"),
        "scale",
        least=1,
        most=5,
        low=Text(zh="几乎看不见", en="Hardly at all"),
        high=Text(zh="很明显", en="Very"),
    ),
    Question(
        "stings",
        Text(zh="换新护肤品时，会刺痛或泛红吗？", en="Do new products make your skin sting or turn red?"),
        options=(
            Option("often", Text(zh="经常", en="Often")),
            Option("sometimes", Text(zh="偶尔", en="Sometimes")),
            Option("never", Text(zh="从不", en="Never")),
        ),
        branches=(Branch("worries", ("never",)),),
    ),
    Question(
        "triggers",
        Text(zh="哪些东西让皮肤不舒服？", en="What upsets it?"),
        "multiple",
        options=(
            Option("fragrance", Text(zh="香精", en="Fragrance")),
            Option("alcohol", Text(zh="酒精", en="Alcohol")),
            Option("sun", Text(zh="日晒", en="Sunshine")),
            Option("unknown", Text(zh="说不清", en="I cannot say"), alone=True),
        ),
    ),
    Question(
        "worries",
        Text(zh="最想改善什么？最多选两个。", en="What would you most like to change? Choose up to two."),
        "multiple",
        options=(
            Option("dryness", Text(zh="干燥起皮", en="Dry patches")),
            Option("shine", Text(zh="出油", en="Shine")),
            Option("spots", Text(zh="痘痘", en="Spots")),
            Option("lines", Text(zh="细纹", en="Fine lines")),
            Option("dullness", Text(zh="暗沉", en="A dull look")),
        ),
        most=2,
    ),
)

_OUTCOMES = (
    Outcome(
        "balanced",
        Text(zh="中性肌", en="balanced skin"),
        Text(
            zh="水油平衡，底子不错。温和清洁、日常保湿，再加上防晒就够了。",
            en="Neither dry nor oily. Wash gently, moisturise, wear sunscreen: that is enough.",
        ),
        ("gentle",),
    ),
    Outcome(
        "dry",
        Text(zh="干性肌", en="dry skin"),
        Text(
            zh="皮脂少，锁不住水。用不起泡的洁面，洗完三分钟内涂面霜。",
            en="It makes little oil and loses water. Use a cleanser that does not foam, and cream within three minutes.",
        ),
        ("rich", "gentle"),
    ),
    Outcome(
        "combination",
        Text(zh="混合肌", en="combination skin"),
        Text(
            zh="T 区爱出油，两颊容易干。分区护理：T 区清爽，两颊滋润。",
            en="Oily in the middle, dry on the cheeks. Treat them apart: light in the middle, richer on the sides.",
        ),
        ("light", "gentle"),
    ),
    Outcome(
        "oily",
        Text(zh="油性肌", en="oily skin"),
        Text(
            zh="皮脂旺盛。别洗得太勤，选清爽的乳液，水分足了油才会少。",
            en="It makes plenty of oil. Do not over-wash; a light lotion keeps the water in and the shine down.",
        ),
        ("light", "oil_control"),
    ),
    Outcome(
        "sensitive",
        Text(zh="敏感肌", en="sensitive skin"),
        Text(
            zh="屏障偏弱。成分越简单越好，新品先在耳后试一天。",
            en="Its barrier is thin. The fewer ingredients the better; try anything new behind the ear for a day.",
        ),
        ("gentle", "fragrance_free"),
    ),
)

_SCORES = (
    Score("after_washing", "dry", ("tight",), points=3),
    Score("after_washing", "balanced", ("fine",), points=3),
    Score("after_washing", "combination", ("shiny_zone",), points=3),
    Score("after_washing", "oily", ("shiny",), points=3),
    Score("pores", "dry", at_most=1),
    Score("pores", "balanced", at_most=2),
    Score("pores", "oily", at_least=4),
    Score("pores", "combination", at_least=3, at_most=4),
    Score("stings", "sensitive", ("often",), points=4),
    Score("stings", "sensitive", ("sometimes",), points=1),
    Score("triggers", "sensitive", ("fragrance", "alcohol", "sun"), points=2),
    Score("worries", "dry", ("dryness",)),
    Score("worries", "oily", ("shine", "spots")),
)

_PROPERTIES = (
    Property("gentle", Text(zh="温和", en="gentle")),
    Property("fragrance_free", Text(zh="不含香精", en="fragrance-free")),
    Property("alcohol_free", Text(zh="不含酒精", en="alcohol-free")),
    Property("rich", Text(zh="滋润", en="rich")),
    Property("light", Text(zh="清爽", en="light")),
    Property("oil_control", Text(zh="控油", en="keeps shine down")),
    Property("clears", Text(zh="祛痘", en="against spots")),
    Property("smooths", Text(zh="抗皱", en="smooths lines")),
    Property("brightens", Text(zh="提亮", en="brightens")),
    Property("sunscreen", Text(zh="防晒", en="sunscreen")),
)

_PRODUCTS = (
    Product("SKU-2001", Text(zh="氨基酸洁面 100 g", en="Amino cleanser 100 g"), ("gentle", "fragrance_free", "alcohol_free")),
    Product("SKU-2002", Text(zh="角鲨烷面霜 50 g", en="Squalane cream 50 g"), ("rich", "gentle", "fragrance_free", "alcohol_free")),
    Product("SKU-2003", Text(zh="清爽乳液 80 ml", en="Light lotion 80 ml"), ("light", "oil_control", "alcohol_free")),
    Product("SKU-2004", Text(zh="水杨酸精华 30 ml", en="Salicylic serum 30 ml"), ("oil_control", "clears", "light")),
    Product("SKU-2005", Text(zh="早 C 精华 30 ml", en="Morning C serum 30 ml"), ("brightens", "light", "fragrance_free")),
    Product("SKU-2006", Text(zh="晚 A 精华 30 ml", en="Evening A serum 30 ml"), ("smooths", "rich")),
    Product("SKU-2007", Text(zh="舒缓面膜 5 片", en="Calming masks, 5"), ("gentle", "fragrance_free", "alcohol_free", "rich")),
    Product("SKU-2008", Text(zh="物理防晒 40 ml", en="Mineral sunscreen 40 ml"), ("sunscreen", "gentle", "fragrance_free", "alcohol_free")),
)

_WISHES = (
    Wish("triggers", "fragrance_free", ("fragrance",), effect="must"),
    Wish("triggers", "alcohol_free", ("alcohol",), effect="must"),
    Wish("triggers", "sunscreen", ("sun",), points=3),
    Wish("worries", "rich", ("dryness",), points=2),
    Wish("worries", "oil_control", ("shine",), points=2),
    Wish("worries", "clears", ("spots",), points=2),
    Wish("worries", "smooths", ("lines",), points=2),
    Wish("worries", "brightens", ("dullness",), points=2),
)

SKIN_TEST = Rules(
    questions=_QUESTIONS,
    outcomes=_OUTCOMES,
    scores=_SCORES,
    properties=_PROPERTIES,
    products=_PRODUCTS,
    wishes=_WISHES,
    share_text=Text(zh="我测出来是{outcome}，你也来测测？", en="My test says {outcome}. What is yours?"),
    reward=Reward(amount=20),
    retake_after_days=7,
)
