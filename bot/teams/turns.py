"""One turn: what the SDK dispatched goes to the desk, and the desk's reply goes out the way it was asked for."""

from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.schema import ChannelAccount

from bot.making import card_of
from bot.ports import Desk, Documents, NotSent, Sent, Unreachable
from bot.request import ChatKind, Kind, Reply, Request
from bot.teams import extension, translate
from bot.teams.answers import Answer, OpenedInPublic, say, show, sorry
from bot.teams.files import Files
from bot.teams.postman import TeamsPostman
from bot.teams.problems import log, log_problem
from bot.teams.wire import Upload
from cards.parts import Opened, Posted, posted
from cards.templates import endings

ANSWER = "answer"
"""Where a turn leaves what the HTTP request is answered with."""


class Turns(ActivityHandler):
    """Whatever else a channel may send (typing, reactions, other events) is noted by the SDK and left alone."""

    def __init__(self, desk: Desk, postman: TeamsPostman, files: Files, documents: Documents) -> None:
        super().__init__()
        self._desk = desk
        self._postman = postman
        self._files = files
        self._documents = documents

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await self._speak(turn_context, translate.typed(turn_context.activity))

    async def on_event_activity(self, turn_context: TurnContext) -> None:
        """Nobody is answered: an event is told, and not asked."""
        if request := translate.meeting(turn_context.activity):
            self._desk.answer(request)

    async def on_installation_update_add(self, turn_context: TurnContext) -> None:
        await self._speak(turn_context, translate.installed(turn_context.activity))

    async def on_installation_update_remove(self, turn_context: TurnContext) -> None:
        await self._leave(translate.removed(turn_context.activity))

    async def on_members_added_activity(self, members_added: list[ChannelAccount], turn_context: TurnContext) -> None:
        if _names_bot(members_added, turn_context):
            await self._speak(turn_context, translate.installed(turn_context.activity))

    async def on_members_removed_activity(
        self, members_removed: list[ChannelAccount], turn_context: TurnContext
    ) -> None:
        if _names_bot(members_removed, turn_context):
            await self._leave(translate.removed(turn_context.activity))

    async def on_invoke_activity(self, turn_context: TurnContext) -> None:
        """The answer is left in the turn's state as ready JSON: the SDK's own answer types lose some of it."""
        match turn_context.activity.name:
            case "adaptiveCard/action":
                answer = await self._press(translate.pressed(turn_context.activity))
            case "composeExtension/fetchTask":
                answer = await self._dialog(translate.chosen(turn_context.activity))
            case "composeExtension/submitAction":
                answer = await self._dialog(translate.sent(turn_context.activity))
            case "fileConsent/invoke":
                answer = await self._take(*translate.consented(turn_context.activity))
            case _:
                answer = Answer(501, {"error": "this is not something Convenor does"})
        turn_context.turn_state[ANSWER] = answer

    async def _press(self, request: Request) -> Answer:
        try:
            reply = await card_of(self._desk, self._desk.answer(request))
        except Exception as error:
            return say(sorry(error))
        if reply.private and not reply.again:
            await self._post(request, Reply(private=reply.private, about=reply.about))
        return await self._offer(request, reply)

    async def _dialog(self, request: Request) -> Answer:
        """A press in the dialog over a message: it stays open for what is asked next."""
        try:
            reply = await card_of(self._desk, self._desk.answer(request))
        except Exception as error:
            return extension.closed(sorry(error))
        if reply.private and not reply.again:
            await self._post(request, Reply(private=reply.private, about=reply.about))
        return extension.shown(reply, request.verb)

    async def _offer(self, request: Request, reply: Reply) -> Answer:
        """The card of a reply, with how to get the file if it has one."""
        if not (reply.document and isinstance(reply.card, Opened)):
            return show(reply.card)
        try:
            return show(await self._documents.offer(request, reply.card, reply.document))
        except (Unreachable, NotSent):
            return say(endings.NO_FILE)

    async def _take(self, request: Request, upload: Upload | None) -> Answer:
        """What a person answered about a file: they are told by a post, for there is no card to answer with."""
        try:
            await self._files.answered(request, upload)
        except (Unreachable, NotSent):
            log.warning("conversation %s: a question about a file could not be seen to its end", request.chat.id)
        except Exception as error:
            return await self._apologise(request, error)
        return Answer()

    async def _speak(self, turn_context: TurnContext, request: Request) -> None:
        self._postman.seen(request.person, request.chat)
        try:
            reply = self._ask(request)
        except Exception as error:
            turn_context.turn_state[ANSWER] = await self._apologise(request, error)
        else:
            turn_context.turn_state[ANSWER] = await self._post(request, reply)

    async def _leave(self, request: Request) -> None:
        """There is nobody left to tell."""
        self._postman.gone(request.person, request.chat)
        try:
            self._desk.answer(request)
        except Exception as error:
            log_problem(error)

    def _ask(self, request: Request) -> Reply:
        """The desk's reply to something that is answered by a post."""
        reply = self._desk.answer(request)
        if not isinstance(reply.card, Opened):
            return reply
        if request.kind is not Kind.PRESS:
            raise OpenedInPublic
        return Reply(posted(endings.CANNOT_SHOW), reply.private, reply.about, reply.again)

    async def _apologise(self, request: Request, error: Exception) -> Answer:
        """Tells the person, if a person was asking. The desk is told nothing: it gave no answer to this."""
        card = posted(sorry(error))
        if request.kind not in {Kind.TEXT, Kind.PRESS}:
            return Answer()
        try:
            await self._card(request, Reply(card))
        except NotSent:
            return Answer(502)
        return Answer()

    async def _post(self, request: Request, reply: Reply) -> Answer:
        """502 when it did not go out this time: the service sends the request again, and what was kept goes out."""
        if reply.again:
            return Answer()
        try:
            sent = [sent for sent in (await self._card(request, reply), await self._private(request, reply)) if sent]
        except NotSent:
            return Answer(502)
        if sent:
            self._tell(request, sent)
        return Answer()

    async def _card(self, request: Request, reply: Reply) -> Sent | None:
        if not isinstance(reply.card, Posted):
            return None
        try:
            return await self._postman.post(request.chat, reply.card, reply.about, targeted=request.targeted)
        except Unreachable:
            log.warning("conversation %s: cannot be written to", request.chat.id)
            return None

    async def _private(self, request: Request, reply: Reply) -> Sent | None:
        if not reply.private:
            return None
        chat = request.chat
        try:
            own = (
                chat
                if chat.kind is ChatKind.PERSONAL
                else await self._postman.chat_with(request.person or chat.person, chat.tenant, chat.service_url)
            )
            return await self._postman.post(own, reply.private, reply.about)
        except Unreachable:
            log.warning("conversation %s: the asker's own chat cannot be written to", chat.id)
            return None

    def _tell(self, request: Request, sent: list[Sent]) -> None:
        """It is out already: if that cannot be noted, the worst is that the same answer is posted twice."""
        try:
            self._desk.sent(request, sent)
        except Exception as error:
            log_problem(error)


def _names_bot(members: list[ChannelAccount], turn_context: TurnContext) -> bool:
    recipient = turn_context.activity.recipient
    return bool(recipient) and any(member.id == recipient.id for member in members)
