"""Every address of the site. A context's own addresses stand in its `urls.py`."""

from __future__ import annotations

from django.urls import include, path

from tankar.web.api import api

urlpatterns = [
    path("", include("tankar.web.urls")),
    path("", include("tankar.organisation.urls")),
    path("", include("tankar.notices.urls")),
    path("", include("tankar.decisions.urls")),
    path("", include("tankar.guideline.urls")),
    path("", include("tankar.statements.urls")),
    path("", include("tankar.channels.urls")),
    path("", include("tankar.clearance.urls")),
    path("", include("tankar.campaigns.urls")),
    path("", include("tankar.content.urls")),
    path("", include("tankar.publishing.urls")),
    path("", include("tankar.planning.urls")),
    path("", include("tankar.inbox.urls")),
    path("", include("tankar.insights.urls")),
    path("", include("tankar.sharing.urls")),
    path("api/v1/", api.urls),
]

handler400 = "tankar.web.views.trouble.wrong_request"
handler403 = "tankar.web.views.trouble.forbidden"
handler404 = "tankar.web.views.trouble.not_found"
handler500 = "tankar.web.views.trouble.server_error"
