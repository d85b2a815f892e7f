"""The demo's mail: what would have been sent."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from tankar.organisation.models import ShownMail
from tankar.work.demo import is_demo

__all__ = ["shown_mail", "shown_mails"]

_NEWEST = 100


@require_http_methods(["GET"])
def shown_mails(request: HttpRequest) -> HttpResponse:
    if not is_demo():
        raise Http404
    return render(request, "organisation/shown_mails.html", {"mails": ShownMail.objects.all()[:_NEWEST]})


@require_http_methods(["GET"])
def shown_mail(request: HttpRequest, public_id: str) -> HttpResponse:
    if not is_demo():
        raise Http404
    mail = get_object_or_404(ShownMail, public_id=public_id)
    return render(request, "organisation/shown_mail.html", {"mail": mail})
