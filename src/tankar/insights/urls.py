from __future__ import annotations

from django.urls import path

from tankar.insights.views.entering import enter
from tankar.insights.views.files import all_channels, one_channel
from tankar.insights.views.importing import bring, example_file
from tankar.insights.views.index import index
from tankar.insights.views.one import one, part
from tankar.insights.views.posts import one_post, posts

app_name = "insights"
urlpatterns = [
    path("insights/", index, name="index"),
    path("insights/example.csv", example_file, name="example"),
    path("insights/numbers.<str:form>", all_channels, name="file"),
    path("insights/posts/", posts, name="posts"),
    path("insights/posts/<str:public_id>/", one_post, name="post"),
    path("insights/<str:public_id>/", one, name="one"),
    path("insights/<str:public_id>/numbers.<str:form>", one_channel, name="channel_file"),
    path("insights/<str:public_id>/part/", part, name="part"),
    path("insights/<str:public_id>/enter/", enter, name="enter"),
    path("insights/<str:public_id>/import/", bring, name="import"),
]
