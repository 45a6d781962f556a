"""A zip depends on nothing but what goes in."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from pdf.archive import archive

DAY = date(2026, 11, 22)
FILES = {"a/b.xml": b"<b/>" * 50, "mimetype": b"application/epub+zip", "A.txt": b"een"}


def test_everything_is_in_it() -> None:
    with ZipFile(BytesIO(archive(FILES, DAY))) as found:
        assert {name: found.read(name) for name in found.namelist()} == FILES
        assert {info.date_time for info in found.infolist()} == {(2026, 11, 22, 0, 0, 0)}


def test_the_order_in_which_files_come_does_not_matter() -> None:
    assert archive(FILES, DAY) == archive(dict(reversed(FILES.items())), DAY)


def test_mimetype_stands_first_and_unpacked() -> None:
    data = archive(FILES, DAY)
    with ZipFile(BytesIO(data)) as found:
        first = found.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert data[38:58] == b"application/epub+zip"  # where readers look (EPUB 3.3, section 4.3)
