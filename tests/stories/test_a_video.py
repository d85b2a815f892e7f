"""A video is looked through while Aino writes on; a damaged one is told, and taken off."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tankar.content.testing.making import video_bytes

from .conftest import Arrive
from .visitor import PHONE


def test_a_video_while_aino_writes(arrive: Arrive, tmp_path: Path) -> None:
    good, damaged = tmp_path / "vernissage.mp4", tmp_path / "trasig.mp4"
    good.write_bytes(video_bytes(3.0))
    data = video_bytes(3.0)
    damaged.write_bytes(data[: len(data) // 3])
    aino = arrive("sv", PHONE)
    aino.sign_in("aino")
    page = aino.page
    page.goto(f"{aino.city.address}/items/new/")
    chooser = page.get_by_label("Välj", exact=True)
    chooser.set_input_files(damaged)
    refused = page.locator("[data-upload=refused]")
    expect(page.locator("[data-upload]")).to_contain_text("trasig.mp4")
    aino.write("sv", "Vernissage i Stadsbiblioteket")
    expect(refused).to_contain_text("skadad", timeout=20_000)
    aino.picture("video-refused")
    expect(page.locator("#findings")).to_contain_text("En video togs inte emot")
    refused.get_by_role("button", name="Ta bort").click()
    expect(refused).to_have_count(0)
    chooser.set_input_files(good)
    expect(page.locator("[data-medium] video")).to_be_visible(timeout=20_000)
    aino.write("sv", "Vernissage i Stadsbiblioteket på torsdag")
    expect(page.locator(".saved")).to_contain_text("Sparat")
    expect(page.locator("[data-conflict]:not(#words)")).to_be_empty()
    aino.picture("video-taken")
    page.reload()
    expect(page.locator("[data-medium] video")).to_be_visible()
    expect(page.locator("#text-sv")).to_have_value("Vernissage i Stadsbiblioteket på torsdag")
