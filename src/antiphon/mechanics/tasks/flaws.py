"""What in the rules of a task play makes no sense, said before anyone can begin it."""

from collections.abc import Sequence

from antiphon.mechanics.tasks.conditions import as_number
from antiphon.mechanics.tasks.rules import Condition, Rules, Task
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import check_rewards

MOST_TASKS = 30
MOST_STEPS = 1_000
MOST_SUM = 10_000_000
AS_NUMBERS = {"at_least", "at_most"}
MOST_DIFFERENT = 100  # each different value is remembered


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws = Flaws()
    flaws.need(1 <= len(rules.tasks) <= MOST_TASKS, "tasks", "请设置 1 到 30 个任务。", "Give it 1 to 30 tasks.")
    flaws.different((f"tasks[{index}].key", task.key) for index, task in enumerate(rules.tasks))
    for index, task in enumerate(rules.tasks):
        path = f"tasks[{index}]"
        _check_task(flaws, path, task)
        flaws.need(
            not (rules.ladder and task.repeat != "once"),
            f"{path}.repeat",
            "逐级解锁的任务只能做一次。",
            "The steps of a ladder are climbed once, so they cannot be repeated.",
        )
        planned = rules.newcomers is not None and rules.newcomers.within_days is not None
        flaws.need(
            planned or (task.opens_on_day is None and task.open_days is None),
            f"{path}.opens_on_day",
            "只有限定了天数的新人计划才能按天开放任务。",
            "Only a newcomer's plan of so many days can open tasks by the day.",
        )
        if rules.newcomers is not None and rules.newcomers.within_days is not None:
            flaws.whole(f"{path}.opens_on_day", task.opens_on_day, 1, max(rules.newcomers.within_days, 1))
            flaws.whole(f"{path}.open_days", task.open_days, 1, 365)
    _check_stages(flaws, rules)
    check_rewards(flaws, rules.rewards())
    if rules.newcomers is not None:
        flaws.whole("newcomers.within_days", rules.newcomers.within_days, 1, 365)
        flaws.need(
            rules.newcomers.within_days is not None or rules.newcomers.not_bought,
            "newcomers",
            "请说明谁算新人。",
            "Say who counts as a newcomer.",
        )
    flaws.zone("zone", rules.zone)
    return flaws.found


def _check_task(flaws: Flaws, path: str, task: Task) -> None:
    flaws.text(f"{path}.name", task.name)
    if task.help is not None:
        flaws.text(f"{path}.help", task.help)
    flaws.need(
        bool(task.event.strip()) != (task.proof is not None),
        f"{path}.event",
        "要么填事件，要么由顾客发证明，二者选一。",
        "Either an event counts, or shoppers send a proof: choose one.",
    )
    if task.proof is not None:
        flaws.text(f"{path}.proof.ask", task.proof.ask)
        flaws.need(
            not task.sum_of, f"{path}.sum_of", "人工审核的任务按次数计，不能累计数值。", "Proofs are counted, they cannot be summed."
        )
    most = MOST_SUM if task.sum_of else MOST_DIFFERENT if task.distinct or task.distinct_days else MOST_STEPS
    flaws.whole(f"{path}.count", task.count, 1, most)
    flaws.whole(f"{path}.every_days", task.every_days, 1, 366)
    flaws.whole(f"{path}.rounds", task.rounds, 1)
    flaws.need(
        not (task.distinct and task.distinct_days),
        f"{path}.distinct_days",
        "“不重复属性”和“每天只算一次”只能选一个。",
        "Choose either different values or different days.",
    )
    for index, condition in enumerate(task.conditions):
        _check_condition(flaws, f"{path}.conditions[{index}]", condition)
    pinned = {each.property: set(each.values) for each in task.conditions if each.test not in AS_NUMBERS}
    if task.distinct in pinned and not task.sum_of:
        most = len(pinned[task.distinct])
        flaws.need(
            task.count <= most,
            f"{path}.count",
            f"条件只允许 {most} 种不同的值，凑不够 {task.count} 次。",
            f"The conditions allow only {most} different values, so {task.count} cannot be reached.",
        )


def _check_condition(flaws: Flaws, path: str, condition: Condition) -> None:
    flaws.need(bool(condition.property.strip()), f"{path}.property", "请填写属性名。", "Name the property.")
    single = condition.test != "one_of"
    wanted = len(condition.values) == 1 if single else len(condition.values) >= 1
    if flaws.need(wanted, f"{path}.values", "除“其中之一”外都只填一个值。", "Exactly one value is needed here; one of takes some.") and (
        condition.test in AS_NUMBERS
    ):
        flaws.need(as_number(condition.values[0]) is not None, f"{path}.values", "这里要填数字。", "This takes a number.")


def _check_stages(flaws: Flaws, rules: Rules) -> None:
    flaws.different((f"stages[{index}].key", stage.key) for index, stage in enumerate(rules.stages))
    taken: set[str] = set()
    for index, stage in enumerate(rules.stages):
        path = f"stages[{index}]"
        flaws.text(f"{path}.name", stage.name)
        flaws.need(bool(stage.tasks), f"{path}.tasks", "请写明这个阶段有哪些任务。", "Name the tasks of this stage.")
        for key in stage.tasks:
            task = rules.find(key)
            flaws.need(task is not None, f"{path}.tasks", f"没有代号为“{key}”的任务。", f"There is no task “{key}”.")
            flaws.need(
                task is None or task.repeat == "once",
                f"{path}.tasks",
                f"“{key}”会重复，不能放进阶段。",
                f"“{key}” is repeated and cannot be part of a stage.",
            )
            flaws.need(key not in taken, f"{path}.tasks", f"“{key}”已在别的阶段里。", f"“{key}” is in a stage already.")
            taken.add(key)
