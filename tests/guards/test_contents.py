"""The table of contents is complete: every command and every button leads somewhere."""

import re

from conftest import PROJECT

from bot.texts import labels
from handlers.buttons import Verb
from handlers.tables import ANSWERS_THE_PRESS, BUTTONS, COMMANDS, GROUP_BUTTONS, GROUP_COMMANDS

# Buttons that begin something, with the command that begins the same. The others answer a
# question the bot has asked, or turn a page of what it showed.
BEGINS = {
    Verb.START: "batdau",
    Verb.HELP: "trogiup",
    Verb.CANCEL: "huy",
    Verb.SHELVES: "danhmuc",
    Verb.EVENTS: "viecdoi",
    Verb.ONLINE_ONLY: "tructuyen",
    Verb.SAVINGS: "giamphi",
    Verb.NEED: "cannguoigiup",
    Verb.HELPING: "lamgiup",
    Verb.MY_REQUESTS: "yeucau",
    Verb.MY_DATA: "dulieu",
    Verb.DELETE_ASK: "xoadulieu",
    Verb.MENDED: "dasua",
}


def test_every_verb_has_a_handler() -> None:
    assert set(BUTTONS) == set(Verb)
    assert set(BUTTONS) >= ANSWERS_THE_PRESS | GROUP_BUTTONS


def test_every_command_in_a_menu_has_a_handler() -> None:
    for menu in (labels.CITIZEN_COMMANDS, labels.VOLUNTEER_COMMANDS):
        assert {name for name, _ in menu} <= set(COMMANDS)
    assert {name for name, _ in labels.GROUP_COMMANDS} <= set(GROUP_COMMANDS)


def test_menus_are_of_a_form_telegram_takes() -> None:
    for menu in (labels.CITIZEN_COMMANDS, labels.VOLUNTEER_COMMANDS, labels.GROUP_COMMANDS):
        for name, description in menu:
            assert re.fullmatch(r"[a-z0-9_]{1,32}", name)
            assert 1 <= len(description) <= 256


def test_every_button_that_begins_something_has_a_command() -> None:
    for verb, command in BEGINS.items():
        assert verb in BUTTONS
        assert command in COMMANDS


def test_every_citizens_command_can_be_reached_by_a_button() -> None:
    reached = {COMMANDS[command] for command in BEGINS.values()}
    hidden = {name for name, _ in labels.CITIZEN_COMMANDS if COMMANDS[name] not in reached}
    assert hidden == set()


def test_every_verb_stands_on_some_button() -> None:
    made = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (PROJECT / "handlers").glob("*.py")
        if path.name not in {"__init__.py", "buttons.py"}
    )
    unused = {
        verb.name
        for verb in Verb
        if f"Verb.{verb.name}," not in made and f"Verb.{verb.name})" not in made
    }
    assert unused == set()


def test_no_command_hides_another() -> None:
    """Commands are compared whole; an alias is the same handler under another name."""
    assert COMMANDS["start"] is COMMANDS["batdau"]
    assert COMMANDS["help"] is COMMANDS["trogiup"]
    assert set(GROUP_COMMANDS) <= set(COMMANDS)
