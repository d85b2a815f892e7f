"""What broke, once for each place and promise, as small as it can be made, in a file that can become a test."""

from __future__ import annotations

import hashlib
import json
import re
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.texts.fuzzing.minimal import minimal
from tankar.texts.testing.promises import Broken

__all__ = ["Faults", "key_of"]

RULE = re.compile(r"[a-z0-9]+\.[a-z_0-9]+")


def key_of(error: Exception) -> str:
    """The same for faults that are surely one: the promise and the rule it names, or the place in the code."""
    if isinstance(error, Broken):
        rule = RULE.search(str(error))
        return f"{error.promise}-{rule[0]}" if rule and error.promise != "time" else error.promise
    frames = [one for one in traceback.extract_tb(error.__traceback__) if "tankar" in one.filename]
    place = f"{Path(frames[-1].filename).stem}-{frames[-1].lineno}" if frames else "elsewhere"
    return f"{type(error).__name__}-{place}"


@dataclass
class Faults:
    """`folder`: where they are written to."""

    folder: Path
    seed: int
    counts: Counter[str] = field(default_factory=Counter)

    def attempt(self, case: str, text: str, act: Callable[[str], object]) -> None:
        """Run `act` on the text; keep what breaks. `case`: what else it takes to break it again."""
        try:
            act(text)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            self._keep(case, text, act, error)

    def _keep(self, case: str, text: str, act: Callable[[str], object], error: Exception) -> None:
        key = key_of(error)
        self.counts[key] += 1
        if self.counts[key] > 1:
            return
        print(f"BROKEN {key}: {str(error)[:300]!a}", flush=True)

        def breaks(less: str) -> bool:
            try:
                act(less)
            except Exception as again:  # noqa: BLE001
                return key_of(again) == key
            return False

        small = minimal(text, breaks)
        self.folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(f"{self.seed} {key}".encode()).hexdigest()[:6]
        file = self.folder / f"{re.sub('[^A-Za-z0-9.-]', '_', key)[:60]}-{name}.json"
        said = {
            "seed": self.seed,
            "case": case,
            "error": str(error),
            "text": small,
            "first": text[:20_000],
            "trace": traceback.format_exception(error),
        }
        file.write_text(json.dumps(said, ensure_ascii=True, indent=1), "ascii")
        print(f"  {len(text)} signs, {len(small)} are enough: {small[:200]!a}\n  {file}", flush=True)
