"""Content of the workbook to HTML; the only module that touches mkdocs-macros."""

from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Hand the macros to mkdocs-macros; `macros.pages` has opened the book before this."""
    env.macros.update(env.conf.extra["blokken"].macros())
