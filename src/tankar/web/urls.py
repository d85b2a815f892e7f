from __future__ import annotations

from django.urls import path

from tankar.web.views import frame, trouble
from tankar.web.views.today import today

app_name = "web"
urlpatterns = [
    path("", today, name="today"),
    path("appearance/", frame.appearance, name="appearance"),
    path("demo/clock/", frame.demo_clock_view, name="demo_clock"),
    path("offline/", trouble.offline, name="offline"),
]
