"""Whether a network can take a post at all, by its own limits, before anything is sent."""

from __future__ import annotations

from collections.abc import Collection

from .contract import Limits, Media, OperationKind, Outgoing, Reason, Rejected


def refuse_unfit(
    outgoing: Outgoing, network: str, operations: Collection[OperationKind], limits: Limits
) -> None:
    """Raises Rejected with the first thing that does not fit. `network`: its title, for the sentence."""
    refuse_unknown(outgoing, network, operations, limits)
    if not outgoing.text.strip() and not outgoing.media:
        raise Rejected(Reason.TEXT_EMPTY, f"A post on {network} needs words, a picture or a video.")
    counted = limits.count(outgoing.text)
    if counted > limits.characters:
        raise Rejected(
            Reason.TEXT_TOO_LONG, f"The text is {counted} long; {network} takes {limits.characters}."
        )
    refuse_unfit_media(outgoing.media, network, limits)


def refuse_unknown(
    outgoing: Outgoing, network: str, operations: Collection[OperationKind], limits: Limits
) -> None:
    """Raises Rejected for what the network has no notion of."""
    if outgoing.kind not in operations:
        raise Rejected(Reason.OTHER, f"A {network} channel has no way to {outgoing.kind}.")
    if outgoing.shape not in limits.shapes:
        raise Rejected(Reason.OTHER, f"{network} has nothing like a {outgoing.shape}.")


def refuse_unfit_media(media: tuple[Media, ...], network: str, limits: Limits) -> None:
    videos = [one for one in media if one.is_video]
    if len(videos) > 1 or (videos and len(media) > 1 and not limits.mixes):
        raise Rejected(Reason.TOO_MANY_MEDIA, f"{network} takes one video, and nothing else beside it.")
    if len(media) > limits.media:
        raise Rejected(Reason.TOO_MANY_MEDIA, f"{network} takes {limits.media} pictures, not {len(media)}.")
    for one in media:
        takes = limits.video_types if one.is_video else limits.image_types
        if one.content_type not in takes:
            raise Rejected(Reason.MEDIA_TYPE, f"{network} does not take {one.content_type}.")
        most = limits.video_bytes if one.is_video else limits.image_bytes
        if one.size > most:
            raise Rejected(Reason.MEDIA_TOO_LARGE, f"A file is {one.size} bytes; {network} takes {most}.")
        if one.is_video and limits.video_seconds and one.seconds > limits.video_seconds:
            raise Rejected(
                Reason.MEDIA_TOO_LARGE,
                f"The video is {one.seconds:.0f} seconds long; {network} takes {limits.video_seconds}.",
            )
        if len(one.description) > limits.description:
            raise Rejected(
                Reason.DESCRIPTION_TOO_LONG,
                f"A description is longer than the {limits.description} characters {network} takes.",
            )
