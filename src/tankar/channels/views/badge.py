"""A QR code that leads to "Yes – this is the city's": for a poster, a wall, or the account's own picture."""

from __future__ import annotations

import io
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tankar.channels.views.finding import channel_for
from tankar.organisation.requests import PersonRequest, person_required

__all__ = ["badge"]


@require_http_methods(["GET"])
@person_required
def badge(request: PersonRequest, public_id: str) -> HttpResponse:
    channel = channel_for(request, public_id, "channels.view")
    if not channel.url:
        raise Http404
    query = urlencode({"url": channel.url})
    address = f"{settings.CONFIGURATION.public_address}{reverse('channels:verify')}?{query}"
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", scale=4, border=4, light="#fff")
    headers = {"X-Content-Type-Options": "nosniff", "Content-Disposition": 'inline; filename="qr.svg"'}
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml", headers=headers)
