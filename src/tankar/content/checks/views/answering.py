"""Answers to findings, from the composer: repaired, kept, passed for a reason, looked at again."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.checks.actions.keep_finding import keep_finding, look_again
from tankar.content.checks.actions.pass_finding import pass_finding
from tankar.content.checks.mending import leave_out, mend
from tankar.content.errors import ChangedMeanwhile, FindingGone, NotADraft, NotAllowed, ReasonMissing
from tankar.content.models import Item
from tankar.content.views.composing import page_of_item
from tankar.content.views.finding import item_for
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["answer", "answer_if_asked"]


@require_http_methods(["POST"])
@person_required
def answer(request: PersonRequest, public_id: str) -> HttpResponse:
    """With JavaScript: the answer alone, and the page's part with what is left to look at."""
    item = item_for(request.person, public_id, "content.edit")
    said = answer_if_asked(request, item)
    item.refresh_from_db()
    page = page_of_item(request.person, item, said=said)
    page["ways_changed"] = page["languages_changed"] = False
    return render(request, "content/_look_part.html", page)


def answer_if_asked(request: PersonRequest, item: Item, *, aloud: bool = False) -> str:
    """Do what the pressed button says. Gives a sentence when it could not be done; `aloud`: as a message."""
    act, _colon, key = request.POST.get("act", "").partition(":")
    try:
        if act == "keep-finding":
            keep_finding(request.person, item, key)
        elif act == "pass-finding":
            pass_finding(request.person, item, key, request.POST.get(f"reason-{key}", ""))
        elif act == "mend-finding":
            mend(request.person, item, key)
        elif act == "leave-out":
            leave_out(request.person, item, key)
        elif act == "look-again":
            look_again(request.person, item)
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except ReasonMissing:
        return _said(request, _("Write the reason first: it is what the reviewer reads."), aloud)
    except (FindingGone, ChangedMeanwhile, NotADraft):
        return _said(
            request, _("The words have changed meanwhile. Look at what is found in them now."), aloud
        )
    return ""


def _said(request: PersonRequest, sentence: str, aloud: bool) -> str:
    if aloud:
        messages.warning(request, sentence)
    return sentence
