"use strict";
// Fills in the blank form for Word: the content controls by their tags, tables in their order.
{
  const MAIN = "word/document.xml";
  const NOT_IN_XML = /[^\t\n\r -\ufffd\u{10000}-\u{10ffff}]/gu;
  const all = (node, name) => [...node.getElementsByTagName(name)];

  // A run of text: each line after the first begins with a break.
  function run(page, text) {
    const part = (name, ...children) => {
      const element = page.createElementNS(page.documentElement.namespaceURI, name);
      element.append(...children);
      return element;
    };
    const lines = text.replace(NOT_IN_XML, "").split("\n");
    const parts = lines.flatMap((line) => [part("w:br"), part("w:t", line)]).slice(1);
    for (const element of parts) if (element.textContent) element.setAttribute("xml:space", "preserve");
    return part("w:r", ...parts);
  }

  function fill(control, { texts, checks }) {
    const tag = all(control, "w:tag")[0].getAttribute("w:val");
    const [box] = all(control, "w14:checked");
    const text = box ? checks.has(tag) && "☒" : texts.get(tag);
    if (!text) return;
    box?.setAttribute("w14:val", "1");
    all(control, "w:showingPlcHdr")[0].remove();
    all(control, "w:sdtContent")[0].replaceChildren(run(control.ownerDocument, text));
  }

  // The blank form has rows for a pen; more are made when more were filled in.
  function fillTable(table, rows) {
    const blank = all(table, "w:tr").at(-1).cloneNode(true);
    while (all(table, "w:tr").length <= rows.length) table.append(blank.cloneNode(true));
    const places = all(table, "w:tr").slice(1);
    rows.forEach((cells, number) => all(places[number], "w:p").forEach((place, column) =>
      place.append(run(table.ownerDocument, cells[column]))));
  }

  /** Whether every answer has a place: an open page may be older than the blank form. */
  function fits(page, { texts, checks, tables }) {
    const tags = new Set(all(page, "w:tag").map((tag) => tag.getAttribute("w:val")));
    const given = [...texts.keys()].filter((name) => texts.get(name) && !name.includes("."));
    return [...given, ...checks].every((name) => tags.has(name)) && all(page, "w:tbl").length === tables.length;
  }

  /**
   * The parts of a DOCX: `texts` and `checks` by tag, `tables` as rows of cells. Null when the blank
   * form has no place for an answer.
   */
  samenDoen.docx = (answers) => {
    const page = new DOMParser().parseFromString(samenDoen.blank[MAIN], "text/xml");
    if (!fits(page, answers)) return null;
    for (const control of all(page, "w:sdt")) fill(control, answers);
    all(page, "w:tbl").forEach((table, number) => fillTable(table, answers.tables[number]));
    const filled = { ...samenDoen.blank, [MAIN]: new XMLSerializer().serializeToString(page) };
    return samenDoen.zip(Object.entries(filled));
  };
}
