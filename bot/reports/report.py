"""One period's report, gathered from the store."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.reports.figures import OTHER_EVENTS, Figures, by_subject, by_unit, in_all
from bot.reports.periods import moments
from bot.store import Reading, Writing
from bot.store.tables.statistics import Count
from knowledge.library import Library
from knowledge.measures.periods import Period

_MOST_MISSED = 200
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of a period.

    Attributes:
        period: Of when.
        unit: The one unit it is about; None for all.
        total: Everything together.
        units, subjects: The figures of each unit, and of each procedure or guide.
        months: Requests sent in each month.
        questions: Questions by what came of them; of all units, since nobody's unit is kept.
        asked: How often each procedure was answered with.
        never_asked: Curated procedures nobody asked for and no request is about.
        missed: Questions missed or misread most often.
    """

    period: Period
    unit: str | None
    total: Figures
    units: dict[str, Figures]
    subjects: dict[str, Figures]
    months: dict[str, int]
    questions: dict[str, int]
    asked: dict[str, int]
    never_asked: tuple[str, ...]
    missed: tuple[tuple[str, int], ...]


async def gather(
    store: Reading | Writing,
    library: Library,
    period: Period,
    unit: str | None = None,
    step: Step = lambda _: None,
) -> Report:
    """The report of a period, for one unit or all of them.

    Args:
        step: Told what is being counted, for whoever watches.
    """
    counts = await _counts(store, period, unit, step)
    units = by_unit(counts)
    total = in_all(units.values())
    step("waits")
    await _complete(store, period, units, total, unit)
    step("questions")
    days = (period.first.isoformat(), period.after.isoformat())
    asked = await store.statistics.asked(*days)
    subjects = by_subject(counts)
    seen = {*asked, *subjects}
    return Report(
        period=period,
        unit=unit,
        total=total,
        units=units,
        subjects=subjects,
        months=await _months(store, period, unit),
        questions=await store.statistics.questions(*days),
        asked=asked,
        never_asked=tuple(p.code for p in library.procedures if p.curated and p.code not in seen),
        missed=tuple(await store.statistics.missed(*days, _MOST_MISSED)),
    )


async def _counts(
    store: Reading | Writing, period: Period, unit: str | None, step: Step
) -> list[Count]:
    span, statistics = moments(period), store.statistics
    step("requests")
    counts = await statistics.logged(*span)
    step("ends")
    counts += await statistics.ended(*span)
    step("events")
    counts += await statistics.happened(*span, *OTHER_EVENTS)
    return [count for count in counts if unit in (None, count.unit)]


async def _complete(
    store: Reading | Writing,
    period: Period,
    units: dict[str, Figures],
    total: Figures,
    unit: str | None,
) -> None:
    """What is open, and how long requests waited."""
    start, end = moments(period)
    for code, number in (await store.statistics.open_at(end)).items():
        if unit in (None, code):
            units.setdefault(code, Figures()).open = number
            total.open += number
    waits = await store.statistics.waits(start, end)
    for code, figures in units.items():
        figures.median_wait = waits.get(code)
    total.median_wait = waits.get(unit or "")


async def _months(store: Reading | Writing, period: Period, unit: str | None) -> dict[str, int]:
    found = {}
    for month in period.months:
        counts = await store.statistics.logged(*moments(month))
        found[month.text] = sum(c.count for c in counts if unit in (None, c.unit))
    return found
