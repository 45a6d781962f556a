"""Check the Markdown chapters: headings, links, macros, and their place in the navigation."""

import posixpath
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import jinja2
import yaml
from jinja2 import nodes
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from mkdocs.utils.meta import get_data

from macros.blocks import MACROS
from macros.faults import choices
from macros.items import ITEM_KINDS, source
from macros.model import Ref
from macros.reader import compose, decode
from macros.reading import Reading
from macros.schema import closed, marks

EXTENSIONS = ["admonition", "attr_list", "def_list", "fenced_code", "tables"]
"""What mkdocs reads chapters with, as far as headings and links depend on it."""
NAMES = "ook_bekend_als"
"""The setting of a chapter with other names for it, by which readers look for it."""


def chapter_names(root: Path) -> list[str]:
    """Return the file of each chapter, seen from `docs/`."""
    docs = root / "docs"
    names = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    return [name for name in names if not name.startswith("assets/")]


def read_chapters(reading: Reading) -> list["Chapter"]:
    """Return every chapter; one that cannot be read is left out, with a fault in `reading`."""
    texts = {name: decode(reading, reading.root / "docs" / name) for name in chapter_names(reading.root)}
    return [Chapter(name, text, reading) for name, text in texts.items() if text is not None]


def check_chapters(chapters: list["Chapter"], reading: Reading) -> set[tuple[str, str]]:
    """Add every fault in the chapters to `reading`; return the (kind, id) that they point at."""
    names = chapter_names(reading.root)
    items = [(kind, name) for kind in ITEM_KINDS for name in reading.items[kind]]
    pages = {source(*item): item for item in items}
    for same in pages.keys() & set(names):
        reading.fault(pages[same], f"docs/{same} heeft hetzelfde adres. Kies een andere naam.")
    check_nav(names, reading)
    used: set[tuple[str, str]] = set()
    for chapter in chapters:
        chapter.check_headings()
        chapter.check_names()
        chapter.check_laws()
        chapter.check_links({*pages, *names})
        used |= chapter.check_macros()
    return used


def check_nav(chapters: list[str], reading: Reading) -> None:
    """Every chapter stands in the navigation of mkdocs.yml, and nothing else does."""
    path = reading.root / "mkdocs.yml"
    if compose(reading, path) is None:
        return
    tokens = yaml.scan(path.read_text(encoding="utf-8"))
    scalars = [token for token in tokens if isinstance(token, yaml.ScalarToken)]
    listed = {t.value: t.start_mark.line + 1 for t in scalars if t.value.endswith(".md")}
    for name in listed.keys() - set(chapters):
        message = f"De bladzijde 'docs/{name}' bestaat niet. {choices(name, chapters)}"
        reading.tell(path, listed[name], message)
    for name in set(chapters) - listed.keys():
        message = "Deze bladzijde staat niet in de inhoud. Zet haar in mkdocs.yml onder 'nav'."
        reading.tell(reading.root / "docs" / name, 1, message)


class TreeKeeper(Treeprocessor):
    """Keeps the tree that Python-Markdown made, with headings and links as elements."""

    root = Element("div")

    def run(self, root: Element) -> None:
        """Remember the tree."""
        self.root = root


