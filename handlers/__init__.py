"""Telegram in, Telegram out. This page tells what the bot answers to, and in which order.

A handler reads the update, asks one rule, and gives back what to say; it changes nothing itself.
"""

from collections.abc import Awaitable, Callable

from bot.decision import Decision
from handlers import (
    browse,
    commune,
    desk,
    failure,
    my_data,
    parts,
    request_details,
    request_help,
    start,
    team,
)
from handlers.buttons import Pressed, Verb
from handlers.incoming import Kind
from handlers.visit import Handler, Visit

ButtonHandler = Callable[[Visit, Pressed], Awaitable[Decision]]


def plain(handler: Handler) -> ButtonHandler:
    """A handler that needs nothing from the button but the press."""

    async def pressed_handler(visit: Visit, pressed: Pressed) -> Decision:
        del pressed
        return await handler(visit)

    return pressed_handler


# What a citizen or a volunteer may type in a private chat.
COMMANDS: dict[str, Handler] = {
    "start": start.begin,
    "batdau": start.begin,
    "help": start.show_help,
    "trogiup": start.show_help,
    "huy": start.cancel,
    "danhmuc": browse.shelves,
    "viecdoi": browse.events,
    "tructuyen": browse.online_only,
    "giamphi": browse.savings,
    "cannguoigiup": request_help.need_command,
    "lamgiup": parts.helping_command,
    "yeucau": my_data.my_requests,
    "dulieu": my_data.my_data,
    "xoadulieu": my_data.delete_ask,
    "viec": desk.open_list,
    "nhom": team.bind,
}

# What a team may type in its group; a citizen's own matters belong into the private chat.
GROUP_COMMANDS: dict[str, Handler] = {
    "start": team.how,
    "batdau": team.how,
    "help": team.how,
    "trogiup": team.how,
    "nhom": team.bind,
    "viec": desk.open_list,
}

# Buttons, by what they carry.
BUTTONS: dict[Verb, ButtonHandler] = {
    Verb.START: plain(start.begin),
    Verb.HELP: plain(start.show_help),
    Verb.CANCEL: plain(start.cancel),
    # an answer and its parts
    Verb.CARD: parts.card,
    Verb.PART: parts.part,
    Verb.CASE: parts.case,
    Verb.STEP: parts.step,
    Verb.SHARE: parts.share,
    Verb.GROUP: parts.group,
    Verb.WRONG: parts.wrong,
    Verb.HELPING: parts.helping,
    Verb.GUIDE: parts.guide,
    # looking around
    Verb.SHELVES: browse.shelves_page,
    Verb.SHELF: browse.shelf,
    Verb.EVENTS: browse.events_page,
    Verb.EVENT: browse.event,
    Verb.ONLINE_ONLY: plain(browse.online_only),
    Verb.PROGRAMME: browse.programme,
    Verb.SAVINGS: browse.savings_page,
    # asking for a person
    Verb.NEED: request_help.need_pressed,
    Verb.COMMUNE: commune.commune_pressed,
    Verb.DISTRICTS: commune.districts,
    Verb.DISTRICT: commune.district_pressed,
    Verb.CONFIRM: request_help.confirmed,
    Verb.CONSENT: request_help.consent_answered,
    Verb.WHERE_TO_GO: request_help.where_to_go,
    Verb.ADD_NAME: request_details.ask_name,
    Verb.ADD_TIME: request_details.ask_time,
    Verb.TIME: request_details.time_pressed,
    Verb.ADD_PHONE: request_details.ask_phone,
    # one's own data
    Verb.MY_REQUESTS: plain(my_data.my_requests),
    Verb.WITHDRAW: my_data.withdraw,
    Verb.MY_DATA: plain(my_data.my_data),
    Verb.DELETE_ASK: plain(my_data.delete_ask),
    Verb.DELETE: my_data.delete,
    Verb.WITHDRAW_CONSENT: my_data.withdraw_consent,
    # the desk
    Verb.CLAIM: desk.claim,
    Verb.GIVE_BACK: desk.give_back,
    Verb.DONE: desk.ask_outcome,
    Verb.OUTCOME: desk.close,
}

# Buttons in the team's group; every other one belongs to a private chat.
GROUP_BUTTONS = frozenset({Verb.CLAIM})

# These answer the press themselves, with a word to who pressed.
ANSWERS_THE_PRESS = frozenset({Verb.CLAIM, Verb.GIVE_BACK, Verb.DONE, Verb.OUTCOME})

# What else may come, in private and in groups.
PRIVATE_KINDS: dict[Kind, Handler] = {
    Kind.PICTURE: failure.picture,
    Kind.OTHER_CONTENT: failure.other_content,
    Kind.CONTACT: request_details.phone_shared,
    Kind.BLOCKED: team.blocked,
}
GROUP_KINDS: dict[Kind, Handler] = {
    Kind.BOT_ADDED: team.added,
    Kind.BOT_REMOVED: team.removed,
    Kind.MIGRATED: team.migrated,
}
