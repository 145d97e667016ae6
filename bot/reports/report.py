"""One period's report, gathered from the store."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.desk.outcomes import Obstacle
from bot.reports.figures import OTHER_EVENTS, Figures, by_subject, by_unit, in_all, obstacles_of
from bot.reports.periods import moments
from bot.store import Reading, Writing
from bot.store.tables.statistics import Span
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
        obstacles: What stood in the way of those that ended; one may have met several.
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
    obstacles: Counter[Obstacle]
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
    span = Span(*moments(period), unit)
    step("requests")
    counts = await store.statistics.logged(span)
    step("ends")
    ends = await store.statistics.ended(span)
    step("events")
    counts += await store.statistics.happened(span, *OTHER_EVENTS)
    units = by_unit(counts, ends)
    total = in_all(units.values())
    step("waits")
    await _complete(store, span, units, total)
    step("questions")
    days = (period.first.isoformat(), period.after.isoformat())
    questions = await store.statistics.questions(*days)
    asked = _added((q.subject, q.count) for q in questions if q.subject is not None)
    subjects = by_subject(counts, ends)
    seen = {*asked, *subjects}
    return Report(
        period=period,
        unit=unit,
        total=total,
        units=units,
        subjects=subjects,
        obstacles=obstacles_of(ends),
        months=await _months(store, period, unit),
        questions=_added((q.kind, q.count) for q in questions),
        asked=asked,
        never_asked=tuple(p.code for p in library.procedures if p.curated and p.code not in seen),
        missed=tuple(await store.statistics.missed(*days, _MOST_MISSED)),
    )


async def _complete(
    store: Reading | Writing, span: Span, units: dict[str, Figures], total: Figures
) -> None:
    """What is open, and how long requests waited."""
    for code, number in (await store.statistics.open_at(span)).items():
        units.setdefault(code, Figures()).open = number
        total.open += number
    waits = await store.statistics.waits(span)
    for code, figures in units.items():
        figures.median_wait = waits.get(code)
    total.median_wait = waits.get("")


async def _months(store: Reading | Writing, period: Period, unit: str | None) -> dict[str, int]:
    return {
        month.text: await store.statistics.sent(Span(*moments(month), unit))
        for month in period.months
    }


def _added(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for key, count in counts:
        found[key] += count
    return dict(found)
