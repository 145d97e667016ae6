"""The same words in two forms: as a message of their own, or below a voice message."""

from typing import Any

NO_PREVIEW = {"link_preview_options": {"is_disabled": True}}


def below_voice(params: dict[str, Any]) -> dict[str, Any]:
    """Parameters of a text as those of a caption."""
    rest = _without(params, "text", *NO_PREVIEW)
    return rest | ({"caption": params["text"]} if params.get("text") else {})


def on_its_own(params: dict[str, Any]) -> dict[str, Any]:
    """Parameters of a caption, or of a text, as those of a text."""
    text = params.get("caption") or params.get("text", "")
    return _without(params, "caption", "voice") | {"text": text} | NO_PREVIEW


def _without(params: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in params.items() if key not in keys}
