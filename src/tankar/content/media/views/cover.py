"""What stands for a video: a still, a picture of one's own, one of the library, or another part of the same."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.content.actions.media.cover import add_cover, choose_cover, use_as_cover
from tankar.content.actions.media.take_files import own_photo
from tankar.content.changes import frame_from
from tankar.content.errors import LeaveHasEnded, NotAllowed, PictureRefused
from tankar.content.media import take_in
from tankar.content.media.covers import cut_cover, frame_of_cover
from tankar.content.media.cropping import part_of
from tankar.content.media.videos import cover_at
from tankar.content.media.views.finding import asset_for, video_for
from tankar.content.models import Asset
from tankar.content.views.cards import places_of
from tankar.organisation.access import may
from tankar.organisation.models import Person
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["cover", "cover_card"]

FRAME = "cover"


@require_http_methods(["POST"])
@person_required
def cover(request: PersonRequest, public_id: str) -> HttpResponse:
    """`second` takes a still, `file` a picture of one's own, `picture` one of the library; `act=cut` cuts anew."""
    video = video_for(request.person, public_id, to_edit=True)
    try:
        then = _chosen(request, video)
    except (PictureRefused, LeaveHasEnded) as error:
        messages.warning(request, _words(error))
        then = video
    except NotAllowed as error:
        raise PermissionDenied(error.permission) from None
    return HttpResponseRedirect(reverse("content:library_picture", args=[then.public_id]))


def _chosen(request: PersonRequest, video: Asset) -> Asset:
    """Do what was asked for; gives what is shown next. Raises what the actions raise."""
    person = request.person
    if request.POST.get("act") == "cut":
        return _cut_anew(request, video)
    if picture := request.POST.get("picture", ""):
        return _from_library(request, video, asset_for(person, picture))
    if "second" in request.POST:
        return _still(request, video)
    uploaded = request.FILES.get("file")
    if uploaded is None:
        messages.warning(request, _("No file was chosen. Choose a picture; the cover is as it was."))
        return video
    stored = take_in(uploaded)
    picture_row = add_cover(person, video, stored, own_photo(person), cut_cover(stored, video))
    return _asked_next(request, video, picture_row)


def _still(request: PersonRequest, video: Asset) -> Asset:
    try:
        at = max(0.0, min(float(request.POST["second"].replace(",", ".")), video.seconds))
    except ValueError:
        messages.warning(request, _("Say the second as a number, for example 2.5."))
        return video
    choose_cover(request.person, video, cover_at(video.sha256, video.content_type, at))
    messages.success(request, _("This still stands for the video from now on."))
    return video


def _from_library(request: PersonRequest, video: Asset, picture: Asset) -> Asset:
    if picture.is_video:
        raise Http404(picture.public_id)
    own = use_as_cover(request.person, video, picture, cut_cover(picture, video))
    return _asked_next(request, video, own)


def _cut_anew(request: PersonRequest, video: Asset) -> Asset:
    picture = video.cover_from
    if picture is None:
        messages.warning(request, _("The cover is a still by now, so there is nothing to cut."))
        return video
    use_as_cover(request.person, video, picture, cut_cover(picture, video, frame_from(request.POST, FRAME)))
    messages.success(request, _("The cover is cut like this from now on."))
    return video


def _asked_next(request: PersonRequest, video: Asset, picture: Asset) -> Asset:
    """Where the picture's own questions are still open, its page comes next."""
    if picture.people or not may(request.person, "content.edit_picture", picture):
        messages.success(request, _("This picture stands for the video from now on."))
        return video
    messages.success(
        request,
        _(
            "The picture stands for the video from now on. Say who took it and whether somebody shows, then save."
        ),
    )
    return picture


def _words(error: PictureRefused | LeaveHasEnded) -> str:
    if isinstance(error, PictureRefused):
        return error.sentence
    return _("The leave to publish this picture has ended. The cover is as it was; choose another picture.")


def cover_card(person: Person, video: Asset) -> dict[str, Any]:
    """What the section about the cover shows."""
    picture, frame = video.cover_from, frame_of_cover(video)
    if picture is None:
        return {"picture": None}
    return {
        "picture": picture,
        "seen": may(person, "content.view_picture", picture),
        "name": FRAME,
        "frame": frame,
        "box": part_of((video.width, video.height), frame, picture.width, picture.height),
        "places": places_of(frame),
    }
