"""What a made-up case is made of."""

from dataclasses import dataclass

HOW_TO_ANSWER = "Anh/chị trả lời thế nào?"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing the volunteer may say or do.

    Attributes:
        label: The words on the button.
        reply: A kind word and the reason; for one that is not good, what would happen.
        good: Whether it leads on; otherwise one chooses again.
    """

    label: str
    reply: str
    good: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One step: what is said, what is asked, what can be chosen.

    Attributes:
        question: What the volunteer is asked, or first told and then asked.
        choices: Two or three, exactly one of them good.
        said: What somebody writes; empty where nobody does.
        by: Who writes it, where it is not the citizen.
    """

    question: str
    choices: tuple[Choice, ...]
    said: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A made-up request from its card in the group to its end.

    Attributes:
        key: What buttons carry; stays the same when the order of the cases changes.
        title: Its name in the list.
        procedure: The code of what the citizen needs.
        commune: A made-up commune.
        name: What the citizen wants to be called.
        preferred_time: When it suits the citizen.
        turns: The steps after the claim; the last one is how it ends.
        rule: What to remember of it.
    """

    key: str
    title: str
    procedure: str
    commune: str
    name: str
    preferred_time: str
    turns: tuple[Turn, ...]
    rule: str
