"""Comments on an item: the list that asks again, writing, dealing with, taking back; who is here too."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.comments.actions.delete_comment import delete_comment
from tankar.content.comments.actions.resolve_comment import open_again, resolve_comment
from tankar.content.comments.actions.write_comment import write_comment
from tankar.content.comments.errors import NothingSaid, TooLateToDelete
from tankar.content.comments.presence import here_too
from tankar.content.comments.reading import comments_page
from tankar.content.draft import LANGUAGES
from tankar.content.errors import NotAllowed
from tankar.content.models import Comment, Item
from tankar.content.review.telling import title_of
from tankar.content.views.finding import item_for
from tankar.organisation.access import may
from tankar.organisation.requests import PersonRequest, person_required, polled

__all__ = ["act", "comments", "comments_list", "here"]


@require_http_methods(["GET", "POST"])
@person_required
def comments(request: PersonRequest, public_id: str) -> HttpResponse:
    """The comments on a page of their own; a POST writes one."""
    item = item_for(request.person, public_id)
    if request.method != "POST":
        return _shown(request, item)
    about, _colon, language = request.POST.get("about", "").partition(":")
    try:
        _comment, mentions = write_comment(
            request.person,
            item,
            request.POST.get("comment", ""),
            about if about in Comment.About.values else "",
            language if language in LANGUAGES else "",
            _thread(item, request.POST.get("thread", "")),
        )
    except NothingSaid:
        return _answered(request, item, _("Write something first. Nothing was sent."))
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    said = ""
    if mentions.unclear:
        names = ", ".join(mentions.unclear)
        said = _(
            "Your comment is there. Nobody was told by %(names)s: write the whole name of one colleague."
        )
        said %= {"names": names}
    return _answered(request, item, said, written=True)


def _shown(request: PersonRequest, item: Item) -> HttpResponse:
    """The page, or for a script the form alone: with what is typed there, as an answer to `?thread=`."""
    page = _page(request, item)
    page |= {"thread": _thread(item, request.GET.get("thread", "")), "typed": request.GET.get("comment", "")}
    if request.headers.get("HX-Request") == "true":
        return render(request, "content/comments/_form.html", page)
    return render(request, "content/comments/comments.html", {**page, "title": title_of(item)})


@require_http_methods(["POST"])
@person_required
def act(request: PersonRequest, public_id: str, comment_id: str, act: str) -> HttpResponse:
    """Deal with a comment, open it again, or take an own one back."""
    item = item_for(request.person, public_id)
    comment = _thread(item, comment_id)
    if comment is None:
        return _answered(request, item, _("That comment is not there any more."))
    said = ""
    try:
        if act == "resolve":
            resolve_comment(request.person, comment)
        elif act == "open":
            open_again(request.person, comment)
        elif act == "delete":
            delete_comment(request.person, comment)
        else:
            raise Http404(act)
    except TooLateToDelete:
        said = _("A comment can be taken back for 15 minutes, by whoever wrote it. Answer it instead.")
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    return _answered(request, item, said)


@require_http_methods(["GET"])
@polled
def comments_list(request: PersonRequest, public_id: str) -> HttpResponse:
    """The list alone; 204 while nothing new is there, so that nothing on the page moves."""
    item = item_for(request.person, public_id)
    page = _page(request, item)
    if request.GET.get("seen") == page["seen"]:
        return HttpResponse(status=204)
    return render(request, "content/comments/_list.html", page)


@require_http_methods(["POST"])
@polled
def here(request: PersonRequest, public_id: str) -> HttpResponse:
    """Who else has the item open to write, at this moment."""
    item = item_for(request.person, public_id, "content.edit")
    others = here_too(request.person, item)
    shown = ",".join(one.public_id for one in others)
    if request.POST.get("here_shown") == shown:
        return HttpResponse(status=204)
    names = ", ".join(map(str, others))
    return render(request, "content/comments/_here.html", {"others": others, "names": names, "shown": shown})


def _thread(item: Item, public_id: str) -> Comment | None:
    wanted = public_id.replace("\x00", "")
    return item.comments.select_related("item", "by", "thread", "thread__by").filter(public_id=wanted).first()


def _page(request: PersonRequest, item: Item) -> dict[str, Any]:
    may_comment = may(request.person, "content.comment", item)
    return {**comments_page(request.person, item), "may_comment": may_comment}


def _answered(request: PersonRequest, item: Item, said: str = "", written: bool = False) -> HttpResponse:
    """The list for a script, with an empty form once something was written; the way back for a form."""
    if request.headers.get("HX-Request") == "true":
        page = {**_page(request, item), "said": said, "written": written}
        return render(request, "content/comments/_list.html", page)
    if said:
        messages.info(request, said)
    return HttpResponseRedirect(reverse("content:comments", args=[item.public_id]))
