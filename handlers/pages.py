"""Long lists, a page at a time: what fits a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.delivery.messages import Rows
from handlers.buttons import Verb
from handlers.cards import button

Item = TypeVar("Item")

_ON_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some items of a list.

    Attributes:
        shown: Those of this page.
        number: Which page it is, from 0.
        first: The place of the first item in the whole list, from 1.
        total: How many items there are in all.
    """

    shown: Sequence[Item]
    number: int
    first: int
    total: int

    def more(self, label: str, verb: Verb, *args: object) -> Rows:
        """The button to the next page, where there is one."""
        if self.first - 1 + len(self.shown) >= self.total:
            return ()
        return ((button(label, verb, *args, self.number + 1),),)


def page_of(items: Sequence[Item], number: int) -> Page[Item]:
    """A page of a list; the first where a forged button names one that is not there."""
    start = number * _ON_A_PAGE
    if not 0 <= start < len(items):
        number = start = 0
    return Page(items[start : start + _ON_A_PAGE], number, start + 1, len(items))
