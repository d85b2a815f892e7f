"""What is known about a page that a link leads to, frozen."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Page"]


@dataclass(frozen=True)
class Page:
    """`state`: of `LinkedPage`. `public_id`: of its small picture, "" when there is none."""

    url: str
    state: str
    title: str = ""
    description: str = ""
    public_id: str = ""

    @property
    def does_not_open(self) -> bool:
        """Somebody who must know said so: the website, or the name servers."""
        return self.state in ("gone", "nowhere")
