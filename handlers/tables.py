"""What the bot answers to, and in which order: commands, buttons, what was waited for."""

from collections.abc import Awaitable, Callable

from bot.decision import Decision
from bot.dialogue import Step
from handlers import (
    browse,
    citizen_word,
    city_teams,
    commune,
    corrections,
    desk,
    desk_closing,
    desk_hand,
    desk_labels,
    desk_tools,
    duty,
    failure,
    joining,
    learning,
    my_data,
    office,
    parts,
    practice,
    relay,
    request_details,
    request_help,
    roster,
    start,
    switchboard,
    team,
    team_work,
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
    "truc": duty.begin,
    "thu": practice.begin,
    "doi": roster.mine,
    "go": relay.take_back,
    "phaitraloi": office.duties,
    "hoc": learning.following,
    "sualoi": corrections.reports,
    "dasua": corrections.mended,
    "congtac": switchboard.board,
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
    Verb.FAR: request_help.far,
    Verb.WHERE_TO_GO: request_help.where_to_go,
    Verb.ADD_NAME: request_details.ask_name,
    Verb.ADD_TIME: request_details.ask_time,
    Verb.TIME: request_details.time_pressed,
    Verb.ADD_PHONE: request_details.ask_phone,
    Verb.ADD_TRIED: request_details.ask_tried,
    # the citizen's word about help
    Verb.CONFIRMED: citizen_word.confirmed,
    Verb.THANKS: citizen_word.thanks,
    Verb.OTHER_HELPER: citizen_word.other_helper,
    Verb.MONEY: citizen_word.money,
    Verb.REOPEN: desk_closing.reopen,
    # one's own data
    Verb.MY_REQUESTS: plain(my_data.my_requests),
    Verb.WITHDRAW: my_data.withdraw,
    Verb.MY_DATA: plain(my_data.my_data),
    Verb.DELETE_ASK: plain(my_data.delete_ask),
    Verb.DELETE: my_data.delete,
    Verb.WITHDRAW_CONSENT: my_data.withdraw_consent,
    Verb.DATA_WISH: office.wish_ask,
    # the desk
    Verb.CLAIM: desk.claim,
    Verb.PLEDGE: desk.pledged,
    Verb.CONTACTED: desk.contacted,
    Verb.GIVE_BACK: desk.give_back,
    Verb.CANNED: desk_tools.canned,
    Verb.NOTE: desk_tools.note_ask,
    Verb.APPOINT: desk_tools.appoint,
    Verb.LOOK: desk_tools.look,
    Verb.LABEL: desk_labels.pressed_label,
    Verb.HAND: desk_hand.menu,
    Verb.HAND_PERSON: desk_hand.to_person,
    Verb.HAND_TEAM: desk_hand.to_team,
    Verb.HAND_PLACE: desk_hand.to_place,
    Verb.DONE: desk_closing.ask_outcome,
    Verb.FINISH: desk_closing.finish,
    Verb.DUTY_END: duty.end,
    Verb.PRACTICE: practice.practice_pressed,
    # a team and its people
    Verb.TEAM: roster.team,
    Verb.TEAM_OPEN: team_work.open_of_team,
    Verb.TAKE_BACK: team_work.take_back,
    Verb.ADD_TEAM: city_teams.new_ask,
    Verb.RETIRE_TEAM: city_teams.retire_team,
    Verb.INVITE: joining.invite,
    Verb.RETIRE: roster.retire,
    Verb.SUCCEED: roster.succeed,
    Verb.LEAVE: roster.leave,
    Verb.BIND_HERE: team.bind_here,
    # the city's office
    Verb.ANSWER_DUTY: office.answer_ask,
    # what is wrong or was missed, and its editors
    Verb.REPORT: corrections.report,
    Verb.REPORTS: plain(corrections.reports),
    Verb.MEND: corrections.mend,
    Verb.MENDED: plain(corrections.mended),
    Verb.LEARN: learning.pressed_learn,
    Verb.SWITCH_OFF: switchboard.off_ask,
    Verb.SWITCH_ON: switchboard.on,
}

# Buttons in the team's group; every other one belongs to a private chat.
GROUP_BUTTONS = frozenset({Verb.CLAIM, Verb.BIND_HERE})

# These answer the press themselves, with a word to who pressed.
ANSWERS_THE_PRESS = frozenset(
    {
        Verb.CLAIM,
        Verb.PLEDGE,
        Verb.CONTACTED,
        Verb.GIVE_BACK,
        Verb.CANNED,
        Verb.NOTE,
        Verb.APPOINT,
        Verb.LOOK,
        Verb.LABEL,
        Verb.HAND,
        Verb.HAND_PERSON,
        Verb.HAND_TEAM,
        Verb.HAND_PLACE,
        Verb.DONE,
        Verb.FINISH,
        Verb.DUTY_END,
        Verb.REOPEN,
        Verb.CONFIRMED,
        Verb.THANKS,
        Verb.OTHER_HELPER,
        Verb.MONEY,
        Verb.BIND_HERE,
        Verb.ANSWER_DUTY,
    }
)

# What the next message is taken for, by what the conversation waits for.
TYPED: dict[Step, Handler] = {
    Step.NAME: request_details.name_typed,
    Step.TRIED: request_details.tried_typed,
    Step.NOTE: desk_tools.note_typed,
    Step.LABEL: desk_labels.label_typed,
    Step.HAND_PLACE: desk_hand.place_typed,
    Step.DATA_WISH: office.wish_typed,
    Step.ANSWER_DUTY: office.answer_typed,
    Step.NEW_TEAM: city_teams.new_typed,
    Step.WHAT_IS_WRONG: corrections.wrong_typed,
    Step.MENDED_NOTE: corrections.note_typed,
    Step.WORDS_OF_LESSON: learning.words_typed,
    Step.SWITCH_OFF: switchboard.off_typed,
}

# What else may come, in private and in groups.
PRIVATE_KINDS: dict[Kind, Handler] = {
    Kind.VOICE: failure.other_content,
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
