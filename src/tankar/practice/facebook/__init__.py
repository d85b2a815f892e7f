"""The Graph API for Pages, as its public documentation describes it (read for v25.0 and v26.0).

Every host of the real one is a path of this server: the graph and the video host are ``/facebook/{version}/``
(the version is data, and may be left out), the dialogue is ``/facebook/{version}/dialog/oauth``, the bytes of
Reels and stories go to the ``upload_url`` that was given, under ``/facebook/rupload/``.

Not practised: messages but for the one private reply to a comment, businesses, and fetching a file from an address.
"""

from __future__ import annotations

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from . import comments, events, feed, insights, lists, messages, oauth, page_apps, past, talk, videos
from .errors import error
from .nodes import page_path, post_path
from .oauth import app_of
from .posting import as_html

__all__ = ["ROUTES", "app_of", "as_html", "events", "page_path", "past", "post_path", "talk", "unknown_path"]


class Version(Convertor[str]):
    regex = r"v\d+\.\d+"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("graph", Version())


def unknown_path(request: Request) -> Response:
    return error(2500, f"Unknown path components: {request.url.path}")


def _route(path: str, get: object = None, post: object = None, delete: object = None) -> list[Route]:
    given = {"GET": get, "POST": post, "DELETE": delete}
    return [Route(path, handler, methods=[method]) for method, handler in given.items() if callable(handler)]


GRAPH = [
    *_route("/oauth/access_token", get=oauth.access_token, post=oauth.access_token),
    *_route("/debug_token", get=oauth.debug_token),
    *_route("/me/accounts", get=oauth.accounts),
    *_route("/me/permissions", get=oauth.permissions),
    *_route("/{id}/uploads", post=videos.post_uploads),
    *_route("/{id}/feed", get=lists.published_posts, post=feed.post_feed),
    *_route("/{id}/posts", get=lists.published_posts),
    *_route("/{id}/published_posts", get=lists.published_posts),
    *_route("/{id}/scheduled_posts", get=lists.scheduled_posts),
    *_route("/{id}/photos", post=feed.post_photos),
    *_route("/{id}/videos", get=lists.videos, post=videos.post_videos),
    *_route("/{id}/video_reels", get=lists.reels, post=videos.post_reel),
    *_route("/{id}/video_stories", post=videos.post_video_story),
    *_route("/{id}/photo_stories", post=videos.post_photo_story),
    *_route("/{id}/stories", get=lists.stories),
    *_route("/{id}/captions", get=feed.get_captions, post=feed.post_captions),
    *_route("/{id}/comments", get=comments.get_comments, post=comments.post_comment),
    *_route("/{id}/likes", get=comments.get_likes, post=comments.post_like, delete=comments.delete_like),
    *_route("/{id}/reactions", get=comments.get_reactions),
    *_route("/{id}/insights", get=insights.get_insights),
    *_route("/{id}/tagged", get=lists.tagged),
    *_route(
        "/{id}/subscribed_apps",
        get=page_apps.get_subscribed,
        post=page_apps.post_subscribed,
        delete=page_apps.delete_subscribed,
    ),
    *_route("/{id}/messages", post=messages.post_message),
    *_route("/upload:{id}", get=videos.get_upload, post=videos.post_upload),
    *_route("/{id}", get=feed.get_node, post=feed.post_node, delete=feed.delete_node),
]
ROUTES: list[Route | Mount] = [
    *_route("/facebook/rupload/video-upload/{version:graph}/{id}", post=videos.post_rupload),
    *(Mount(f"/facebook{host}/{{version:graph}}", routes=GRAPH) for host in ("", "/graph", "/graph-video")),
    Mount("/facebook", routes=GRAPH),
]
