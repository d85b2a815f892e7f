"""Borders between contexts that import-linter cannot see."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from django.apps import apps

from tankar.networks import registry
from tests.architecture.sources import LAYERS, ROOT, SOURCES, context_of, python_files, templates

HEIGHT = {name: -number for number, layer in enumerate(LAYERS) for name in layer}
INCLUDES = re.compile(r"""\{%\s*(?:include|extends)\s+["']([^"']+)["']""")


def test_the_layers_here_are_those_of_the_linter() -> None:
    text = (ROOT / ".importlinter").read_text("utf-8")
    listed = text.split("layers =\n")[1].split("exhaustive")[0].split()
    assert [name for name in listed if name != "|"] == [name for layer in LAYERS for name in layer]


def test_no_foreign_key_points_to_a_higher_context() -> None:
    wrong = []
    for model in apps.get_models(include_auto_created=True):
        here = model._meta.app_label.removeprefix("tankar_")
        if here not in HEIGHT:
            continue
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if target is None or field.auto_created or isinstance(target, str):
                continue
            there = target._meta.app_label.removeprefix("tankar_")
            if HEIGHT.get(there, -99) > HEIGHT[here]:
                wrong.append(f"{model.__name__}.{field.name} → {there}")
    assert wrong == []


def test_the_lowest_contexts_name_people_by_id_and_never_by_foreign_key() -> None:
    wrong = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in {"tankar_journal", "tankar_work", "tankar_vault"}
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model._meta.app_label == "tankar_organisation"
    ]
    assert wrong == []


def test_a_template_includes_only_its_own_contexts_and_the_interfaces() -> None:
    wrong = []
    for path in templates():
        for name in INCLUDES.findall(path.read_text("utf-8")):
            owner = name.split("/")[0]
            if owner in HEIGHT and owner not in {context_of(path), "interface"}:
                wrong.append(f"{path.relative_to(SOURCES)} includes {name}")
    assert wrong == []


def test_a_networks_id_stands_in_no_code_outside_its_folder() -> None:
    """The city's own feed has pages and addresses called feed, so only the strangers' names are looked for."""
    ids = {network.id for network in registry.all() if network.signs_in is not None}
    wrong = [
        f"{path.relative_to(SOURCES)}:{node.lineno}"
        for path in python_files()
        if context_of(path) not in {"networks", "practice"} and "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in ids
    ]
    wrong += [
        str(path.relative_to(SOURCES))
        for path in templates()
        for one in ids
        if re.search(rf"""(==|!=)\s*["']{one}["']""", path.read_text("utf-8"))
    ]
    assert wrong == []


def test_views_and_lifecycle_of_a_context_are_its_own() -> None:
    """The one exception is named: restoring a backup holds what is late, by the deliveries' own graph."""
    allowed = {("cli", "publishing")}
    wrong = []
    for path in python_files():
        here = context_of(path)
        for name in _imports(path):
            parts = name.split(".")
            foreign = len(parts) > 2 and parts[0] == "tankar" and parts[1] not in {here, "practice"}
            if foreign and parts[2] in {"views", "lifecycle"} and here and (here, parts[1]) not in allowed:
                wrong.append(f"{path.relative_to(SOURCES)} imports {name}")
    assert wrong == []


def _imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
    return found
