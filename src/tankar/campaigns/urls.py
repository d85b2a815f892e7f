"""Addresses of campaigns: those of the staff, and the public totals with fixed twins."""

from __future__ import annotations

from django.urls import path, re_path

from tankar.campaigns.views import campaign, campaigns, frames, totals, writing

app_name = "campaigns"
urlpatterns = [
    path("campaigns/", campaigns.campaigns, name="list"),
    path("campaigns/new/", writing.start, name="start"),
    path("campaigns/starting/", campaigns.starting, name="starting"),
    path("campaigns/frames/new/", frames.new_frame, name="new_frame"),
    path("campaigns/frames/<str:public_id>/", frames.frame, name="frame"),
    path("campaigns/<str:public_id>/", campaign.show, name="one"),
    path("campaigns/<str:public_id>/write/", writing.write, name="write"),
    path("campaigns/<str:public_id>/save/", writing.save, name="save"),
    path("campaigns/<str:public_id>/decide/", campaign.decide, name="decide"),
    path("campaigns/<str:public_id>/act/", campaign.act, name="act"),
    path("campaigns/<str:public_id>/report/", campaign.report, name="report"),
    path("paid-advertising/", totals.totals, name="totals"),
    re_path(r"^(?P<language>sv|fi|en)/paid-advertising/$", totals.totals, name="totals_in"),
    re_path(r"^(?P<language>sv|fi|en)/paid-advertising\.csv$", totals.totals_file, name="totals_file"),
]
