"""One review on one page: the questions, communications' comment, the two decisions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.channels.errors import ChannelsError
from tankar.channels.forms import tell
from tankar.channels.models import ChannelReview
from tankar.channels.reviews.actions.answer_review import keep_answers, send_answers
from tankar.channels.reviews.actions.comment_review import comment_review, withdraw_review
from tankar.channels.reviews.actions.decide_review import Half, decide_review
from tankar.channels.reviews.actions.open_review import ask_for_review
from tankar.channels.reviews.errors import QuestionsOpen, ReviewElsewhere, ReviewUnderWay
from tankar.channels.reviews.forms import AnswersForm, CommentForm, DecideForm, WithdrawForm
from tankar.channels.reviews.moving import matter_of
from tankar.channels.reviews.questions import QUESTIONS, unanswered
from tankar.channels.reviews.reading import HalfBox, answers_of, halves_of, told
from tankar.channels.views.finding import channel_for
from tankar.decisions.models import Ask
from tankar.interface import times
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, person_required
from tankar.work import clock

__all__ = ["answer", "comment", "decide", "save", "show", "start", "withdraw"]

# several forms of one page ask for a reason: each field has an id of its own
_WITHDRAW = "withdraw-%s"


@require_http_methods(["POST"])
@person_required
def start(request: PersonRequest, public_id: str) -> HttpResponse:
    """Communications asks for a review of the channel now."""
    channel = channel_for(request, public_id, "channels.manage")
    try:
        review = ask_for_review(request.person, channel, request.POST.get("reason", ""))
    except ReviewUnderWay as error:
        messages.info(request, error.words)
        return redirect(error.review)
    messages.success(request, _("The owner is asked. What the register knows is filled in already."))
    return redirect(review)


@require_http_methods(["GET"])
@person_required
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, _review_for(request.person, public_id))


@require_http_methods(["POST"])
@person_required
def answer(request: PersonRequest, public_id: str) -> HttpResponse:
    """The form of the eight questions: kept, and with `act=send` sent."""
    review = _review_for(request.person, public_id)
    form = AnswersForm(review, request.POST)
    try:
        kept = _kept(request.person, review, form)
        if form.errors:
            return _page(request, kept, 422, answers_form=form)
        if request.POST.get("act") == "send":
            send_answers(request.person, kept)
            messages.success(request, _("Sent. Two people decide now; you are told what they decided."))
        else:
            messages.success(request, _("Saved. Nobody is asked to decide before you send it."))
    except QuestionsOpen as error:
        _mark(form, kept)
        return _page(request, kept, 422, answers_form=form, trouble=error.words)
    except ChannelsError as error:
        return _refused(request, review, form, "answers_form", error)
    return redirect(review)


@require_http_methods(["POST"])
@person_required
def save(request: PersonRequest, public_id: str) -> HttpResponse:
    """Autosave: JSON {saved}; 409 when the answers were sent meanwhile."""
    review = _review_for(request.person, public_id)
    try:
        _kept(request.person, review, AnswersForm(review, request.POST))
    except ReviewElsewhere as error:
        return render(request, "channels/reviews/_sent_meanwhile.html", {"review": error.review}, status=409)
    return JsonResponse({"saved": times.clock_words(clock.now())})


@require_http_methods(["POST"])
@person_required
def comment(request: PersonRequest, public_id: str) -> HttpResponse:
    review = _review_for(request.person, public_id)
    form = CommentForm(request.POST)
    form.is_valid()
    try:
        comment_review(request.person, review, form.cleaned_data.get("words", ""))
    except ChannelsError as error:
        return _refused(request, review, form, "comment_form", error)
    messages.success(request, _("Your comment stands beside the answers."))
    return redirect(review)


@require_http_methods(["POST"])
@person_required
def decide(request: PersonRequest, public_id: str, half: Half) -> HttpResponse:
    review = _review_for(request.person, public_id)
    form = DecideForm(review, request.POST, auto_id=f"{half}-%s")
    if not form.is_valid():
        return _page(request, review, 422, decide_form=form, decided_half=half)
    chosen = form.cleaned_data
    try:
        held = decide_review(request.person, review, half, chosen["outcome"], chosen["reason"], form.target())
    except ChannelsError as error:
        return _refused(request, review, form, "decide_form", error, decided_half=half)
    if held.state == ChannelReview.State.DECIDED:
        messages.success(request, _("Both have decided alike, so it holds. The owner is told."))
    elif held.round > review.round:
        messages.warning(
            request, _("The two decisions differ, so nothing was changed. Talk to each other first.")
        )
    else:
        messages.success(request, _("Your decision is kept. The other one is still awaited."))
    return redirect(review)


@require_http_methods(["POST"])
@person_required
def withdraw(request: PersonRequest, public_id: str) -> HttpResponse:
    review = _review_for(request.person, public_id)
    form = WithdrawForm(request.POST, auto_id=_WITHDRAW)
    form.is_valid()
    try:
        withdraw_review(request.person, review, form.cleaned_data.get("reason", ""))
    except ChannelsError as error:
        return _refused(request, review, form, "withdraw_form", error)
    messages.success(request, _("The review is withdrawn. The channel stays as it is."))
    return redirect(review)


def _review_for(person: Person, public_id: str) -> ChannelReview:
    """404 for what is not there and for what is none of theirs: neither tells of the other."""
    found = ChannelReview.objects.select_related(
        "channel__owner_unit", "channel__entry", "merge_into", "change"
    )
    review = found.filter(public_id=public_id.replace("\x00", "")).first()
    if review is None or not may(person, "channels.view_review", review):
        raise Http404(public_id)
    return review


def _kept(person: Person, review: ChannelReview, form: AnswersForm) -> ChannelReview:
    form.is_valid()
    return keep_answers(person, review, form.answers(), form.target())


def _mark(form: AnswersForm, review: ChannelReview) -> None:
    for key in unanswered(review.answers):
        form.add_error(key, _("Choose an answer. “We do not know” is one."))


def _refused(
    request: PersonRequest, review: ChannelReview, form: Any, name: str, error: ChannelsError, **more: Any
) -> HttpResponse:
    if isinstance(error, ReviewElsewhere):
        messages.info(request, error.words)
        return HttpResponseRedirect(review.get_absolute_url())
    named = {"reason": "words"} if name == "comment_form" else {}
    field = named.get(error.field, error.field)
    if field in form.fields:
        form.add_error(field, error.words)
    else:
        tell(form, error)
    return _page(request, review, 422, **{name: form}, **more)


def _page(request: PersonRequest, review: ChannelReview, status: int = 200, **more: Any) -> HttpResponse:
    person = request.person
    matter = matter_of(review)
    asks = Ask.objects.filter(matter=matter, done_at=None).exclude(verb="comment").order_by("due_at")
    may_answer = may(person, "channels.answer_review", review)
    may_comment = may(person, "channels.comment_review", review)
    form = more.pop("answers_form", None) or (AnswersForm(review) if may_answer else None)
    shown = answers_of(review)
    page: dict[str, Any] = {
        "review": review,
        "channel": review.channel,
        "matter": matter,
        "asks": list(asks),
        "told": told(review),
        "answers": shown,
        "questions": _together(form, shown) if form is not None and may_answer else [],
        "may_answer": may_answer,
        "halves": _halves(person, review, more.pop("decide_form", None), more.pop("decided_half", "")),
        "comment_form": CommentForm(initial={"words": review.comment}) if may_comment else None,
        "withdraw_form": WithdrawForm(auto_id=_WITHDRAW) if may_comment else None,
        "may_comment": may_comment,
        **more,
    }
    return render(request, "channels/reviews/review.html", page, status=status)


def _halves(
    person: Person, review: ChannelReview, sent: DecideForm | None, half: str
) -> list[tuple[HalfBox, DecideForm | None]]:
    """Each box with its form, when the reader decides there; what was sent stands in it again."""
    if review.state != ChannelReview.State.DECIDING:
        return []
    fresh = {"initial": _wish(review)}
    return [
        (
            box,
            (
                sent
                if sent is not None and box.half == half
                else DecideForm(review, auto_id=f"{box.half}-%s", **fresh)
            )
            if box.yours
            else None,
        )
        for box in halves_of(person, review)
    ]


def _wish(review: ChannelReview) -> dict[str, str]:
    """Nothing is chosen beforehand but the channel that the owner named: whoever decides chooses."""
    return {"merge_into": review.merge_into.public_id if review.merge_into else ""}


def _together(form: AnswersForm, shown: list[Any]) -> list[dict[str, Any]]:
    """Each question with what is known, its fields, and for the last one the other channel."""
    return [
        {
            "rule": one.question.rule,
            "known": one.known,
            "fields": [
                form[name]
                for name in (one.question.key, "merge_into", f"{one.question.key}_words")
                if name in form.fields and (name != "merge_into" or one.question.key == QUESTIONS[-1].key)
            ],
        }
        for one in shown
    ]
