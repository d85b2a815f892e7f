from __future__ import annotations

from django.urls import path

from tankar.web.views.today import today

app_name = "web"
urlpatterns = [path("", today, name="today")]
