"""How people find what they mean: by words, folded, the newest first."""

from bot.local.world import Shown
from knowledge.fold import fold


class CannotDoError(Exception):
    """The person cannot do that here; carries what is shown instead, if that helps."""

    def __init__(self, what: str, shown: list[str] | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.shown = shown


def holding(messages: list[Shown], words: str) -> Shown:
    """The first message that holds the words."""
    wanted = fold(words)
    for shown in messages:
        if wanted in fold(shown.text):
            return shown
    raise CannotDoError(f"no message with '{words}'")


def button(messages: list[Shown], label: str) -> tuple[Shown, str]:
    """The message and data of a button; the label itself goes before one that holds the words."""
    wanted = fold(label)
    shown_buttons = [
        (shown, fold(text), data)
        for shown in messages
        for row in shown.buttons
        for text, data in row
        if data is not None
    ]
    same = ((m, data) for m, text, data in shown_buttons if text == wanted)
    within = ((m, data) for m, text, data in shown_buttons if wanted and wanted in text)
    found = next(same, None) or next(within, None)
    if found is None:
        newest = next((m for m in messages if m.buttons), None)
        labels = [text for row in newest.buttons for text, _ in row] if newest else []
        raise CannotDoError(f"no button '{label}'", labels)
    return found
