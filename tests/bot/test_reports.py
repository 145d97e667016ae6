"""Reports: the same figures from events, workbook and open data; nobody to be found in them."""

import asyncio
import csv
import sqlite3
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from statistics import median

import openpyxl
import pytest
from talk import Talk, to

from bot.clock import VIETNAM
from bot.desk.outcomes import Closing, Obstacle, Outcome, Payment, Place
from bot.errors import BotError
from bot.reports.columns import COLUMNS, OF_PROCEDURES, definitions
from bot.reports.hiding import SMALLEST_SHOWN
from bot.reports.open_data import write_open_data
from bot.reports.page import write_page
from bot.reports.periods import moments, month_before, read_period
from bot.reports.report import Report, gather
from bot.reports.workbook import write_workbook
from bot.store.sqlite import SqliteStore
from bot.texts import report_words as words
from knowledge import Library

NOVEMBER = read_period("2026-11")
START, END = moments(NOVEMBER)
AT = START + 1000
VIETNAM_NOON = datetime(2026, 12, 1, 12, tzinfo=VIETNAM)
FILED = Closing(Outcome.FILED_ALONE, None, Place.HOME, Payment.ONLINE, (Obstacle.PASSWORD,))


async def lived(
    store: SqliteStore,
    number: int,
    commune: str = "11383",
    *,
    said: str = FILED.to_json(),
    waits: Sequence[int] = (3_600_000,),
) -> None:
    """Requests of a commune: sent, claimed after an hour, filed at home; the last withdrawn."""
    async with store.writing() as tx:
        await tx.teams.ensure_city_desk("Bàn", 0)
        consent = await tx.consents.give(0, "1", "h", 0)
        for n in range(number):
            request = await tx.requests.log(
                f"{commune}-{n}", 1000 + n, consent, commune, "1.004222", AT
            )
            assert request is not None
            if n == number - 1:
                await tx.requests.withdraw(request.id, 1000 + n, AT + 5)
                continue
            await tx.requests.claim(request.id, 7, AT + waits[n % len(waits)])
            await tx.requests.finish(request.id, 7, said, FILED.outcome, AT + 7_200_000)


async def made(store: SqliteStore, library: Library, unit: str | None = None) -> Report:
    async with store.reading() as reading:
        return await gather(reading, library, NOVEMBER, unit)


async def test_the_figures_are_what_happened(store: SqliteStore, library: Library) -> None:
    await lived(store, 8)
    report = await made(store, library)
    total = report.total
    assert (total.requests, total.done, total.withdrawn, total.open) == (8, 7, 1, 0)
    assert (total.filed_online, total.filed_at_home) == (7, 7)
    assert total.payments[Payment.ONLINE] == 7
    assert total.median_wait == 3_600_000
    assert report.obstacles == {Obstacle.PASSWORD: 7}
    assert report.subjects["1.004222"].outcomes == total.outcomes


@pytest.mark.parametrize(
    ("bare", "outcome"),
    [
        ("filed_online", Outcome.FILED_ALONE),
        ("done_at_centre", Outcome.DONE_AT_CENTRE),
        ("answered", Outcome.ANSWERED),
        ("gave_up", Outcome.GAVE_UP),
    ],
)
async def test_ends_as_the_first_version_wrote_them_are_counted(
    store: SqliteStore, library: Library, bare: str, outcome: Outcome
) -> None:
    await lived(store, 3, said=bare)
    assert (await made(store, library)).total.outcomes == {outcome: 2}


@pytest.mark.parametrize("waits", [(5,), (5, 9), (9, 1, 5), (1, 2, 30, 4)])
async def test_the_median_is_that_of_all_first_claims(
    store: SqliteStore, library: Library, waits: tuple[int, ...]
) -> None:
    await lived(store, len(waits) + 1, waits=waits)
    report = await made(store, library)
    assert report.total.median_wait == report.units["11383"].median_wait == median(waits)


async def test_what_was_reopened_is_not_done_until_it_ends_again(
    store: SqliteStore, library: Library
) -> None:
    await lived(store, 2)
    async with store.writing() as tx:
        request = await tx.requests.by_code("11383-0")
        assert request is not None
        await tx.requests.reopen(request.id, 1000, AT + 8_000_000)
    total = (await made(store, library)).total
    assert (total.done, total.open) == (0, 1)


async def test_units_add_up_to_the_total(store: SqliteStore, library: Library) -> None:
    await lived(store, 8)
    await lived(store, 6, "11359")
    report = await made(store, library)
    assert sum(f.requests for f in report.units.values()) == report.total.requests == 14
    one = await made(store, library, "11359")
    assert one.total.requests == 6


async def test_a_report_made_again_after_the_request_moved_says_the_same(
    store: SqliteStore, library: Library
) -> None:
    await lived(store, 8)
    before = await made(store, library)
    async with store.writing() as tx:
        request = await tx.requests.by_code("11383-0")
        assert request is not None
        city = await tx.teams.city_desk()
        await tx.requests.reopen(request.id, 1000, END + 5)
        await tx.requests.hand_on(request.id, None, city.id, "11359", END + 6)
    after = await made(store, library)
    assert after == before


async def test_a_backup_gives_the_same_report(
    store: SqliteStore, library: Library, tmp_path: Path
) -> None:
    await lived(store, 8)
    await store.copy_to(tmp_path / "copy")
    async with SqliteStore(tmp_path / "copy") as copy:
        assert await made(copy, library) == await made(store, library)


