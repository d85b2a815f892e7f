from __future__ import annotations

from django.urls import path, re_path

from tankar.publishing.views import deliveries, feed, freezes, publish, takedowns

app_name = "publishing"
_SHA = r"(?P<sha256>[0-9a-f]{64})"
urlpatterns = [
    path("items/<str:public_id>/publish/", publish.publish, name="publish"),
    path("items/<str:public_id>/deliveries/", deliveries.item_deliveries, name="item_deliveries"),
    path("deliveries/<str:public_id>/file/<int:place>/", deliveries.file, name="file"),
    path("deliveries/<str:public_id>/<str:act>/", deliveries.resolve_delivery, name="resolve"),
    path("takedowns/<str:public_id>/", takedowns.takedown, name="takedown"),
    path("stop/", freezes.freezes, name="freezes"),
    path("stop/<str:public_id>/lift/", freezes.lift_freeze, name="lift"),
    re_path(rf"^feed/media/{_SHA}$", feed.media, name="feed_media"),
    path("feed/", feed.feed, name="feed"),
    path("feed.atom", feed.atom, name="atom"),
    path("feed.json", feed.json_feed, name="json_feed"),
    path("feed/<str:public_id>/", feed.post, name="feed_post"),
    re_path(r"^(?P<language>sv|fi|en)/feed/$", feed.feed, name="feed_in"),
    re_path(r"^(?P<language>sv|fi|en)/feed\.atom$", feed.atom, name="atom_in"),
    re_path(r"^(?P<language>sv|fi|en)/feed\.json$", feed.json_feed, name="json_feed_in"),
    re_path(r"^(?P<language>sv|fi|en)/feed/(?P<public_id>[\w-]+)/$", feed.post, name="feed_post_in"),
]
