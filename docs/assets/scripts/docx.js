"use strict";
// Fills in the blank form for Word: the content controls by their tags, tables in their order.
{
  const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
  const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
  const MAIN = "word/document.xml";

  const all = (node, name) => [...node.getElementsByTagNameNS(W, name)];

  // A run of text: each line after the first begins with a break.
  function run(page, text) {
    const element = page.createElementNS(W, "w:r");
    text.replace(NOT_IN_XML, "").split(/\r\n|\r|\n/).forEach((line, number) => {
      if (number) element.append(page.createElementNS(W, "w:br"));
      const part = page.createElementNS(W, "w:t");
      part.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
      part.textContent = line;
      element.append(part);
    });
    return element;
  }

  function fill(control, { texts, checks }) {
    const tag = all(control, "tag")[0].getAttributeNS(W, "val");
    const [checked] = control.getElementsByTagNameNS(W14, "checked");
    const text = checked ? checks.has(tag) && "☒" : texts.get(tag);
    if (!text) return;
    if (checked) checked.setAttributeNS(W14, "w14:val", "1");
    all(control, "showingPlcHdr")[0].remove();
    all(control, "sdtContent")[0].replaceChildren(run(control.ownerDocument, text));
  }

  // The blank form has rows for a pen; more rows are made when more were filled in.
  function fillTable(table, rows) {
    const empty = all(table, "tr").at(-1).cloneNode(true);
    while (all(table, "tr").length <= rows.length) table.append(empty.cloneNode(true));
    const places = all(table, "tr").slice(1);
    rows.forEach((cells, number) => all(places[number], "p").forEach((place, column) => {
      if (cells[column]) place.replaceChildren(run(table.ownerDocument, cells[column]));
    }));
  }

  /** The parts of a DOCX: `texts` and `checks` by tag, `tables` as rows of cells. */
  samenDoen.docx = (answers) => {
    const page = new DOMParser().parseFromString(samenDoen.blank[MAIN], "application/xml");
    all(page, "sdt").forEach((control) => fill(control, answers));
    all(page, "tbl").forEach((table, number) => fillTable(table, answers.tables[number]));
    const filled = { ...samenDoen.blank, [MAIN]: new XMLSerializer().serializeToString(page) };
    return samenDoen.zip(Object.entries(filled));
  };
}
