"""The template for presents: whom for, what for, how much."""

from antiphon.mechanics.personal_test.rules import Outcome, Product, Property, Rules, Score, Wish
from antiphon.sdk.questions import Branch, Option, Question
from antiphon.sdk.words import Text

_QUESTIONS = (
    Question(
        "whom",
        Text(zh="礼物送给谁？", en="Who is it for?"),
        options=(
            Option("parents", Text(zh="爸爸妈妈", en="My parents")),
            Option("partner", Text(zh="另一半", en="My partner")),
            Option("friend", Text(zh="朋友", en="A friend")),
            Option("child", Text(zh="孩子", en="A child")),
        ),
        branches=(Branch("age", ("child",)),),
    ),
    Question(
        "likes",
        Text(zh="平时喜欢什么？", en="What do they like?"),
        "multiple",
        options=(
            Option("home", Text(zh="待在家里", en="Staying in")),
            Option("outdoors", Text(zh="出去走走", en="Being outdoors")),
            Option("food", Text(zh="吃吃喝喝", en="Good food")),
        ),
        otherwise="budget",
    ),
    Question(
        "age",
        Text(zh="孩子多大？", en="How old is the child?"),
        options=(
            Option("small", Text(zh="6 岁以下", en="Under 6")),
            Option("school", Text(zh="6 到 12 岁", en="6 to 12")),
        ),
    ),
    Question(
        "budget",
        Text(zh="预算大概多少？", en="How much would you like to spend?"),
        options=(
            Option("low", Text(zh="100 元以内", en="Up to 100")),
            Option("high", Text(zh="100 元以上也可以", en="It may be more than 100")),
        ),
    ),
)

_OUTCOMES = (
    Outcome(
        "warm",
        Text(zh="暖心型", en="something warm"),
        Text(zh="舒服、用得上，每次用都会想到你。", en="Comfortable and useful: they think of you each time."),
        ("cosy",),
    ),
    Outcome(
        "tasty",
        Text(zh="美味型", en="something tasty"),
        Text(zh="好吃好分享，送了不占地方。", en="Good to share, and it takes no shelf."),
        ("edible",),
    ),
    Outcome(
        "lively",
        Text(zh="活力型", en="something lively"),
        Text(zh="带着它出门，边玩边用。", en="Made to be taken out and used."),
        ("outdoor",),
    ),
    Outcome(
        "playful",
        Text(zh="童趣型", en="something playful"),
        Text(zh="好玩又安心，陪孩子长大。", en="Fun, safe, and it lasts a while."),
        ("for_children",),
    ),
)

GIFT_FINDER = Rules(
    questions=_QUESTIONS,
    outcomes=_OUTCOMES,
    scores=(
        Score("whom", "warm", ("parents", "partner")),
        Score("whom", "playful", ("child",), points=5),
        Score("likes", "warm", ("home",), points=2),
        Score("likes", "tasty", ("food",), points=2),
        Score("likes", "lively", ("outdoors",), points=2),
    ),
    properties=(
        Property("cosy", Text(zh="居家舒适", en="cosy")),
        Property("edible", Text(zh="好吃", en="good to eat")),
        Property("outdoor", Text(zh="户外好用", en="made for outdoors")),
        Property("for_children", Text(zh="适合孩子", en="for children")),
        Property("small_parts", Text(zh="含小零件", en="has small parts")),
        Property("within_100", Text(zh="100 元以内", en="up to 100")),
    ),
    products=(
        Product("SKU-3001", Text(zh="羊毛盖毯", en="Wool throw"), ("cosy",)),
        Product("SKU-3002", Text(zh="香薰蜡烛", en="Scented candle"), ("cosy", "within_100")),
        Product("SKU-3003", Text(zh="坚果礼盒", en="Box of nuts"), ("edible", "within_100")),
        Product("SKU-3004", Text(zh="手冲咖啡套装", en="Pour-over coffee set"), ("edible", "cosy")),
        Product("SKU-3005", Text(zh="保温水壶", en="Thermos bottle"), ("outdoor", "within_100")),
        Product("SKU-3006", Text(zh="积木 500 块", en="500 building bricks"), ("for_children", "small_parts")),
        Product("SKU-3007", Text(zh="毛绒小熊", en="Plush bear"), ("for_children", "cosy", "within_100")),
    ),
    wishes=(
        Wish("age", "small_parts", ("small",), effect="never"),
        Wish("whom", "for_children", ("child",), effect="must"),
        Wish("budget", "within_100", ("low",), effect="must"),
    ),
    share_text=Text(zh="我用送礼帮手挑到了{outcome}的礼物。", en="The gift finder suggested {outcome}."),
    remember=False,
)
