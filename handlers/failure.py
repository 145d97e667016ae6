"""What is said when something else came than words, or something went wrong."""

from bot.decision import Decision
from bot.delivery.messages import Say
from bot.texts import Texts
from handlers.cards import need_person
from handlers.incoming import Incoming
from handlers.start import home_buttons
from handlers.visit import Visit


async def picture(visit: Visit) -> Decision:
    """A photo or file: not downloaded, kindly refused."""
    return Decision((visit.say("failure/picture", ((need_person(),),)),))


async def other_content(visit: Visit) -> Decision:
    """Voice, sticker, location …: a kind word and a way on."""
    return Decision((visit.say("failure/other_content", home_buttons()),))


async def unknown_command(visit: Visit) -> Decision:
    """A command nobody here knows."""
    return Decision((visit.say("failure/unknown_command", home_buttons()),))


async def old_button(visit: Visit) -> Decision:
    """A button of another version, or a forged one."""
    return Decision((visit.say("failure/old_button", home_buttons()),))


def apology(texts: Texts, incoming: Incoming) -> Decision:
    """What the person gets when an update was set aside after three tries."""
    return Decision((Say(incoming.chat, texts("failure/sorry"), ((need_person(),),)),))
