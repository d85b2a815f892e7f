"""Posts of a Page: ``POST /{page}/feed`` and ``/{page}/photos``, edit and delete, and what ``GET`` reads back."""

from __future__ import annotations

import sqlite3
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice import files
from tankar.practice.fields import number, text
from tankar.practice.gate import Me
from tankar.practice.manners import base_of, store_of
from tankar.practice.store import as_text

from . import comments, events, nodes, posting, talk
from .errors import Refused, bad, unknown
from .gate import PAGE, USER, as_list, gate, needs, page_of, params, upload_of, yes
from .oauth import person_node, token_for
from .posting import Draft
from .projection import projected

LARGEST_PHOTO = 4 * 1024 * 1024
PICTURES = ("image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff")
PUBLISH, READ = "pages_manage_posts", "pages_read_engagement"
USUAL = {
    "Comment": comments.USUAL,
    "Post": ("created_time", "message", "id"),
    "Photo": ("created_time", "id"),
    "Video": ("description", "created_time", "id"),
    "Page": ("name", "id"),
    "User": ("name", "id"),
}


def published(request: Request, number: int, body: dict[str, Any]) -> Response:
    request.state.stored = number
    return JSONResponse(body)


@gate("statuses")
async def post_feed(request: Request, me: Me) -> Response:
    given, store, page = await params(request), store_of(request), page_of(request, me, PUBLISH)
    message, link = text(given, "message"), text(given, "link")
    attached = [
        one.get("media_fbid") for one in as_list(given.get("attached_media")) if isinstance(one, dict)
    ]
    if not message.strip() and not link and not attached:
        raise bad("Invalid parameter: a post needs message, link or attached_media")
    posting.check_message(message)
    state, at = posting.when(store, given)
    extra = {"card": posting.card(link)} if link else {}
    media_ids = posting.check_attached(store, page["id"], attached)
    draft = Draft(page["id"], me.app_id, message, "post", state, at, media_ids, extra)
    done = posting.publish(store, draft)
    return published(request, done, {"id": f"{page['id']}_{done}"})


def _photo(request: Request, page: sqlite3.Row, data: bytes, described: str) -> int:
    """Keep a photo; its number. Raises Refused."""
    if len(data) > LARGEST_PHOTO:
        raise bad("Photos should be smaller than 4 MB and saved as JPG, PNG, GIF, TIFF", 1366046)
    try:
        kind, width, height = files.looked_at(data)
    except files.NoPicture:
        kind, width, height = "", 0, 0
    if kind not in PICTURES:
        raise bad("Photos should be smaller than 4 MB and saved as JPG, PNG, GIF, TIFF", 1366046)
    fails = request.state.plan.media_fails
    described_or_none = described or None
    size = {"width": width, "height": height}
    return files.keep(
        store_of(request), page["id"], data, kind, description=described_or_none, will_fail=fails, **size
    )


async def post_photos(request: Request) -> Response:
    """Published at once it is a post; unpublished it is only a photo that waits for one."""
    given = await params(request)
    handler = _publish_photo if yes(given, "published", True) else _keep_photo
    return await handler(request)


async def _sent_photo(request: Request, me: Me) -> tuple[dict[str, Any], sqlite3.Row, int]:
    given, page = await params(request), page_of(request, me, PUBLISH)
    upload = upload_of(given, "source", "file")
    if upload is None:
        raise bad(
            "Requires upload file: nothing is fetched from a url here, send the bytes as source", 1366046
        )
    return given, page, _photo(request, page, await upload.read(), text(given, "alt_text_custom"))


@gate("media")
async def _keep_photo(request: Request, me: Me) -> Response:
    _given, _page, photo = await _sent_photo(request, me)
    return JSONResponse({"id": str(photo)})


@gate("statuses")
async def _publish_photo(request: Request, me: Me) -> Response:
    given, page, photo = await _sent_photo(request, me)
    message = text(given, "message") or text(given, "caption")
    posting.check_message(message)
    done = posting.publish(store_of(request), Draft(page["id"], me.app_id, message, media_ids=[photo]))
    return published(request, done, {"id": str(photo), "post_id": f"{page['id']}_{done}"})


