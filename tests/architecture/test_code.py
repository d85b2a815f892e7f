"""Rules of our own about the code: one clock, failures that are named, small functions, no inline anything."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import SOURCES, context_of, python_files, templates

LONGEST_FUNCTION, LONGEST_MODULE = 60, 400
# The machine's own time: the clock itself, the journal's default (it lies below the clock), a file's date,
# and what speaks HTTP: networks know no Django, and a server's "later" is meant in the machine's time.
MAY_ASK_THE_MACHINE = {
    "work/clock.py",
    "journal/writing.py",
    "cli/backup/writing.py",
    "networks/wire/client.py",
    "networks/wire/statuses.py",
}
# The outermost frames, where a mistake of ours must not end a worker or a server.
OUTERMOST = {
    "inbox/listening/calls.py",
    "inbox/tasks.py",
    "insights/tasks.py",
    "publishing/tasks.py",
    "work/periodic.py",
    "work/engine_postgresql.py",
    "work/engine_sqlite.py",
    "practice/webhooks/sender.py",
    "practice/wire.py",
}
FORBIDDEN_FOLDERS = {"utils", "core", "common", "helpers", "services", "manager"}
INLINE = re.compile(
    r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\ssrc=)[^>]*>|javascript:", re.I
)


def test_only_the_clock_asks_the_machine_for_the_time() -> None:
    wrong = [
        f"{path.relative_to(SOURCES)}:{node.lineno}"
        for path in python_files()
        if context_of(path) != "practice" and str(path.relative_to(SOURCES)) not in MAY_ASK_THE_MACHINE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if _asks_for_now(node)
    ]
    assert wrong == []


def _asks_for_now(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    owner = ast.unparse(node.func.value).split(".")[-1]
    return (node.func.attr, owner) in {
        ("now", "datetime"),
        ("utcnow", "datetime"),
        ("today", "datetime"),
        ("today", "date"),
        ("now", "timezone"),
        ("localtime", "timezone"),
        ("time", "time"),
    }


def test_every_exception_is_caught_only_in_the_outermost_frames() -> None:
    wrong = [
        f"{path.relative_to(SOURCES)}:{node.lineno}"
        for path in python_files()
        if str(path.relative_to(SOURCES)) not in OUTERMOST
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    ]
    assert wrong == []


def test_templates_carry_no_script_and_no_style() -> None:
    wrong = [
        f"{path.relative_to(SOURCES)}: {found.group(0)}"
        for path in templates()
        for found in INLINE.finditer(
            re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", path.read_text("utf-8"), flags=re.S)
        )
    ]
    assert wrong == []


def test_functions_and_modules_are_short() -> None:
    wrong = []
    for path in python_files(with_tests=True):
        if "migrations" in path.parts:
            continue
        code = _code_lines(path)
        if len(code) > LONGEST_MODULE:
            wrong.append(f"{path.relative_to(SOURCES)}: {len(code)} code lines")
        for name, first, last in _functions(path):
            length = sum(1 for line in code if first <= line <= last)
            if length > LONGEST_FUNCTION:
                wrong.append(f"{path.relative_to(SOURCES)}: {name} has {length} code lines")
    assert wrong == []


def test_folders_are_named_for_the_citys_work() -> None:
    wrong = [path for path in SOURCES.rglob("*") if path.is_dir() and path.name in FORBIDDEN_FOLDERS]
    wrong += [path for path in SOURCES.rglob("*.py") if path.stem in FORBIDDEN_FOLDERS]
    assert wrong == []


def _functions(path: Path) -> Iterator[tuple[str, int, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno, node.end_lineno or node.lineno


def _code_lines(path: Path) -> set[int]:
    """Lines that hold code: not blank, not only comment, not docstring."""
    text = path.read_text("utf-8")
    nothing = {
        tokenize.COMMENT,
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.ENDMARKER,
    }
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in nothing:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(text)):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            lines -= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines
