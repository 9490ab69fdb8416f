"""What in the rules of a task play makes no sense, said before anyone can begin it."""

from collections.abc import Sequence

from antiphon.mechanics.tasks.conditions import as_number
from antiphon.mechanics.tasks.rules import Condition, Rules, Task
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import check_rewards

MOST_TASKS = 30
MOST_STEPS = 1_000
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
            not (rules.ladder and task.repeat == "daily"),
            f"{path}.repeat",
            "逐级解锁的任务只能做一次。",
            "The steps of a ladder are climbed once, so they cannot be daily.",
        )
    check_rewards(flaws, [(f"tasks[{index}].reward", task.reward) for index, task in enumerate(rules.tasks)])
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
    flaws.need(bool(task.event.strip()), f"{path}.event", "没有事件，这个任务永远做不完。", "Without an event this task can never be done.")
    flaws.whole(f"{path}.count", task.count, 1, MOST_DIFFERENT if task.distinct else MOST_STEPS)
    for index, condition in enumerate(task.conditions):
        _check_condition(flaws, f"{path}.conditions[{index}]", condition)
    pinned = {each.property: set(each.values) for each in task.conditions if each.test != "at_least"}
    if task.distinct in pinned:
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
    if flaws.need(
        wanted, f"{path}.values", "“等于”和“至少”填一个值。", "Equals and at least take exactly one value; one of takes some."
    ) and (condition.test == "at_least"):
        flaws.need(as_number(condition.values[0]) is not None, f"{path}.values", "“至少”后面要填数字。", "At least takes a number.")
