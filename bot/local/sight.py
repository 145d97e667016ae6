"""What a person sees of a call, as `motcua chat --json` says it."""

from bot.local.checks import decoded
from bot.local.world import Json, Shown, World

_EDITS = {"editMessageText", "editMessageCaption"}


def seen(world: World, method: str, shown: Shown, params: Json) -> Json:
    """A message that came or changed."""
    found: Json = {
        "chat": world.name_of(shown.chat),
        "method": method,
        "message": shown.number,
        "text": shown.markup,
    }
    if shown.voice is not None:
        found["voice"] = shown.voice
    if shown.buttons:
        found["buttons"] = [[label for label, _ in row] for row in shown.buttons]
    if method in _EDITS:
        found["edit"] = True
    if shown.thread is not None:
        found["thread"] = shown.thread
    return found | _about_answering(params)


def _about_answering(params: Json) -> Json:
    found: Json = {}
    markup = decoded(params.get("reply_markup"))
    if markup.get("keyboard"):
        found["keyboard"] = [[button["text"] for button in row] for row in markup["keyboard"]]
    if markup.get("force_reply"):
        found["force_reply"] = markup.get("input_field_placeholder", "")
    if params.get("protect_content"):
        found["protected"] = True
    if params.get("disable_notification"):
        found["silent"] = True
    return found
