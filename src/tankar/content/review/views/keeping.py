"""Keep as approved: what was changed since the yes is undone."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.errors import ChangedMeanwhile, NotADraft, NotAllowed, TextTooLong
from tankar.content.review.actions.keep_as_approved import keep_as_approved
from tankar.content.review.errors import NothingApproved
from tankar.content.review.views.asking import kept_first
from tankar.content.views.finding import item_for
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["keep_approved"]


@require_http_methods(["POST"])
@person_required
def keep_approved(request: PersonRequest, public_id: str) -> HttpResponse:
    """The composer's latest words are kept first, so that they stand among the earlier texts afterwards."""
    item = item_for(request.person, public_id, "content.edit")
    back = HttpResponseRedirect(reverse("content:write", args=[public_id]))
    try:
        item = kept_first(request, item)
        _item, whole = keep_as_approved(request.person, item, item.revision)
    except (ChangedMeanwhile, TextTooLong):
        # 307 keeps method and body: nothing typed is lost, and the composer shows both texts side by side
        response = HttpResponse(status=307)
        response["Location"] = back["Location"]
        return response
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    except (NotADraft, NothingApproved):
        messages.warning(request, _("There is no approved text to go back to. Nothing was changed."))
        return back
    if whole:
        messages.success(
            request, _("It is as it was approved. What you had written is kept among the earlier texts.")
        )
    else:
        messages.warning(
            request,
            _(
                "The texts are as they were approved. Pictures that came or went since then are not; see what differs."
            ),
        )
    return back
