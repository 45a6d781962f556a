"""The build as a whole: the same bytes twice, and no harm done when it stops."""

import gzip
import hashlib
import zipfile
from pathlib import Path

import pytest

from macros.render import Renderer
from macros.workbook import open_workbook
from pdf.build import write, write_site
from pdf.offline import BOOK, ZIP
from tests.editions import ELSEWHERE, ROOT, build, copy_project, edition


def fingerprints(folder: Path) -> dict[str, str]:
    """Return a hash of every file below `folder`, by name."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_builds_give_the_same_bytes(stad: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    again = edition(tmp_path_factory, "voorbeeldstad", ELSEWHERE)
    assert fingerprints(again) == fingerprints(stad)


def test_site_offers_a_zip_of_itself_and_packed_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEMEENTE", "voorbeelddorp")
    write(tmp_path / "files" / "downloads" / "kaarten.pdf", b"%PDF-1.7")
    renderer = Renderer(open_workbook(ROOT, "voorbeelddorp"), "print", ROOT, {})
    write_site(ROOT, tmp_path, {"downloads/kaarten.pdf": (8, 1)}, renderer)
    site = tmp_path / "site"
    page = (site / "waarden" / "afdrukken" / "index.html").read_bytes()
    assert ZIP.encode() in page
    assert f"{(site / ZIP).stat().st_size / 1e6:.1f} MB".replace(".", ",").encode() in page
    assert gzip.decompress((site / "waarden" / "afdrukken" / "index.html.gz").read_bytes()) == page
    with zipfile.ZipFile(site / ZIP) as bundle:
        names = bundle.namelist()
        assert bundle.read(f"{BOOK}downloads/kaarten.pdf") == b"%PDF-1.7"
        assert ZIP.encode() not in bundle.read(f"{BOOK}waarden/afdrukken/index.html")
    assert not [name for name in names if name.endswith((".gz", ".zip"))]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project with an earlier site in it."""
    folder = copy_project(tmp_path / "project")
    (folder / "site" / "idee").mkdir(parents=True)
    (folder / "site" / "index.html").write_text("De laatste goede bladzijde.")
    (folder / "site" / "idee" / "foto.bin").write_bytes(bytes(range(256)))
    return folder


def test_fault_in_the_data_leaves_the_earlier_site_as_it_was(project: Path) -> None:
    before = fingerprints(project / "site")
    werkvorm = project / "data" / "werkvormen" / "buurtschouw.yml"
    werkvorm.write_text(werkvorm.read_text().replace("kosten: klein", "kosten: kleim"))
    result = build(project, "")
    assert result.returncode == 1
    assert "data/werkvormen/buurtschouw.yml, regel 15: 'kleim' staat niet" in result.stderr
    assert "Bedoelt u 'klein'?" in result.stderr
    assert fingerprints(project / "site") == before
    assert not (project / ".bouw").exists()


def test_fault_found_while_printing_leaves_the_earlier_site_as_it_was(project: Path) -> None:
    before = fingerprints(project / "site")
    style = project / "pdf" / "css" / "boek.css"
    style.write_text(f"{style.read_text()}\nbody {{ kleur-van-de-zee: blauw; }}\n")
    result = build(project, "")
    assert result.returncode == 1
    assert "kleur-van-de-zee" in result.stderr
    assert fingerprints(project / "site") == before


def test_unknown_municipality_is_told_before_anything_is_built(project: Path) -> None:
    result = build(project, "voorbeeldstat")
    assert result.returncode == 1
    assert "Bedoelt u 'voorbeeldstad'?" in result.stderr
