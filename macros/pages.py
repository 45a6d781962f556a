"""The mkdocs hook: opens the book, and adds a page for every item that is in the data."""

import os
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import mkdocs.contrib.search
from jinja2 import Environment
from lxml.html import fragment_fromstring
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from macros.catalogue import catalogue
from macros.edition import mark
from macros.faults import ContentError
from macros.items import ITEM_KINDS, part_of, source
from macros.pace import minutes
from macros.render import Renderer
from macros.terms import Terms
from macros.tools import AT_ONCE, packed, tool_of
from macros.workbook import open_workbook

FIRST = 100  # before mkdocs-macros, which asks for the macros when it is configured
SEARCH = Path(mkdocs.contrib.search.__file__).parent
LIBRARY = ("templates/search/lunr.js", "lunr-language/lunr.stemmer.support.js", "lunr-language/lunr.nl.js")
"""The library of the search as it comes with mkdocs; what works without it is our own."""
SCRIPTS = ("assets/scripts/", "sw.js")
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")  # of Material's own pages


@event_priority(FIRST)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Open the book and name the site after its municipality; any fault stops the build."""
    root, extra = Path(config.config_file_path).parent, config.extra
    try:
        boek = open_workbook(root, os.environ.get("GEMEENTE", ""))
    except ContentError as error:
        raise Abort(f"\n{error}") from error
    renderer = Renderer(boek, extra["medium"], root, extra.get("downloads", {}))
    extra.update(boek=boek, renderer=renderer)
    items = [(kind, item) for kind in ITEM_KINDS for item in getattr(boek, kind).values()]
    extra.update(
        woorden=Terms(boek.begrippen), items={source(kind, item.id): (kind, item) for kind, item in items}
    )
    extra.update(uitgave=mark(root))
    config.site_name = f"Samen Doen {boek.gemeente.naam}"
    config.site_url = boek.gemeente.website
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each item, and the files whose content depends on the municipality."""
    renderer = config.extra["renderer"]
    for file in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(file)
    for file in [file for file in files if file.src_uri.startswith(SCRIPTS)]:
        file.content_string = packed(file.content_string)
    for uri in config.extra["items"]:
        outside = InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, uri, content="", inclusion=outside))
    for address, content in made_files(renderer):
        files.append(File.generated(config, address, content=content))
    for path in (SEARCH / name for name in LIBRARY):
        files.append(File.generated(config, f"assets/lunr/{path.name}", abs_src_path=str(path)))
    for address, path in config.extra.get("download_files", {}).items():
        files.append(File.generated(config, address, abs_src_path=str(path)))
    return files


def made_files(renderer: Renderer) -> Iterator[tuple[str, str]]:
    """Yield the files whose content depends on the municipality or the data: (address, text)."""
    yield "assets/logo.svg", str(renderer.logo())
    yield "assets/kleuren.css", str(renderer.render("kleuren.css", ""))
    yield "robots.txt", str(renderer.render("robots.txt", ""))
    for name, item in renderer.boek.formats.items():
        yield f"assets/formulieren/{name}.js", str(renderer.blank_form(item))


@event_priority(FIRST)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Tell the macros on which page they stand; an item page gets its title."""
    config.extra["renderer"].page_url = page.url
    if page.file.src_uri in config.extra["items"]:
        _, item = config.extra["items"][page.file.src_uri]
        plain = config.extra["renderer"].plain
        page.meta.update(title=plain(item.titel), description=plain(item.kort), render_macros=False)
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Make the HTML of an item page; explain hard words, and mark those of other languages."""
    renderer = config.extra["renderer"]
    if page.file.src_uri in config.extra["items"]:
        kind, item = config.extra["items"][page.file.src_uri]
        html = renderer.render(ITEM_KINDS[kind].template, page.url, item=item, kind=kind)
        page.present_anchor_ids = {*fragment_fromstring(html, create_parent="div").xpath("//@id")}
    if page.meta.get("woorden") is not False:
        page.meta["leestijd"] = minutes(html)
        explained, words = config.extra["woorden"].explain(html)
        html = f"{explained}{renderer.render('woorden.html', page.url, woorden=words)}"
    return str(renderer.foreign.mark(html))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape text in the theme too, let it use what the templates of items use; list all pages."""
    extra = config.extra
    if extra["medium"] == "site":
        pages = [file.page for file in files.documentation_pages() if file.page]
        listed = catalogue(pages, extra["items"], extra["renderer"])
        files.append(File.generated(config, "assets/zoeklijst.js", content=listed))
    env.autoescape = True
    env.filters["tekst"] = unescape  # mkdocs gives the title of a chapter as HTML
    ours = extra["renderer"].env.globals
    env.globals.update({name: ours[name] for name in ("boek", "gemeente", "logo", "qr", "views")})
    env.globals.update(hulpmiddel=tool_of(""), meteen=AT_ONCE, uitgave=extra["uitgave"])
    return env


def on_page_context(
    context: dict[str, object], page: Page, config: MkDocsConfig, **_: object
) -> dict[str, object]:
    """Tell the theme in which part a page stands, its tool, and where an editor changes it."""
    uri = page.file.src_uri
    kind, item = config.extra["items"].get(uri, ("", None))
    path = f"data/{kind}/{item.id}.yml" if item else f"docs/{uri}"
    werkplaats = config.extra["boek"].gemeente.werkplaats
    tool = ITEM_KINDS[kind].tool if item else str(page.meta.get("hulpmiddel", ""))
    context.update(bewerken=f"{werkplaats}edit/main/{path}", deel=part_of(uri), hulpmiddel=tool_of(tool))
    return context
