from __future__ import annotations

from django.urls import path

from tankar.inbox.views.acts import act
from tankar.inbox.views.giving_back import give_all_back
from tankar.inbox.views.listing import inbox
from tankar.inbox.views.looking import look
from tankar.inbox.views.one import live_part, one

app_name = "inbox"
urlpatterns = [
    path("inbox/", inbox, name="list"),
    path("inbox/give-back/", give_all_back, name="give_back"),
    path("inbox/<str:public_id>/", one, name="one"),
    path("inbox/<str:public_id>/live/", live_part, name="live"),
    path("inbox/<str:public_id>/look/", look, name="look"),
    path("inbox/<str:public_id>/do/<str:what>/", act, name="act"),
]
