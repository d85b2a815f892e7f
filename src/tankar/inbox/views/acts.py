"""What is done in a conversation: one address, one act each. Always back to the conversation, with a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from tankar.inbox import errors
from tankar.inbox.actions import settle, share_out
from tankar.inbox.actions.acknowledge import acknowledge
from tankar.inbox.actions.answer import Draft, answer
from tankar.inbox.actions.like import like, take_back_like
from tankar.inbox.forms import AnswerForm, ReminderForm
from tankar.inbox.labels.correcting import correct
from tankar.inbox.models import Conversation, Kind, Message
from tankar.inbox.views.one import conversation_for, shown
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, person_required
from tankar.publishing.actions import resolve
from tankar.publishing.actions.withdraw import withdraw_act
from tankar.publishing.errors import MayNot, NotWaitingForThis, TooLate
from tankar.publishing.models import Delivery

__all__ = ["act"]

Posted = Mapping[str, str]


@person_required
@require_http_methods(["POST"])
def act(request: PersonRequest, public_id: str, what: str) -> HttpResponse:
    """Do it, or say why not; what was typed stays in its field."""
    conversation = conversation_for(request.person, public_id)
    if what not in _ACTS:
        raise Http404
    posted = request.POST.dict()
    try:
        said = _ACTS[what](request.person, conversation, posted)
    except (errors.MayNot, MayNot):
        raise PermissionDenied("inbox.work") from None
    except (errors.InboxError, NotWaitingForThis, TooLate) as error:
        form = AnswerForm(request.POST) if what in {"answer", "acknowledge"} else None
        return shown(request, conversation_for(request.person, public_id), form, _sentence(error), posted)
    if said:
        messages.success(request, said)
    return HttpResponseRedirect(conversation.get_absolute_url())


def _answer(person: Person, conversation: Conversation, posted: Posted) -> str:
    form = AnswerForm(posted)
    form.is_valid()
    draft = Draft(
        text=form.cleaned_data.get("text", ""),
        language=form.cleaned_data.get("language", "sv"),
        signature=form.cleaned_data.get("signature", ""),
        is_private=posted.get("how") == "private",
        closes=posted.get("how") == "close",
        seen=posted.get("seen", ""),
    )
    answer(person, _message(conversation, posted), draft)
    return _("Your answer is on its way. You can take it back for a moment.")


def _acknowledge(person: Person, conversation: Conversation, posted: Posted) -> str:
    form = AnswerForm(posted)
    form.is_valid()
    if form.cleaned_data.get("text", "").strip():
        raise errors.OwnWordsStand
    signed = form.cleaned_data.get("signature", "")
    message, language = _message(conversation, posted), posted.get("ready", "")
    acknowledge(person, message, language, signed, posted.get("seen", ""))
    return _("The ready words are on their way. You can take them back for a moment.")


def _message(conversation: Conversation, posted: Posted) -> Message:
    rows = conversation.messages.select_related("conversation__channel", "channel")
    found = rows.filter(public_id=posted.get("to", "")).first()
    if found is None:
        raise errors.NotThere
    return found


def _like(person: Person, conversation: Conversation, posted: Posted) -> str:
    like(person, _message(conversation, posted))
    if conversation.is_open and conversation.kind in settle.NEEDS_REASON:
        return _(
            "When the like is there, nobody waits here any more. Open it again if an answer is still to come."
        )
    return ""


def _unlike(person: Person, conversation: Conversation, posted: Posted) -> str:
    take_back_like(person, _message(conversation, posted))
    return ""


def _assign(person: Person, conversation: Conversation, posted: Posted) -> str:
    wanted = posted.get("whom", "")
    if wanted == "me":
        share_out.assign(person, conversation, person)
        return ""
    colleague = next((one for one in share_out.colleagues_of(conversation) if one.public_id == wanted), None)
    if wanted and colleague is None:
        raise errors.NotAColleague
    share_out.assign(person, conversation, colleague)
    if colleague is None:
        return _("It is everybody's again.")
    return _("%(whom)s has been told.") % {"whom": colleague}


def _note(person: Person, conversation: Conversation, posted: Posted) -> str:
    share_out.note(person, conversation, posted.get("note", ""))
    return ""


def _remind(person: Person, conversation: Conversation, posted: Posted) -> str:
    moment = None if posted.get("not_any_more") else ReminderForm(posted).moment
    share_out.remind(person, conversation, moment)
    return ""


def _no_answer(person: Person, conversation: Conversation, posted: Posted) -> str:
    settle.no_answer_needed(person, conversation, posted.get("reason", ""))
    return ""


def _kind(person: Person, conversation: Conversation, posted: Posted) -> str:
    if posted.get("kind") not in Kind.values:
        raise errors.NotNow
    settle.change_kind(person, conversation, Kind(posted["kind"]))
    return ""


def _label(person: Person, conversation: Conversation, posted: Posted) -> str:
    correct(person, _message(conversation, posted), posted.get("label", ""), posted.get("right", ""))
    return _("Thank you. What you said stands on this message.")


def _delivery(conversation: Conversation, posted: Posted) -> Delivery:
    """An answer or a like of this conversation that is under way."""
    about = Delivery.objects.filter(answer__conversation=conversation) | Delivery.objects.filter(
        like__message__conversation=conversation
    )
    found = about.select_related("channel").filter(public_id=posted.get("delivery", "")).first()
    if found is None:
        raise errors.NotNow
    return found


def _undo(person: Person, conversation: Conversation, posted: Posted) -> str:
    withdraw_act(person, _delivery(conversation, posted))
    return _("Taken back. Nothing went out.")


def _again(person: Person, conversation: Conversation, posted: Posted) -> str:
    resolve.send_again(person, _delivery(conversation, posted))
    return ""


def _look(person: Person, conversation: Conversation, posted: Posted) -> str:
    resolve.look_again(person, _delivery(conversation, posted))
    return ""


_ACTS: Mapping[str, Callable[[Person, Conversation, Posted], str]] = {
    "answer": _answer,
    "acknowledge": _acknowledge,
    "like": _like,
    "unlike": _unlike,
    "assign": _assign,
    "note": _note,
    "remind": _remind,
    "no_answer": _no_answer,
    "kind": _kind,
    "spam": lambda person, conversation, _posted: str(settle.mark_as_spam(person, conversation) and ""),
    "close": lambda person, conversation, _posted: str(settle.close(person, conversation) and ""),
    "reopen": lambda person, conversation, _posted: str(settle.reopen(person, conversation) and ""),
    "label": _label,
    "undo": _undo,
    "send_again": _again,
    "look_again": _look,
}


_SENTENCES: Mapping[type[Exception], Any] = {
    errors.TrainingFirst: gettext_lazy(
        "The module on channels comes before answering. Nothing was sent, and your text stays here. You find "
        "the module under Guideline, Learn; it takes a quarter of an hour. A colleague who has done it can "
        "answer meanwhile."
    ),
    errors.NothingWritten: gettext_lazy("Write something first. Nothing was sent."),
    errors.OwnWordsStand: gettext_lazy(
        "You have written words of your own. Nothing was sent, and they are kept: send them, or empty the field "
        "and send the ready ones."
    ),
    errors.SomebodyAnswered: gettext_lazy(
        "Something new has been said here since you began to write. Read it below; your text is kept, and "
        "nothing was sent."
    ),
    errors.NotThere: gettext_lazy(
        "The message is no longer there, or the network does not allow it. Nothing was sent."
    ),
    errors.ReasonMissing: gettext_lazy(
        "Whoever asks is owed an answer or a why: give a reason in a few words."
    ),
    errors.NotAMoment: gettext_lazy(
        "No reminder was set: that day or time cannot be read, or it has passed. Give a day and a time that "
        "are still to come."
    ),
    errors.NotAColleague: gettext_lazy("Only those who answer on this channel can be given a conversation."),
    TooLate: gettext_lazy("It has left already, or is just leaving. See below how it stands."),
}


def _sentence(error: Exception) -> str:
    if isinstance(error, errors.TooLong):
        return ngettext(
            "The answer is %(over)s character too long for this network. Nothing was sent; shorten it.",
            "The answer is %(over)s characters too long for this network. Nothing was sent; shorten it.",
            error.over,
        ) % {"over": error.over}
    faster = _("Somebody was faster, or it is so already. See below how it stands.")
    return str(_SENTENCES.get(type(error), faster))