async def test_workbook_and_open_data_say_what_the_events_say(
    store: SqliteStore, library: Library, tmp_path: Path
) -> None:
    await lived(store, 8)
    await lived(store, 6, "11359")
    report = await made(store, library)
    write_workbook(report, library, tmp_path / "r.xlsx", VIETNAM_NOON)
    write_open_data(report, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    [head, *rows] = book[words.SHEETS["units"]].iter_rows(values_only=True)
    shown = {row[1]: dict(zip(head, row, strict=True)) for row in rows}
    assert len(rows) == len(library.city.communes)
    with (tmp_path / "theo-don-vi.csv").open(encoding="utf-8-sig") as file:
        open_rows = {row["unit"]: row for row in csv.DictReader(file)}
    defined = definitions()
    for unit, figures in report.units.items():
        for column in COLUMNS:
            value = column.value(figures)
            assert shown[unit][defined[column.id].name] == value
            if column.is_count and open_rows[unit][column.id] != words.HIDDEN:
                assert int(open_rows[unit][column.id]) == value
                assert not 0 < (value or 0) < SMALLEST_SHOWN
        assert int(open_rows[unit]["requests"]) == figures.requests


async def test_open_data_hides_counts_below_five_and_says_why(
    store: SqliteStore, library: Library, tmp_path: Path
) -> None:
    await lived(store, 3)
    paths = write_open_data(await made(store, library), tmp_path)
    text = (tmp_path / "theo-don-vi.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[1].startswith(f"11383,{words.HIDDEN},{words.HIDDEN}")
    assert words.WHY_HIDDEN in paths[-1].read_text(encoding="utf-8-sig")


async def test_procedures_show_only_what_is_counted_for_them(
    store: SqliteStore, library: Library, tmp_path: Path
) -> None:
    await lived(store, 8)
    report = await made(store, library)
    write_workbook(report, library, tmp_path / "r.xlsx", VIETNAM_NOON)
    write_open_data(report, tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")[words.SHEETS["procedures"]]
    head = [cell.value for cell in sheet[1]]
    defined = definitions()
    counted = [defined[column.id].name for column in OF_PROCEDURES]
    assert head == [words.PROCEDURE, words.CODE, words.TIMES_ASKED, *counted]
    first = (tmp_path / "theo-thu-tuc.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert first == ",".join(["procedure", *(column.id for column in OF_PROCEDURES)])
    assert "open" not in first


async def test_a_question_that_looks_like_a_formula_stays_text(
    store: SqliteStore, library: Library, tmp_path: Path
) -> None:
    async with store.writing() as tx:
        for text in ("=1+1", "@cmd", "https://x.vn"):
            await tx.questions.keep("2026-11-05", text, "unknown", None)
    write_workbook(await made(store, library), library, tmp_path / "r.xlsx", VIETNAM_NOON)
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")[words.SHEETS["missed"]]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert {cell.value for cell in cells} == {"=1+1", "@cmd", "https://x.vn"}
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)


async def test_the_page_is_one_page(store: SqliteStore, library: Library, tmp_path: Path) -> None:
    await lived(store, 8)
    write_page(await made(store, library), library, tmp_path / "r.pdf", VIETNAM_NOON)
    content = (tmp_path / "r.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/Count 1 " in content


async def test_procedures_nobody_asked_for_are_named(store: SqliteStore, library: Library) -> None:
    await lived(store, 2)
    async with store.writing() as tx:
        await tx.questions.keep("2026-11-05", "tạm trú", "answer", "1.004194")
    never = (await made(store, library)).never_asked
    assert "1.004222" not in never
    assert "1.004194" not in never
    assert "1.001193" in never


@pytest.mark.parametrize(
    ("written", "first", "after"),
    [
        ("2026-10", date(2026, 10, 1), date(2026, 11, 1)),
        ("2026-12", date(2026, 12, 1), date(2027, 1, 1)),
        ("2026-Q4", date(2026, 10, 1), date(2027, 1, 1)),
        ("2026-q3", date(2026, 7, 1), date(2026, 10, 1)),
        ("2026", date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_a_period_is_read(written: str, first: date, after: date) -> None:
    period = read_period(written)
    assert (period.first, period.after) == (first, after)
    assert period.months[0].first == first
    assert period.months[-1].after == after


@pytest.mark.parametrize(
    "written", ["", "2026-13", "2026-00", "2026-Q5", "10/2026", "20 26", "1999"]
)
def test_what_is_no_period_is_refused_with_examples(written: str) -> None:
    with pytest.raises(BotError, match="2026-Q3"):
        read_period(written)


def test_the_month_before_january_is_december() -> None:
    assert month_before(date(2027, 1, 3)).text == "2026-12"


def test_every_column_is_one_of_our_own_metrics() -> None:
    assert list(definitions()) == [column.id for column in COLUMNS]


async def test_leads_get_the_month_by_themselves_on_its_first_morning(talk: Talk) -> None:
    await talk.say("truong", "/start")
    await talk.team("to-le-chan")
    await talk.pledge("hoa", "to-le-chan")
    await talk.request("lan")
    await talk.at("2026-12-01T07:59:00+07:00")
    seen = await talk.advance(minutes=2)
    assert "Báo cáo 2026-11" in to("truong", seen)
    assert "phường Lê Chân" in to("truong", seen)
    assert "Báo cáo" not in to("hoa", seen)


def test_events_cannot_be_changed_behind_a_report(tmp_path: Path) -> None:
    async def fill() -> None:
        async with SqliteStore(tmp_path / "s") as store:
            await lived(store, 2)

    asyncio.run(fill())
    with sqlite3.connect(tmp_path / "s") as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute("DELETE FROM request_events")
    raw.close()
