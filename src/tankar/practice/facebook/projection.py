"""``fields=id,attachments{media_type,subattachments}``: what of a node was asked for."""

from __future__ import annotations

import re
from typing import Any

from .errors import bad

Tree = dict[str, Any]
_PART = re.compile(r"[,{}]|[^,{}]+")


def parsed(text: str) -> Tree:
    """Names with what was asked inside each; ``name.limit(3)`` and ``name.as(x)`` count as the name."""
    tree: Tree = {}
    above: list[Tree] = []
    here, last = tree, ""
    for part in _PART.findall(text):
        if part == "{":
            above.append(here)
            here = here[last]
        elif part == "}":
            if not above:
                raise bad("Syntax error in fields")
            here = above.pop()
        elif part != "," and part.strip():
            last = part.strip().partition(".")[0]
            here.setdefault(last, {})
    return tree


def projected(node: dict[str, Any], asked: str, usual: tuple[str, ...], kind: str) -> dict[str, Any]:
    """The asked fields of a node, always with its identifier; ``usual`` when nothing was asked.

    Raises Refused for a field such a node does not have.
    """
    tree = parsed(asked) if asked else {name: {} for name in usual}
    for name in tree:
        if name not in node:
            raise bad(f"Tried accessing nonexisting field ({name}) on node type ({kind})")
    return {**_cut(node, tree), "id": node["id"]}


def _cut(value: Any, tree: Tree) -> Any:
    if not tree:
        return value
    if isinstance(value, list):
        return [_cut(one, tree) for one in value]
    if not isinstance(value, dict):
        return value
    if "data" in value and "data" not in tree:
        return {**value, "data": _cut(value["data"], tree)}
    return {name: _cut(value[name], inside) for name, inside in tree.items() if value.get(name) is not None}
