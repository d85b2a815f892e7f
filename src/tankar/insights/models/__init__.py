"""Figures as they came home, and whose turn it is to be measured."""

from __future__ import annotations

from tankar.insights.models.figure import ChannelFigure, How, PostFigure, Why
from tankar.insights.models.gauge import Gauge

__all__ = ["ChannelFigure", "Gauge", "How", "PostFigure", "Why"]