class Chapter:
    """One Markdown file, and where its faults go."""

    def __init__(self, name: str, text: str, reading: Reading) -> None:
        """Parse the chapter `name`, seen from `docs/`."""
        self.name, self.text, self.reading = name, text, reading
        keeper = TreeKeeper()
        markdown = Markdown(extensions=EXTENSIONS)
        markdown.treeprocessors.register(keeper, "keeper", -100)
        body, self.settings = get_data(self.text)
        markdown.convert(body)
        self.tree = keeper.root

    @property
    def names(self) -> list[str]:
        """Return the other names by which readers look for the chapter, as far as they are text."""
        names = self.settings.get(NAMES, [])
        return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []

    def line_of(self, text: str) -> int:
        """Return the first line that holds a text."""
        before, found, _ = self.text.partition(text)
        return before.count("\n") + 1 if found else 1

    def fault(self, where: int | str, message: str) -> None:
        """Add a fault at a line, or at the first line that holds a text."""
        where = self.line_of(where) if isinstance(where, str) else where
        self.reading.tell(self.reading.root / "docs" / self.name, where, message)

    def check_headings(self) -> None:
        """One title, first, and no level skipped: readers leap from heading to heading."""
        level, written = 0, enumerate(self.text.splitlines(), 1)
        for heading in (e for e in self.tree.iter() if re.fullmatch("h[1-6]", e.tag)):
            found = int(heading.tag[1])
            mark = "#" * found + " "
            line = next((number for number, text in written if text.startswith(mark)), 1)
            if (found == 1) != (level == 0):
                self.fault(line, "Begin met één titel, met één #. Gebruik daarna ## en ###.")
            elif found > level + 1:
                self.fault(line, f"Deze kop slaat een stap over. Gebruik {'#' * (level + 1)}.")
            level = found
        if level == 0:
            self.fault(1, "Deze bladzijde heeft geen titel. Begin met '# ' en de titel.")

    def check_names(self) -> None:
        """Other names are a list of texts."""
        names = self.settings.get(NAMES, [])
        if self.names != names:
            self.fault(
                NAMES, f"Achter '{NAMES}' hoort een lijst van namen, elk op een regel met een streepje."
            )

    def check_laws(self) -> None:
        """What a law says comes from the data, where it has its source and its date."""
        for box in self.tree.iterfind(".//div[@class='admonition wet']"):
            title = box.findtext("p", "")
            self.fault(f'"{title}"', 'Een wet hoort in data/wetten.yml. Schrijf hier {{ wet("naam") }}.')

    def check_links(self, pages: set[str]) -> None:
        """A link within the book must lead to a page that exists."""
        for link in self.tree.iter("a"):
            target = link.get("href", "").partition("#")[0]
            folder = posixpath.dirname(self.name) or "."
            page = posixpath.normpath(posixpath.join(folder, target))
            outside = ":" in target or target.startswith(AMP_SUBSTITUTE)  # as in <mail@hier.nl>
            if target and not outside and page not in pages:
                message = f"De link '{target}' leidt naar een bladzijde die er niet is."
                near = [posixpath.relpath(known, folder) for known in sorted(pages)]
                self.fault(f"({target}", f"{message} {choices(target, near)}")

    def check_macros(self) -> set[tuple[str, str]]:
        """Every macro between double braces exists, with arguments that exist; return those."""
        try:
            tree = jinja2.Environment(autoescape=True).parse(self.text)
        except jinja2.TemplateSyntaxError as error:
            self.fault(error.lineno, "De accolades kloppen niet. Schrijf {{ naam() }}.")
            return set()
        calls = [call for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name)]
        told = [part for call in calls for part in call.args]  # check_call looks at these
        for name in tree.find_all(nodes.Name):
            if name.name not in MACROS and all(name is not part for part in told):
                self.fault(name.lineno, f"'{name.name}' bestaat niet. {choices(name.name, MACROS)}")
            elif name.name in MACROS and all(name is not call.node for call in calls):
                message = f"Achter '{name.name}' horen haakjes: {{{{ {name.name}() }}}}."
                self.fault(name.lineno, message)
        real = (call for call in calls if getattr(call.node, "name", "") in MACROS)
        return {used for call in real for used in self.check_call(call)}

    def check_call(self, call: nodes.Call) -> set[tuple[str, str]]:
        """Check the argument of one macro; return the (kind, id) that it points at."""
        wanted = MACROS.get(getattr(call.node, "name", ""))
        values = [str(arg.value) for arg in call.args if isinstance(arg, nodes.Const)]
        if len(values) != len(call.args) or len(values) != (wanted is not None):
            asked = "één naam, met aanhalingstekens eromheen" if wanted else "niets"
            self.fault(call.lineno, f"Tussen deze haakjes hoort {asked}.")
            return set()
        kinds = [mark.kind for mark in marks(wanted) if isinstance(mark, Ref)]
        allowed = [*closed(wanted), *(name for kind in kinds for name in self.reading.names(kind))]
        for value in set(values) - set(allowed) if allowed else ():
            self.fault(call.lineno, f"'{value}' kan hier niet. {choices(value, allowed)}")
        return {(kind, value) for kind in kinds for value in values}