def _found(request: Request, me: Me) -> tuple[str, dict[str, Any]]:
    """The node an identifier names, and what kind it is. Raises Refused."""
    store, base, name = store_of(request), base_of(request), request.path_params["id"]
    if name == "me" and me.kind == USER:
        return "User", person_node(store, me)
    about = store.find(
        "accounts", network="facebook", id=me.id if name == "me" else number(name), is_resident=0
    )
    about = about or store.find("accounts", network="facebook", handle=name, is_resident=0)
    if about:
        return "Page", {**nodes.page(store, about, base), **token_for(request, me, about["id"])}
    if me.kind == PAGE:
        if said := comments.comment_of(request, me):
            needs(me, comments.READ)
            return "Comment", nodes.comment(store, said, base, me.id)
        needs(me, READ)
        posting.out_now(store, me.id)
        if row := posting.own(store, name, me.id):
            return "Post", nodes.post(store, row, base)
        if row := store.find("media", id=number(name), account_id=me.id):
            make = nodes.photo if row["kind"] == "image" else nodes.video
            return make.__name__.title(), make(store, row, base)
        needs(me, comments.READ)
        return "Post", nodes.post(store, comments.about(request, me), base)
    raise unknown(name, request.method)


@gate()
async def get_node(request: Request, me: Me) -> Response:
    kind, node = _found(request, me)
    return JSONResponse(projected(node, request.query_params.get("fields", ""), USUAL[kind], kind))


def _mine(request: Request, me: Me) -> sqlite3.Row:
    """The post an identifier names: its own, or that of its video or photo. Raises Refused."""
    needs(me, PUBLISH)
    store, name = store_of(request), request.path_params["id"]
    row = posting.own(store, name, me.id)
    media = store.find("media", id=number(name), account_id=me.id)
    if row is None and media and media["status_id"]:
        row = posting.own(store, str(media["status_id"]), me.id)
    if row is None:
        raise unknown(name, request.method)
    return row


@gate("edits")
async def post_node(request: Request, me: Me) -> Response:
    """Change the words of a post this app has made, or let out what waits; of a comment, its words or whether
    it is hidden."""
    given, store = await params(request), store_of(request)
    if said := comments.comment_of(request, me):
        return comments.change_comment(request, me, said, given)
    row = _mine(request, me)
    if row["app_id"] != me.app_id:
        raise Refused(200, "(#200) The app can only edit posts that it made.")
    changes: dict[str, Any] = {}
    if "message" in given or "description" in given:
        changes["text"] = text(given, "message") or text(given, "description")
        posting.check_message(changes["text"])
    if row["state"] in ("draft", "scheduled") and yes(given, "is_published", False):
        changes |= {"state": "", "created_at": as_text(store.now())}
    if changes:
        with store.atomic():
            store.change("statuses", row["id"], **changes, edited_at=as_text(store.now()))
            if not row["state"]:
                events.post(store, store.get("statuses", row["id"]), "edited")
    return JSONResponse({"success": True})


@gate("edits")
async def delete_node(request: Request, me: Me) -> Response:
    if said := comments.comment_of(request, me):
        return comments.delete_comment(request, me, said)
    talk.remove(store_of(request), _mine(request, me), me.id)
    return JSONResponse({"success": True})


def captions_name(name: str) -> str:
    """``film.sv_SE.srt`` tells the language of its captions. Raises Refused."""
    parts = name.split(".")
    if len(parts) < 3 or parts[-1].lower() != "srt" or len(parts[-2]) != 5 or parts[-2][2] != "_":
        raise bad("The caption file name must be FILENAME.LOCALE_LOCALE.srt, as in film.en_US.srt")
    return parts[-2]


@gate("media")
async def post_captions(request: Request, me: Me) -> Response:
    given, store = await params(request), store_of(request)
    needs(me, PUBLISH)
    row = store.find("media", id=number(request.path_params["id"]), account_id=me.id, kind="video")
    upload = upload_of(given, "captions_file")
    if row is None:
        raise unknown(request.path_params["id"], request.method)
    if upload is None:
        raise bad("The parameter captions_file is required")
    language = captions_name(upload.filename or "")[:2]
    said = (await upload.read()).decode("utf-8", "replace").replace("\r\n", "\n")
    name = f"{row['id']}.{language}.vtt"
    shown = "\n".join(line.replace(",", ".") if "-->" in line else line for line in said.split("\n"))
    files.write(store, name, f"WEBVTT\n\n{shown}".encode())
    sql = "INSERT INTO captions VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET file = excluded.file"
    store.run(sql, row["id"], language, name)
    return JSONResponse({"success": True})


@gate()
async def get_captions(request: Request, me: Me) -> Response:
    kind, node = _found(request, me)
    if kind != "Video":
        raise unknown(request.path_params["id"], request.method)
    return JSONResponse(node["captions"])
