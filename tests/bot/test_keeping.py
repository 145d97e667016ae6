"""Targets and figures come back as they were kept, and are corrected in their place."""

from datetime import date

from target_entries import MEASURES, METRICS, figure, target

from bot.store.sqlite import SqliteStore
from bot.store.tables.targets import Kept
from bot.targets.keeping import figure_row, figures_of, target_row, targets_of
from bot.targets.together import IMPORTED, laid_together


async def test_a_target_comes_back_as_it_was_kept(store: SqliteStore) -> None:
    given_targets = [
        *MEASURES.shipped.targets("", examples=True),
        target("A", due_before=date(2022, 6, 24)),
    ]
    async with store.writing() as tx:
        assert {await tx.targets.keep(target_row(t), 1) for t in given_targets} == {Kept.ADDED}
    async with store.reading() as reading:
        kept = targets_of(await reading.targets.all(), METRICS)
    assert [(t.key, t.goal, t.assignment) for t in kept] == [
        (t.key, t.goal, t.assignment) for t in given_targets
    ]


async def test_a_figure_comes_back_as_it_was_kept(store: SqliteStore) -> None:
    async with store.writing() as tx:
        for each in MEASURES.shipped.figures:
            assert await tx.figures.keep(figure_row(each)) is Kept.ADDED
    async with store.reading() as reading:
        assert figures_of(await reading.figures.all(), METRICS) == list(MEASURES.shipped.figures)


async def test_the_same_decision_again_corrects_and_another_stands_beside_it(
    store: SqliteStore,
) -> None:
    async with store.writing() as tx:
        await tx.targets.keep(target_row(target("A")), 1)
        assert await tx.targets.keep(target_row(target("A")), 2) is Kept.SAME
        assert await tx.targets.keep(target_row(target("A", "70%")), 3) is Kept.CHANGED
        assert await tx.targets.keep(target_row(target("A", decision="KH 2")), 4) is Kept.ADDED
        assert [row.goal for row in await tx.targets.all()] == [">=70%", ">=60%"]
        assert await tx.targets.forget("KH 1") == 1


async def test_a_corrected_figure_keeps_the_day_it_first_came(store: SqliteStore) -> None:
    first = figure("A", "50%", received_on=date(2022, 6, 20))
    again = figure("A", "51%", received_on=date(2022, 7, 20))
    async with store.writing() as tx:
        await tx.figures.keep(figure_row(first))
        assert await tx.figures.keep(figure_row(again)) is Kept.CHANGED
        assert await tx.figures.keep(figure_row(again)) is Kept.SAME
        (kept,) = figures_of(await tx.figures.all(), METRICS)
    assert (str(kept.share), kept.received_on) == ("51%", date(2022, 6, 20))


def test_an_import_corrects_what_ships_and_brings_no_strangers() -> None:
    shipped = MEASURES.shipped.targets("hai-phong")
    corrected = target("Hải Phòng", "65%", decision="Kế hoạch 128/KH-UBND ngày 27/5/2022")
    together, figures = laid_together(shipped, MEASURES.shipped.figures, [corrected], [])
    assert len(together) == len(shipped)
    assert (corrected, IMPORTED) in together
    assert {f.unit for f in figures} == {"Hải Phòng"}
