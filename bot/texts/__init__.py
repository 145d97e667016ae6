"""Every word the bot says: templates, escaped by default, a missing value is an error."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.config import Config
from bot.texts import labels
from knowledge.agencies import Weekday
from knowledge.fees import Price
from knowledge.model import Channel, Duration

_TEMPLATES = Path(__file__).parent / "templates"
_MINUTES_A_HOUR = 60
_HOURS_SHOWN = 48


class Texts:
    """Renders templates by name: `texts("answer/card", …)`."""

    def __init__(self, **everywhere: object) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )
        self._environment.filters.update(
            money=money,
            day=day,
            moment=moment,
            duration=duration,
            channel=channel_name,
            weekday=weekday_name,
            inside=lower_first,
            sentence=upper_first,
            span=span,
            number=number,
        )
        self._environment.tests["priced"] = lambda row: isinstance(row, Price)
        self._environment.globals.update(everywhere)

    @classmethod
    def of(cls, config: Config) -> "Texts":
        """The templates with what the settings put into each of them."""
        return cls(team_name=config.team_name, support_phone=config.support_phone)

    def __call__(self, template: str, /, **values: Any) -> str:
        """The text of a template, without empty lines at its ends."""
        return self._environment.get_template(f"{template}.j2").render(**values).strip()

    def names(self) -> list[str]:
        """All templates."""
        return [name.removesuffix(".j2") for name in self._environment.list_templates()]


def money(amount: int) -> str:
    """10000 as "10.000đ"."""
    return f"{amount:,}đ".replace(",", ".")


def day(value: date) -> str:
    """A date as 20/11/2026."""
    return f"{value:%d/%m/%Y}"


def moment(value: datetime) -> str:
    """A moment as 9:05 ngày 20/11/2026."""
    return f"{value.hour}:{value:%M} ngày {value:%d/%m/%Y}"


def number(value: float) -> str:
    """12345 as 12.345, and 1.5 as 1,5."""
    written = f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    return written.translate(str.maketrans(",.", ".,"))


def span(milliseconds: int) -> str:
    """How long something took, in its largest unit: "40 phút", "3 giờ", "2 ngày"."""
    minutes = max(1, milliseconds // 60_000)
    if minutes < _MINUTES_A_HOUR:
        return f"{minutes} {labels.MINUTES}"
    hours = minutes // _MINUTES_A_HOUR
    if hours < _HOURS_SHOWN:
        return f"{hours} {labels.HOURS}"
    return f"{hours // 24} {labels.DAYS}"


def duration(value: Duration) -> str:
    """A processing time as "7 ngày làm việc"."""
    if value.amount is None or value.unit is None:
        return labels.TIME_UNKNOWN
    return f"{value.amount} {labels.TIME_UNITS[value.unit]}"


def channel_name(value: Channel) -> str:
    """A channel as "nộp trực tuyến"."""
    return labels.CHANNELS[value]


def weekday_name(value: Weekday) -> str:
    """A day of the week as "thứ Hai"."""
    return labels.WEEKDAYS[value]


def lower_first(text: str) -> str:
    """A sentence's words inside another sentence; names in capitals stay."""
    second_small = len(text) > 1 and not text[1].isupper()
    return text[:1].lower() + text[1:] if second_small else text


def upper_first(text: str) -> str:
    """Words at the beginning of a line; markup stays markup."""
    return text[:1].upper() + text[1:]
