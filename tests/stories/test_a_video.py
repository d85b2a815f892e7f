"""A video is looked through while Aino writes on; a damaged one is told. Its cover is a picture of her own."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tankar.content.testing.making import picture_bytes, video_bytes

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
    expect(refused).to_contain_text("skadad", timeout=40_000)
    aino.picture("video-refused")
    expect(page.locator("#findings")).to_contain_text("En video togs inte emot")
    refused.get_by_role("button", name="Ta bort").click()
    expect(refused).to_have_count(0)
    chooser.set_input_files(good)
    expect(page.locator("[data-medium] video")).to_be_visible(timeout=40_000)
    aino.write("sv", "Vernissage i Stadsbiblioteket på torsdag")
    expect(page.locator(".saved")).to_contain_text("Sparat")
    expect(page.locator("[data-conflict]:not(#words)")).to_be_empty()
    aino.picture("video-taken")
    page.reload()
    expect(page.locator("[data-medium] video")).to_be_visible()
    expect(page.locator("#text-sv")).to_have_value("Vernissage i Stadsbiblioteket på torsdag")


def test_a_picture_of_ainos_own_on_the_cover(arrive: Arrive, tmp_path: Path) -> None:
    film, small, photo = (tmp_path / name for name in ("film.mp4", "liten.jpg", "snö.jpg"))
    film.write_bytes(video_bytes(2.0))
    small.write_bytes(picture_bytes(size=(30, 20)))
    photo.write_bytes(picture_bytes(size=(800, 500)))
    aino = arrive("sv", PHONE)
    aino.sign_in("aino")
    page = aino.page
    page.goto(f"{aino.city.address}/items/new/")
    page.get_by_label("Välj", exact=True).set_input_files(film)
    expect(page.locator("[data-medium] video")).to_be_visible(timeout=40_000)
    aino.write("sv", "Snö på torget")
    expect(page.locator(".saved")).to_contain_text("Sparat")
    composer = page.url
    page.get_by_role("link", name="Välj omslagsbild").click()
    chooser = page.get_by_label("En egen bild som omslagsbild")
    chooser.set_input_files(small)
    aino.press("Använd bilden som omslag")
    expect(page.locator("main")).to_contain_text("för liten som omslagsbild")
    chooser.set_input_files(photo)
    page.get_by_role("button", name="Använd bilden som omslag").press("Enter")
    expect(page.locator("main")).to_contain_text("Skriv vem som har tagit den")
    page.goto(composer)
    expect(page.locator("#findings")).to_contain_text("Syns någon på omslagsbilden?")
    page.get_by_role("link", name="Omslagsbilden", exact=True).click()
    page.get_by_label("Syns någon på bilden?").select_option("nobody")
    aino.press("Spara", page.locator("form[data-unsaved]"))
    page.get_by_role("link", name="Omslagsbild till en video").click()
    page.get_by_text("Beskär omslagsbilden på ett annat sätt").click()
    frame = page.locator("[data-crop-frame]")
    before = frame.get_attribute("x")
    frame.press("ArrowLeft")
    assert frame.get_attribute("x") != before
    aino.press("Beskär så här")
    expect(page.locator("main")).to_contain_text("beskuren så här")
    aino.picture("video-cover")
    page.goto(composer)
    expect(page.locator("#findings")).not_to_contain_text("omslagsbild")
