"""A text weighed by the bundled model: once, however many ask."""

from __future__ import annotations

from tankar.texts.kinds.kind import Names
from tankar.texts.model.features import Features, features_of
from tankar.texts.model.linear import Weighed, bundled
from tankar.texts.patterns import Subject

__all__ = ["weighed"]


def weighed(subject: Subject, names: Names) -> tuple[Features, Weighed]:
    if not isinstance(subject.weighed, tuple):
        features = features_of(subject, names)
        subject.weighed = (features, bundled().weigh(features))
    features, found = subject.weighed
    return features, found
