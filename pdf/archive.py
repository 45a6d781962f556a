"""A zip of files whose bytes depend on nothing but those files: DOCX, ODT and EPUB are such zips."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MIMETYPE = "mimetype"


def archive(files: Mapping[str, bytes], day: date) -> bytes:
    """Return a zip of files by name, dated on `day`.

    `mimetype` stands first and unpacked, as EPUB 3.3 (section 4.3) and ODF 1.3 (part 2, 3.3) ask.
    """
    target = BytesIO()
    with ZipFile(target, "w") as result:
        for name in sorted(files, key=lambda name: (name != MIMETYPE, name)):
            info = ZipInfo(name, date_time=(day.year, day.month, day.day, 0, 0, 0))
            info.compress_type = ZIP_STORED if name == MIMETYPE else ZIP_DEFLATED
            result.writestr(info, files[name])
    return target.getvalue()
