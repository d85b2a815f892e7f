"""What the networks told of single posts: the newest number of each kind, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tankar.insights.models import PostFigure
from tankar.insights.reading.number import Number, missing, nobody_told
from tankar.insights.words import definition_words, indicator_words
from tankar.interface.times import full_words
from tankar.networks.incoming import Indicator, Period
from tankar.publishing.models import OwnPost

__all__ = ["PostRow", "Table", "figures_of"]

_ALWAYS = (Indicator.REACTIONS, Indicator.COMMENTS, Indicator.SHARES)


@dataclass(frozen=True)
class PostRow:
    """One post with a number for each column."""

    post: OwnPost
    numbers: Sequence[Number]


@dataclass(frozen=True)
class Table:
    """`columns`: name and definition. `indicators`: their keys, in the same order."""

    columns: Sequence[tuple[str, str]]
    rows: Sequence[PostRow]
    indicators: Sequence[str] = ()


def figures_of(posts: Sequence[OwnPost]) -> Table:
    """One question for all posts; a number of an earlier day stands until there is a newer one."""
    newest: dict[tuple[int, str], PostFigure] = {}
    for row in PostFigure.objects.filter(post__in=posts).order_by("day"):
        known = newest.get((row.post_id, row.indicator))
        if known is None or row.value is not None or known.value is None:
            newest[row.post_id, row.indicator] = row
    told = {indicator for _post, indicator in newest}
    shown = [one for one in Indicator if one in _ALWAYS or one.value in told]
    return Table(
        [(indicator_words(one), definition_words(one, Period.NOW)) for one in shown],
        [
            PostRow(post, [_number(post, one, newest.get((post.pk, one.value))) for one in shown])
            for post in posts
        ],
        [one.value for one in shown],
    )


def _number(post: OwnPost, indicator: Indicator, figure: PostFigure | None) -> Number:
    definition = definition_words(indicator, Period.NOW)
    name = indicator_words(indicator)
    if figure is None:
        return missing(name, definition, _("so far"), nobody_told(post.channel))
    return Number(
        name,
        definition,
        full_words(figure.measured_at),
        figure.value,
        figure.why_words,
        figure.source_words,
        figure.measured_at,
        figure.detail,
        own_name=figure.source,
    )
