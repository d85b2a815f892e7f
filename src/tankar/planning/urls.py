"""Addresses of the calendar."""

from __future__ import annotations

from django.urls import path, register_converter

from tankar.planning.feeds import views as feeds
from tankar.planning.views import calendar, day, days, move, times, week
from tankar.planning.views.dates import DateConverter

register_converter(DateConverter, "day")

app_name = "planning"
urlpatterns = [
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/layers/", calendar.layers, name="layers"),
    path("calendar/day/<day:date>/", day.day, name="day"),
    path("calendar/move/<str:public_id>/", move.move, name="move"),
    path("calendar/week/", week.week, name="week"),
    path("calendar/week/idea/", week.note_topic, name="note_topic"),
    path("calendar/days/", days.days, name="days"),
    path("calendar/days/<str:public_id>/", days.edit, name="edit_days"),
    path("calendar/days/<str:public_id>/remove/", days.remove, name="remove_days"),
    path("calendar/times/", times.times, name="times"),
    path("calendar/times/<str:public_id>/", times.channel_times, name="channel_times"),
    path("calendar/slot/<str:public_id>/", times.slot, name="slot"),
    path("calendar/addresses/", feeds.feeds, name="feeds"),
    path("calendar/addresses/<str:public_id>/withdraw/", feeds.revoke, name="revoke_feed"),
    path("calendar/feed/<str:secret>.ics", feeds.feed, name="feed"),
]
