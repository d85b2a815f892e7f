"""Videos on their way in, piece by piece. Answers are for the page's script: numbers, or one sentence."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse, UnreadablePostError
from django.views.decorators.http import require_http_methods

from tankar.content.changes import clean
from tankar.content.errors import PictureRefused
from tankar.content.media.uploads import OutOfPlace, begin, forget, path_of_upload, receive
from tankar.content.models import Upload
from tankar.organisation.requests import PersonRequest, permission_required, person_required

__all__ = ["create", "piece"]


@require_http_methods(["POST"])
@permission_required("content.write")
def create(request: PersonRequest) -> HttpResponse:
    """`key`: what the sender calls the file; `size` in bytes. JSON {id, arrived}; the same file goes on."""
    size = request.POST.get("size", "")
    number = int(size) if size.isascii() and size.isdigit() and len(size) < 16 else 0
    try:
        upload = begin(request.person, clean(request.POST.get("key", ""))[:200], number)
    except PictureRefused as error:
        return JsonResponse({"refusal": error.sentence}, status=422)
    return JsonResponse({"id": upload.public_id, "arrived": _arrived(upload)})


@require_http_methods(["GET", "PATCH", "DELETE"])
@person_required
def piece(request: PersonRequest, public_id: str) -> HttpResponse:
    """PATCH: the next piece, with its place in the header Upload-Offset; 409 says where to go on."""
    mine = Upload.objects.filter(person=request.person, state="arriving")
    upload = mine.filter(public_id=public_id.replace("\x00", "")).first()
    if upload is None:
        raise Http404(public_id)
    if request.method == "GET":
        return JsonResponse({"arrived": _arrived(upload), "size": upload.size})
    if request.method == "DELETE":
        forget(upload)
        return HttpResponse(status=204)
    offset = request.headers.get("Upload-Offset", "")
    place = int(offset) if offset.isascii() and offset.isdigit() and len(offset) < 16 else -1
    try:
        return JsonResponse({"arrived": receive(upload, place, request)})
    except OutOfPlace as error:
        return JsonResponse({"arrived": error.arrived}, status=409)
    except UnreadablePostError:
        # the connection ended in the middle; what came is kept, and nothing of ours is broken
        return JsonResponse({"arrived": _arrived(upload)}, status=400)


def _arrived(upload: Upload) -> int:
    path = path_of_upload(upload)
    return path.stat().st_size if path.exists() else 0
