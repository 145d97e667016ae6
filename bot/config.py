"""Every setting: name, type, default and what it is for. Secrets come from the environment only."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from bot.errors import SettingError
from knowledge.hours import HoursError, parse_hours, parse_quiet_hours
from knowledge.problems import Problem
from knowledge.reading.section import Section, read_one

PROJECT = Path(__file__).parent.parent
ENVIRONMENT_PREFIX = "MOTCUA_"
TELEGRAM = "https://api.telegram.org"

_IN_ORDER = (
    ("nudge_after_hours", "return_after_hours"),
    ("return_after_hours", "lead_of_silence_after_hours"),
    ("stalled_after_hours", "lead_of_stalled_after_hours"),
    ("lead_of_waiting_after_hours", "next_level_after_hours"),
)


class ContactVia(StrEnum):
    """How a volunteer may reach a citizen outside the relay."""

    NONE = "none"
    TELEGRAM = "telegram"


def setting(default: Any, help_text: str) -> Any:
    """A dataclass field that carries its one-line help."""
    return field(default=default, metadata={"help": help_text})


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one installation, read from config.yaml and the environment."""

    catalogue: tuple[str, ...] = setting(
        ("knowledge/procedures",), "Folders of procedure entries, from the project's folder."
    )
    national: str = setting(
        "var/national", "The national record as entries, beneath ours once it has been built."
    )
    city: str = setting("hai-phong", "The file of knowledge/units/ whose communes are served.")
    controller: str = setting(
        "", "Who answers for personal data, named in the consent; empty: no request is taken."
    )
    contact_via: ContactVia = setting(
        ContactVia.NONE, "none: relay only; telegram: a citizen may share a phone number."
    )
    team_name: str = setting(
        "tổ công nghệ số cộng đồng", "What the commune's volunteers are called."
    )
    support_phone: str = setting("18001096", "The national support line shown to citizens.")
    telegram_base_url: str = setting(
        TELEGRAM, "A Bot API server's address; `/` or `/bot` at its end is accepted."
    )
    workers: int = setting(8, "How many updates of different chats are handled at once.")
    keep_questions_days: int = setting(365, "Questions (without who asked) are kept this long.")
    keep_contact_days: int = setting(30, "Contact data is kept this long after closing.")
    keep_open_days: int = setting(90, "An open request is closed after this long.")
    keep_dialogue_days: int = setting(30, "Where a conversation stood is forgotten after this.")
    working_hours: str = setting(
        "T2-T6 7:30-11:30 13:30-17:00; T7 7:30-11:30",
        "When the teams work, T2 is Monday; a team may have hours of its own.",
    )
    quiet_hours: str = setting(
        "21:00-7:00", "Cards wait until this night is over; the same time twice for none."
    )
    nudge_after_hours: int = setting(
        2, "A claim without contact: the volunteer is reminded after so many working hours."
    )
    return_after_hours: int = setting(4, "The same: the request returns to the team.")
    lead_of_silence_after_hours: int = setting(8, "The same: the lead is told.")
    stalled_after_hours: int = setting(
        24, "In contact, then nothing from the volunteer: asked how it goes after so many of them."
    )
    lead_of_stalled_after_hours: int = setting(40, "The same: the lead is told.")
    lead_of_waiting_after_hours: int = setting(
        2, "A request nobody takes: the lead is told after so many working hours."
    )
    next_level_after_hours: int = setting(8, "The same: the next level gets it.")
    confirm_days: int = setting(3, "A citizen's silence confirms an end after so many days.")
    reopen_days: int = setting(14, "An ended request can be reopened for so many days.")
    keep_relay_days: int = setting(7, "Words between citizen and volunteer, after closing.")
    keep_actor_days: int = setting(365, "Events and looks forget who it was after so many days.")
    telegram_token: str = field(
        default="",
        repr=False,
        metadata={"help": "The bot's token; environment only.", "secret": True},
    )

    @property
    def catalogue_folders(self) -> tuple[Path, ...]:
        """The catalogue folders, relative ones from the project's folder."""
        folders = tuple(PROJECT / folder for folder in self.catalogue)
        national = PROJECT / self.national
        return (*folders, national) if self.national and national.is_dir() else folders

    @property
    def bot_api(self) -> str:
        """The Bot API server's address without a trailing `/` or `/bot`."""
        return self.telegram_base_url.rstrip("/").removesuffix("/bot").rstrip("/")


def read_config(path: Path | None, environment: Mapping[str, str] = os.environ) -> Config:
    """The settings of `path` (default: the project's config.yaml), overridden by MOTCUA_….

    Raises:
        SettingError: The file cannot be read, or a setting is unknown or wrong.
    """
    chosen = path or PROJECT / "config.yaml"
    if path is None and not chosen.exists():
        return _overridden(Config(), environment)
    problems: list[Problem] = []
    section = read_one(chosen, chosen.name, problems)
    config = Config() if section is None else _from_file(section)
    if problems:
        first = min(problems)
        raise SettingError(str(first.place), first.what, first.remedy)
    return _overridden(config, environment)


def _from_file(section: Section) -> Config:
    found: dict[str, Any] = {}
    for known in fields(Config):
        if known.metadata.get("secret"):
            continue
        value: Any
        if known.type is int or isinstance(known.default, int):
            value = section.whole_number(known.name)
        elif isinstance(known.default, tuple):
            value = section.texts(known.name) or None
        elif isinstance(known.default, ContactVia):
            value = section.choice(known.name, ContactVia, ContactVia.NONE)
        else:
            value = section.text(known.name)
        if value is not None:
            found[known.name] = value
    section.done()
    return Config(**found)


def _overridden(config: Config, environment: Mapping[str, str]) -> Config:
    found: dict[str, Any] = {}
    for known in fields(Config):
        name = ENVIRONMENT_PREFIX + known.name.upper()
        text = environment.get(name, "").strip()
        if text:
            found[known.name] = _typed(name, text, known.default)
    changed = replace(config, **found)
    if not changed.bot_api.startswith(("http://", "https://")):
        raise SettingError(
            "telegram_base_url",
            f"'{changed.telegram_base_url}' is no address",
            "Write it as http://127.0.0.1:8081",
        )
    if changed.workers < 1:
        raise SettingError("workers", "there must be at least one", "Write a number from 1 to 64")
    _check_times(changed)
    return changed


def _check_times(config: Config) -> None:
    """The desk's clocks must be readable and in an order that makes sense."""
    for name, parse in (("working_hours", parse_hours), ("quiet_hours", parse_quiet_hours)):
        try:
            parse(getattr(config, name))
        except HoursError as error:
            raise SettingError(name, str(error), f"See {name} in config.yaml") from None
    for earlier, later in _IN_ORDER:
        if not 0 < getattr(config, earlier) < getattr(config, later):
            raise SettingError(
                earlier,
                f"{getattr(config, earlier)} is not between 0 and {later}"
                f" ({getattr(config, later)})",
                f"Make it smaller than {later}",
            )


def _typed(name: str, text: str, default: object) -> object:
    if isinstance(default, tuple):
        return tuple(part.strip() for part in text.split(os.pathsep))
    if isinstance(default, ContactVia):
        try:
            return ContactVia(text)
        except ValueError:
            raise SettingError(name, f"'{text}' is not known", "Write none or telegram") from None
    if isinstance(default, int):
        if not text.isdecimal():
            raise SettingError(name, f"'{text}' is not a whole number", "Write digits only")
        return int(text)
    return text
