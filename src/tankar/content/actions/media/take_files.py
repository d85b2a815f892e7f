"""Take in the files that came with a composer's form: pictures at once, videos by way of the background."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.files.base import File
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tankar.content.actions.attach_image import attach_image
from tankar.content.actions.media.begin_looking import begin_looking
from tankar.content.errors import PictureRefused, TooManyMedia
from tankar.content.media import Stored, take_in
from tankar.content.media.uploads import forget, has_arrived, head_of, received_whole
from tankar.content.media.videos import is_video, refusal_words
from tankar.content.models import MOST_MEDIA, Item, Medium, Upload
from tankar.organisation.models import Person

__all__ = ["Files", "own_photo", "too_many"]


class Files:
    """`uploads`: files of the form; `arrived`: id of a video that came piece by piece.

    `attached`, `waiting` and `refusals` say what became of them. What cannot be taken is told by name, and the others
    are kept.
    """

    def __init__(self, person: Person, uploads: Sequence[File[bytes]], arrived: str = "") -> None:
        self.person, self.uploads, self.arrived = person, uploads, arrived
        self.attached: list[Medium] = []
        self.waiting: list[Upload] = []
        self.refusals: list[str] = []
        self._read: dict[int, Stored | PictureRefused] = {}

    @property
    def there(self) -> bool:
        return bool(self.uploads or self.arrived)

    def any_good(self) -> bool:
        """Can at least one of them be taken? If not, `refusals` say why."""
        for number, file in enumerate(self.uploads):
            if _is_video(file) or isinstance(self._stored(number), Stored):
                self.refusals.clear()
                return True
            self._refuse(number)
        return self._arrived_video() is not None

    def put_into(self, item: Item) -> None:
        """Raises what the actions raise: `NotAllowed`, `NotADraft`."""
        there = {one.asset.sha256 for one in item.media.select_related("asset")}
        on_the_way = item.uploads.filter(state="looking").count()
        for number, file in enumerate(self.uploads):
            if len(there) + on_the_way + len(self.waiting) >= MOST_MEDIA:
                self.refusals.append(too_many(len(self.uploads) - number))
                break
            if _is_video(file):
                self._put_video(item, number)
                continue
            stored = self._stored(number)
            if not isinstance(stored, Stored):
                self._refuse(number)
            elif stored.sha256 in there:
                self.refusals.append(self._named(number, _("This picture is already in the item.")))
            else:
                self.attached.append(attach_image(self.person, item, stored, own_photo(self.person)))
                there.add(stored.sha256)
        if self.arrived and (upload := self._arrived_video()) is not None:
            self._wait_for(item, upload)

    def _put_video(self, item: Item, number: int) -> None:
        try:
            self._wait_for(item, received_whole(self.person, self.uploads[number]))
        except PictureRefused as error:
            self.refusals.append(self._named(number, error.sentence))

    def _wait_for(self, item: Item, upload: Upload) -> None:
        try:
            self.waiting.append(begin_looking(self.person, item, upload, own_photo(self.person)))
        except TooManyMedia:
            self.refusals.append(too_many(1))

    def _arrived_video(self) -> Upload | None:
        """The video that came piece by piece; what is none leaves the waiting room at once, and is told."""
        if not self.arrived:
            return None
        upload = Upload.objects.filter(person=self.person, public_id=self.arrived, state="arriving").first()
        if upload is None or not has_arrived(upload):
            self.refusals.append(
                _("The video has not arrived whole. Choose the same file again: it goes on where it stopped.")
            )
            return None
        if not is_video(head_of(upload)):
            forget(upload)
            self.refusals.append(refusal_words("other"))
            return None
        return upload

    def _stored(self, number: int) -> Stored | PictureRefused:
        """Read once, however often it is asked."""
        if number not in self._read:
            try:
                self._read[number] = take_in(self.uploads[number])
            except PictureRefused as error:
                self._read[number] = error
        return self._read[number]

    def _refuse(self, number: int) -> None:
        found = self._stored(number)
        if isinstance(found, PictureRefused):
            self.refusals.append(self._named(number, found.sentence))

    def _named(self, number: int, sentence: str) -> str:
        """Of several files, the sentence says which one."""
        return sentence if len(self.uploads) == 1 else f"{self.uploads[number].name}: {sentence}"


def _is_video(file: File[bytes]) -> bool:
    file.seek(0)
    head = file.read(64)
    file.seek(0)
    return is_video(head)


def too_many(left_out: int) -> str:
    """Why some files were not taken."""
    return ngettext(
        "An item takes at most %(most)s pictures. %(number)s file was left out: put it in another item.",
        "An item takes at most %(most)s pictures. %(number)s files were left out: put them in another item.",
        left_out,
    ) % {"most": MOST_MEDIA, "number": left_out}


def own_photo(person: Person) -> str:
    """What the source field begins with."""
    if person.unit is None:
        return _("Own photo")
    return _("Own photo, %(unit)s") % {"unit": person.unit.name}
