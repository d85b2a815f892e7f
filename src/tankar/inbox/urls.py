from __future__ import annotations

from django.urls import path

from tankar.inbox.views.acts import act
from tankar.inbox.views.copies import copies
from tankar.inbox.views.distress import distress
from tankar.inbox.views.examples import delete_example, examples, examples_file
from tankar.inbox.views.giving_back import give_all_back
from tankar.inbox.views.listing import inbox
from tankar.inbox.views.looking import look
from tankar.inbox.views.one import live_part, one
from tankar.inbox.views.uproar import seen

app_name = "inbox"
urlpatterns = [
    path("inbox/", inbox, name="list"),
    path("inbox/someone-in-distress/", distress, name="distress"),
    path("inbox/labels/", examples, name="examples"),
    path("inbox/labels/examples.jsonl", examples_file, name="examples_file"),
    path("inbox/labels/<str:public_id>/delete/", delete_example, name="delete_example"),
    path("inbox/give-back/", give_all_back, name="give_back"),
    path("inbox/uproars/<str:public_id>/seen/", seen, name="uproar_seen"),
    path("inbox/<str:public_id>/", one, name="one"),
    path("inbox/<str:public_id>/live/", live_part, name="live"),
    path("inbox/<str:public_id>/same/", copies, name="copies"),
    path("inbox/<str:public_id>/look/", look, name="look"),
    path("inbox/<str:public_id>/do/<str:what>/", act, name="act"),
]
