"""Addresses of items and their pictures."""

from __future__ import annotations

from django.urls import path

from tankar.content.views import composer, item, items, picture

app_name = "content"
urlpatterns = [
    path("items/", items.items, name="items"),
    path("items/new/", composer.start, name="start"),
    path("items/<str:public_id>/", item.show, name="item"),
    path("items/<str:public_id>/write/", composer.write, name="write"),
    path("items/<str:public_id>/save/", composer.save, name="save"),
    path("items/<str:public_id>/look/", composer.look, name="look"),
    path("items/<str:public_id>/picture/", composer.attach, name="attach"),
    path("items/<str:public_id>/take-back/", item.take_back, name="take_back"),
    path("items/<str:public_id>/remove/", item.remove, name="remove"),
    path("media/<str:public_id>/", picture.picture, name="picture"),
]
