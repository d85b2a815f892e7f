"""The pictures of an item, in its copy."""

from __future__ import annotations

from collections.abc import Callable

from tankar.content.models import Asset, Captions, CoverCut, Item, Medium, MediumDescription

__all__ = ["copy_media", "copy_media_with_leave", "row_for_another", "row_with_leave"]

_FILE = ("sha256", "content_type", "width", "height", "size", "seconds", "title", "source", "speech", "cover")
_LEAVE = ("people", "leave_note", "leave_until")


def copy_media(item: Item, copy: Item) -> None:
    """The same pictures with their descriptions; the caller holds the transaction.

    One of the library is the same one. Of another, the copy has a row of its own, in which the question about
    people is not answered: leave was given for the item before.
    """
    _copy(item, copy, row_for_another)


def copy_media_with_leave(item: Item, copy: Item) -> None:
    """The same with the answer about people: whoever gave the pictures gave them for this copy too."""
    _copy(item, copy, row_with_leave)


def _copy(item: Item, copy: Item, row: Callable[[Asset], Asset]) -> None:
    for medium in item.media.select_related("asset").prefetch_related(
        "descriptions", "asset__captions", "asset__cover_from"
    ):
        asset = row(medium.asset)
        placed = Medium.objects.create(
            item=copy,
            asset=asset,
            position=medium.position,
            language=medium.language,
            crop=medium.crop,
            file=medium.file,
        )
        MediumDescription.objects.bulk_create(
            MediumDescription(medium=placed, language=one.language, text=one.text)
            for one in medium.descriptions.all()
        )


def row_for_another(asset: Asset) -> Asset:
    """The row that another item shows: of the library the same one, else one of its own, asked about anew."""
    return asset if asset.in_library else _anew(asset)


def row_with_leave(asset: Asset) -> Asset:
    """As `row_for_another`, with who shows and the leave they gave."""
    return asset if asset.in_library else _anew(asset, _FILE + _LEAVE)


def _anew(before: Asset, known: tuple[str, ...] = _FILE) -> Asset:
    asset = Asset.objects.create(
        **{name: getattr(before, name) for name in known},
        unit=before.unit,
        uploaded_by=before.uploaded_by,
        added_at=before.added_at,
        withdrawn_at=before.withdrawn_at,
        withdrawn_reason=before.withdrawn_reason,
    )
    Captions.objects.bulk_create(
        Captions(asset=asset, language=one.language, text=one.text, sha256=one.sha256)
        for one in before.captions.all()
    )
    if "leave_note" in known:
        asset.leaves.set(before.leaves.all())
    _copy_cover(before, asset, known)
    return asset


def _copy_cover(before: Asset, asset: Asset, known: tuple[str, ...]) -> None:
    """The same part of the same picture; as much is known about that one as about its video."""
    if before.cover_from is None:
        return
    picture = before.cover_from if before.cover_from.in_library else _anew(before.cover_from, known)
    Asset.objects.filter(pk=asset.pk).update(cover_from=picture)
    cuts = CoverCut.objects.filter(video=before, picture=before.cover_from, file=before.cover)
    CoverCut.objects.bulk_create(
        CoverCut(video=asset, picture=picture, crop=one.crop, file=one.file) for one in cuts
    )
