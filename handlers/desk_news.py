"""What everybody is told when something happens to a request: the desk's news in our words."""

from bot.clock import milliseconds, moment_of
from bot.delivery.messages import Edit, Overwrite, Rows, Say
from bot.desk.case import Case
from bot.desk.news import ForLead, Gone, Said, Words
from bot.desk.outcomes import Closing, Outcome
from bot.desk.states import State
from bot.store.tables.duties import Duty
from bot.store.tables.members import Volunteer
from bot.store.tables.relays import Relayed
from bot.store.tables.requests_read import Request
from bot.store.tables.teams import Team
from bot.texts import labels, span
from handlers import desk_cards
from handlers.buttons import Verb
from handlers.cards import button, need_person
from handlers.subjects import team_sees
from handlers.visit import Speech

_LONGEST_TOPIC = 100
_FOR_LEAD = {
    ForLead.WAITS: "desk/lead_waits",
    ForLead.SILENT: "desk/lead_silent",
    ForLead.STALLED: "desk/lead_stalled",
    ForLead.CITIZEN_LOST: "desk/lead_citizen_lost",
    ForLead.CAME_UP: "desk/lead_came_up",
}
_ENDED = {Gone.DONE, Gone.UNREACHABLE}


class DeskNews:
    """The words of the desk; implements bot.desk.news.News."""

    def __init__(self, room: Speech) -> None:
        self._room = room

    # the team's cards

    def card(self, case: Case, chat: int, topic: int | None) -> Say:
        """The card one can claim from, in a group or a member's private chat."""
        return desk_cards.team_card_in(self._room, case, chat, topic)

    def topic(self, case: Case) -> str:
        """What a request's topic is called."""
        subject = team_sees(self._room.library, case.request.subject)
        return self._room.texts("desk/topic", code=case.request.code, subject=subject)[
            :_LONGEST_TOPIC
        ]

    def cards_changed(self, case: Case) -> Said:
        """Every card as the request stands now, in its place."""
        text, rows = desk_cards.team_card(self._room, case)
        return tuple(Edit(card.chat, text, rows, row=card.row) for card in case.cards)

    def cards_left(self, before: Case, after: Case) -> Said:
        """The cards of the team that no longer owns it."""
        text, _ = desk_cards.team_card(self._room, before, moved_to=after.team.name)
        return tuple(Edit(card.chat, text, row=card.row) for card in before.cards)

    # the helper

    def helper_card(self, case: Case) -> Say:
        """The holder's card."""
        return desk_cards.helper_card(self._room, case)

    def helper_card_changed(self, case: Case) -> Said:
        """The holder's card as the request stands now."""
        card = desk_cards.helper_card(self._room, case)
        if case.request.helper_card is None:
            return ()
        return (Edit(card.chat, card.text, card.buttons, row=case.request.helper_card),)

    def helper_card_over(self, before: Case, why: Gone) -> Said:
        """The card of who held it before, once it has left their hands."""
        if before.request.claimed_by is None or before.request.helper_card is None:
            return ()
        what = labels.GONE[why]
        return (desk_cards.over_card(self._room, before.request, what, ended=why in _ENDED),)

    def contact(self, case: Case) -> Say:
        """What the citizen left for the holder's eyes only."""
        return desk_cards.contact(self._room, case.request)

    def conversation(self, case: Case, said: list[Relayed]) -> Say:
        """What was said so far, for the holder."""
        lines = [
            {"at": moment_of(each.at), "from_citizen": each.from_citizen, "text": each.text}
            for each in said
        ]
        text = self._room.texts("desk/conversation", code=case.request.code, lines=lines)
        request = case.request
        return Say(request.claimed_by or 0, text, request=request.id, protect=True)

    def nudge(self, case: Case) -> Said:
        """The holder is reminded to get in touch."""
        rows = (
            (
                button(labels.CONTACTED, Verb.CONTACTED, case.request.id),
                button(labels.GIVE_BACK, Verb.GIVE_BACK, case.request.id),
            ),
        )
        at = moment_of(case.request.claimed_at or case.request.created_at)
        return self._to_helper(case, "desk/nudge", rows, at=at, give_back=labels.GIVE_BACK)

    def stalled(self, case: Case) -> Said:
        """The holder is asked how it goes."""
        number = case.request.id
        rows = (
            (
                button(labels.DONE, Verb.DONE, number),
                button(labels.APPOINT, Verb.APPOINT, number),
                button(labels.GIVE_BACK, Verb.GIVE_BACK, number),
            ),
        )
        return self._to_helper(case, "desk/stalled", rows)

    def appointment(self, case: Case) -> Said:
        """The holder is reminded of what was agreed."""
        return self._to_helper(case, "desk/appointment")

    def thanks(self, case: Case) -> Said:
        """The helper gets the citizen's thanks."""
        return self._to_helper(case, "desk/thanks")

    def citizen_lost(self, case: Case) -> Said:
        """The holder hears that the citizen no longer gets the bot's messages."""
        unreachable = labels.OUTCOMES[Outcome.UNREACHABLE]
        return self._to_helper(case, "desk/citizen_lost", done=labels.DONE, unreachable=unreachable)

    def duty_over(self, volunteer: Volunteer, done: int, held: list[Request]) -> Said:
        """Thanks at the end of a duty, with what is still held."""
        rows = tuple(
            (button(f"{labels.GIVE_BACK} {request.code}", Verb.GIVE_BACK, request.id),)
            for request in held
        )
        text = self._room.texts("desk/duty_over", done=done, held=[r.code for r in held])
        return (Say(volunteer.person, text, rows),)

    # the citizen

    def claimed(self, case: Case) -> Said:
        """The citizen hears which helper's code to expect."""
        code = case.holder.helper_code if case.holder else ""
        return self._to_citizen(
            case.request, "help_request/claimed", self._during(case.request), helper_code=code
        )

    def freed(self, case: Case, why: Gone) -> Said:
        """The citizen hears that somebody else is looked for."""
        return self._to_citizen(case.request, "help_request/returned", why=why)

    def handed_on(self, case: Case) -> Said:
        """The citizen hears who is asked now."""
        return self._to_citizen(
            case.request,
            "help_request/handed_on",
            team=case.team.name,
            commune=desk_cards.commune_name(self._room, case.request) if case.team.commune else "",
        )

    def ended(self, case: Case, closing: Closing) -> Said:
        """The citizen is asked whether it is so."""
        number, config = case.request.id, self._room.config
        if case.request.state is State.UNREACHABLE:
            rows: Rows = ((button(labels.STILL_NEED, Verb.REOPEN, number),),)
            return self._to_citizen(
                case.request, "help_request/missed", rows, days=config.reopen_days
            )
        rows = (
            (
                button(labels.CONFIRM_DONE, Verb.CONFIRMED, number),
                button(labels.THANKS, Verb.THANKS, number),
            ),
            (button(labels.STILL_NEED, Verb.REOPEN, number),),
            (button(labels.MONEY_ASKED, Verb.MONEY, number),),
        )
        outcome = labels.OUTCOMES[closing.outcome]
        return self._to_citizen(
            case.request, "help_request/closed", rows, outcome=outcome, days=config.confirm_days
        )

    def expired(self, before: Case) -> Said:
        """The citizen gets an apology and a way on."""
        rows = ((need_person(before.request.subject or ""),),)
        return self._to_citizen(before.request, "help_request/expired", rows)

    def reopened(self, case: Case, *, by_helper: bool) -> Said:
        """The citizen, and the helper who did not do it, hear that it goes on."""
        holder = case.holder if case.request.state is State.CLAIMED else None
        code = holder.helper_code if holder else None
        told = self._to_citizen(case.request, "help_request/reopened", helper_code=code)
        return told if by_helper or not holder else (*told, *self._to_helper(case, "desk/resumed"))

    # between the two

    def relayed(self, case: Case, words: Words, *, from_citizen: bool, silent: bool) -> Say:
        """The copy the other side gets; the citizen's phone offers to answer it."""
        request = case.request
        template = "desk/relay_to_helper" if from_citizen else "desk/relay_to_citizen"
        if words.html:
            template = "desk/relay_canned"
        code = case.holder.helper_code if case.holder else ""
        text = self._room.texts(
            template, code=request.code, helper_code=code, text=words.text, html=words.html
        )
        return Say(
            (request.claimed_by if from_citizen else request.person) or 0,
            text,
            request=request.id,
            voice=words.voice,
            silent=silent,
            force_reply=None if from_citizen else labels.REPLY_HERE,
        )

    # who leads, who answers for data

    def for_lead(self, case: Case, lead: int, what: ForLead) -> Said:
        """A lead hears what waits too long."""
        request = case.request
        waited = milliseconds(self._room.clock.now()) - (request.waiting_since or 0)
        text = self._room.texts(
            _FOR_LEAD[what],
            code=request.code,
            commune=desk_cards.commune_name(self._room, request),
            waited=span(waited),
            holder=case.holder.name if case.holder else None,
        )
        return (Say(lead, text),)

    def group_lost(self, team: Team, lead: int) -> Said:
        """A lead hears that the bot was put out of the team's group."""
        return (Say(lead, self._room.texts("team/group_lost", team=team.name)),)

    def group_left(self, team: Team, chat: int) -> Said:
        """A group hears that its team works in another one now."""
        return (Say(chat, self._room.texts("team/group_left", team=team.name)),)

    def left_team(self, team: Team, person: int) -> Said:
        """Somebody hears that they are no longer in a team."""
        return (Say(person, self._room.texts("team/you_retired", team=team.name)),)

    def duty_due(self, person: int, count: int) -> Said:
        """Somebody of the office hears how many duties are due."""
        return (Say(person, self._room.texts("office/due", count=count)),)

    def wish(self, duty: Duty, person: int) -> Say:
        """The words of a wish, for who answers it."""
        kind = labels.DUTIES[duty.kind]
        return Say(person, self._room.texts("office/wish", kind=kind, text=duty.text), protect=True)

    def erased(self, chat: int, row: int) -> Said:
        """A message of ours that held a person's words says that they were deleted."""
        return (Overwrite(chat, self._room.texts("desk/erased"), row),)

    def _during(self, request: Request) -> Rows:
        return (
            (
                button(labels.OTHER_HELPER, Verb.OTHER_HELPER, request.id),
                button(labels.MONEY_ASKED, Verb.MONEY, request.id),
            ),
        )

    def _to_citizen(
        self, request: Request, template: str, rows: Rows = (), /, **values: object
    ) -> Said:
        if request.person is None:
            return ()
        text = self._room.texts(template, code=request.code, **values)
        return (Say(request.person, text, rows, request=request.id),)

    def _to_helper(self, case: Case, template: str, rows: Rows = (), /, **values: object) -> Said:
        request = case.request
        if request.claimed_by is None:
            return ()
        text = self._room.texts(template, code=request.code, **values)
        return (Say(request.claimed_by, text, rows, request=request.id),)
