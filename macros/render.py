"""Turn values into HTML: the one place where text becomes `Markup`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from lxml import etree, html
from markdown import Markdown
from markupsafe import Markup
from mkdocs.utils import get_relative_url

from macros.foreign import Foreign
from macros.items import ITEM_KINDS, PART_BOOKS, address, leaf
from macros.model import Format, Werkboek
from macros.plan import by_goal, plan_items
from macros.reading import DRAWINGS
from macros.values import fill, show
from macros.views import Views, datum

Medium = Literal["site", "print"]
TEMPLATES = Path(__file__).parent / "templates"
BLOCKS = {"indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference"}
HOUSE_COLOURS = {"#1d5c4d": "hoofd", "#a8431a": "accent"}
"""The colours in drawings and logos that stand for those of the municipality."""


class Renderer:
    """Renders templates for one book, in one medium; every text is escaped unless prose."""

    def __init__(
        self, boek: Werkboek, medium: Medium, root: Path, downloads: Mapping[str, tuple[int, int]]
    ) -> None:
        """Prepare the templates; `downloads` gives (bytes, pages) by address from the top."""
        self.boek, self.root, self.page_url = boek, root, ""
        self.markdown = prose_markdown("ulist", "olist", "indent")
        self.one_line = prose_markdown()
        self.views = Views(boek)
        self.foreign = Foreign(boek.vreemde_woorden.values())
        self.rules = {name: self.views.rule(name) for name in boek.regels}
        self.env = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.env.filters.update(prose=self.prose, line=self.line, plain=self.plain)
        self.env.filters.update(datum=datum)
        self.env.globals.update(boek=boek, gemeente=boek.gemeente, medium=medium)
        self.env.globals.update(downloads=downloads, item_kinds=ITEM_KINDS, item_url=address)
        self.env.globals.update(leaf=leaf, part_books=PART_BOOKS)
        self.env.globals.update(views=self.views, rule=self.views.rule, show=show, url=relative)
        self.env.globals.update(plan_items=plan_items, by_goal=by_goal, to_plain=self.plain)
        self.env.globals.update(drawing=self.drawing, logo=self.logo, qr=self.qr)

    def render(self, template: str, page_url: str, **values: object) -> Markup:
        """Return `template` filled in for the page at `page_url` (from the top of the site)."""
        return Markup(self.env.get_template(template).render(page_url=page_url, **values))

    def render_folder(self, folder: str, **values: object) -> Iterator[tuple[str, bytes]]:
        """Yield each template in a folder, filled in, as (its place in the folder, UTF-8)."""
        for path in sorted((TEMPLATES / folder).rglob("*")):
            if path.is_file():
                text = self.render(path.relative_to(TEMPLATES).as_posix(), "", **values)
                yield path.relative_to(TEMPLATES / folder).as_posix(), text.encode()

    def blank_form(self, item: Format) -> Markup:
        """Return a script that holds the files in a form for Word, for who fills it in on the screen."""
        files = self.render_folder("formulier/docx", item=item, dag=self.views.newest())
        texts = {name: data.decode() for name, data in files}
        return self.render("formulier/leeg.js", "", files=texts)

    def block(self, name: str, naam: str = "") -> Markup:
        """Return one macro of a chapter; `naam` is its argument, where it has one."""
        return self.render(f"blok/{name}.html", self.page_url, naam=naam)

    def prose(self, text: str) -> Markup:
        """Return prose as paragraphs: rules filled in, Markdown rendered, HTML escaped."""
        return Markup(self.markdown.reset().convert(fill(text, self.rules)))

    def line(self, text: str) -> Markup:
        """Return prose as one run of text, without the paragraph around it."""
        html_text = self.one_line.reset().convert(" ".join(fill(text, self.rules).split()))
        return Markup(html_text.removeprefix("<p>").removesuffix("</p>"))

    def plain(self, text: str) -> str:
        """Return prose as plain text: rules filled in, marks of Markdown gone."""
        tree = html.fragment_fromstring(self.prose(text), create_parent="div")
        return " ".join(tree.text_content().split())

    def drawing(self, name: str) -> Markup:
        """Return a drawing of the book in the colours of the municipality."""
        return self.svg(self.root / DRAWINGS / f"{name}.svg")

    def logo(self) -> Markup:
        """Return the logo of the municipality."""
        return self.svg(self.root / "data" / "gemeenten" / f"{self.boek.gemeente.id}.svg")

    def svg(self, path: Path) -> Markup:
        """Return an SVG file as an element, in the colours of the municipality."""
        root = etree.parse(path).getroot()
        for element in root.iter():
            for key, value in element.attrib.items():
                if value in HOUSE_COLOURS:
                    element.set(key, getattr(self.boek.gemeente.kleuren, HOUSE_COLOURS[value]))
        return Markup(etree.tostring(root, encoding="unicode"))

    def qr(self, page_url: str) -> Markup:
        """Return a QR code with the full address of a page."""
        code = segno.make(self.boek.gemeente.website + page_url, error="m", micro=False)
        title = f"QR-code met het adres {self.views.short_address(page_url)}"
        return Markup(code.svg_inline(scale=1, border=2, title=title, omitsize=True))


def prose_markdown(*blocks: str) -> Markdown:
    """Return Markdown for the prose of editors: inline, with `blocks`, and HTML escaped."""
    markdown = Markdown(output_format="html")
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    for name in BLOCKS - {*blocks}:
        markdown.parser.blockprocessors.deregister(name)
    return markdown


@pass_context
def relative(context: Context, target: str) -> str:
    """Return `target`, an address from the top of the site, as seen from this page."""
    return get_relative_url(target, context["page_url"])
