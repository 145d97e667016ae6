"""Where one conversation stands: what was last spoken of, and what the bot is waiting for."""

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum


class Step(StrEnum):
    """What the next plain message is taken for."""

    QUESTION = "question"
    COMMUNE = "commune"
    NAME = "name"
    TRIED = "tried"
    NOTE = "note"
    LABEL = "label"
    HAND_PLACE = "hand_place"
    DATA_WISH = "data_wish"
    ANSWER_DUTY = "answer_duty"
    NEW_TEAM = "new_team"
    WORDS_OF_LESSON = "words_of_lesson"
    WHAT_IS_WRONG = "what_is_wrong"
    MENDED_NOTE = "mended_note"
    SWITCH_OFF = "switch_off"


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A conversation's state; codes and ids only, no words of the person.

    Attributes:
        step: What the bot waits for.
        procedure: Code last spoken of, for follow-up questions.
        asked_at: When it was spoken of, milliseconds.
        offered: Codes last offered on buttons or next in line.
        subject: What a request being made is about, a procedure's code or a guide's id.
        request: Id of the request, or the duty, that the next message is for.
        helping: Whether the person does this for somebody else.
        question: Key of the question last asked, under which it is kept without who asked.
        banner: The newest banner that was shown in this chat.
    """

    step: Step = Step.QUESTION
    procedure: str | None = None
    asked_at: int = 0
    offered: tuple[str, ...] = ()
    subject: str | None = None
    request: int | None = None
    helping: bool = False
    question: str | None = None
    banner: int = 0

    def to_json(self) -> str:
        """The state as the store keeps it."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Dialogue":
        """The state from the store; what an older version wrote and we no longer know is left."""
        known = {name: value for name, value in json.loads(text).items() if name in _NAMES}
        known["offered"] = tuple(known.get("offered", ()))
        try:
            known["step"] = Step(known.get("step", Step.QUESTION))
        except ValueError:
            known["step"] = Step.QUESTION
        return cls(**known)

    def at_rest(self) -> "Dialogue":
        """The same conversation with nothing pending."""
        return replace(self, step=Step.QUESTION, subject=None, request=None)

    def asked(self, key: str) -> "Dialogue":
        """The same conversation after a question kept under that key."""
        return replace(self, question=key)

    def waiting_for(self, step: Step, request: int | None = None) -> "Dialogue":
        """The same conversation; the next message is taken for that."""
        return replace(self, step=step, request=request)

    def about(self, procedure: str, now: int, offered: tuple[str, ...] = ()) -> "Dialogue":
        """The same conversation after speaking of a procedure."""
        return replace(self, step=Step.QUESTION, procedure=procedure, asked_at=now, offered=offered)


_NAMES = frozenset(Dialogue.__slots__)
