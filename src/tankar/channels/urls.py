from __future__ import annotations

from django.urls import path

from tankar.channels.views.connect import check, connect
from tankar.channels.views.languages import languages
from tankar.channels.views.managers import end, managers
from tankar.channels.views.new import new
from tankar.channels.views.one import one
from tankar.channels.views.pausing import pause, resume
from tankar.channels.views.register import register

app_name = "channels"
urlpatterns = [
    path("register/", register, name="list"),
    path("register/new/", new, name="new"),
    path("register/<str:public_id>/", one, name="one"),
    path("register/<str:public_id>/languages/", languages, name="languages"),
    path("register/<str:public_id>/connect/", connect, name="connect"),
    path("register/<str:public_id>/check/", check, name="check"),
    path("register/<str:public_id>/pause/", pause, name="pause"),
    path("register/<str:public_id>/resume/", resume, name="resume"),
    path("register/<str:public_id>/managers/", managers, name="managers"),
    path("register/<str:public_id>/managers/<str:assignment_id>/end/", end, name="end_assignment"),
]
