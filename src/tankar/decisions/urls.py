from __future__ import annotations

from django.urls import path

from tankar.decisions.views.decisions import decisions

app_name = "decisions"
urlpatterns = [path("decisions/", decisions, name="list")]
