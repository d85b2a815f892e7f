"""Addresses of notices."""

from __future__ import annotations

from django.urls import path

from tankar.notices.views import bell

app_name = "notices"
urlpatterns = [
    path("notices/", bell.notices, name="notices"),
    path("notices/bell/", bell.bell, name="bell"),
    path("notices/read/", bell.all_read, name="all_read"),
    path("notices/settings/", bell.settings, name="settings"),
    path("notices/devices/", bell.add, name="add_device"),
    path("notices/devices/<str:public_id>/remove/", bell.remove, name="remove_device"),
    path("notices/<str:public_id>/open/", bell.opened, name="open"),
    path("notices-worker.js", bell.service_worker, name="worker"),
]
