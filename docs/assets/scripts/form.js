"use strict";
// A form on the screen: keeps what is typed on this device, checks it, and hands it out as a file.
// An answer is [key, question, text]. By its key it returns to its place; what has no place any
// more, because the form changed, is shown with its question and never thrown away.
{
  const { make, load } = samenDoen;
  const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const MOST_ROWS = 500;

  document.getElementById("vragenlijst").hidden = true;
  const box = samenDoen.unfold(document.getElementById("invulblad"));
  const one = (selector, inside = box) => inside.querySelector(selector);
  const form = one("form");
  const { id } = form.dataset;
  const fields = [...form.querySelectorAll("[data-veld]")];
  const tables = fields.filter(({ dataset }) => dataset.soort === "tabel");
  const conflict = one(".conflict > div");
  const drawer = samenDoen.drawer(`formulier.${id}`);
  const stored = () => JSON.stringify(drawer.read());
  let known; // what this tab last read or wrote
  let rest = []; // answers without a place

  // Say what stands in the template under this name, near by; a new element is read aloud again.
  const texts = one("template.teksten").content;
  function say(name, near = box) {
    one(".melding", near).replaceChildren(one(`[data-bij=${name}]`, texts).cloneNode(true));
  }

  // One thing to fill in

  const controls = (inside = form) => [...inside.querySelectorAll("input, textarea")];
  const isChoice = ({ type }) => type === "radio" || type === "checkbox";
  const isFilled = (control) => (isChoice(control) ? control.checked : control.value.trim() !== "");
  const fieldOf = (control) => control.closest("[data-veld]");
  const key = (control) => (isChoice(control) ? `${control.name}=${control.value}` : control.name);

  function question(control) {
    const row = control.closest(".rij");
    const { label } = fieldOf(control).dataset;
    return row ? `${label} ${one("legend", row).textContent}, ${control.dataset.kolom}` : label;
  }

  // As it stands on paper and in Word.
  function shown(control) {
    const text = control.value.trim();
    if (text && control.type === "date") {
      return control.valueAsDate.toLocaleDateString("nl-NL", { dateStyle: "long", timeZone: "UTC" });
    }
    return text && fieldOf(control).dataset.soort === "bedrag" ? `€ ${text.replace(/^€\s*|\s*euro$/gi, "")}` : text;
  }

  // Rows of a table

  const rowsOf = (table) => [...table.querySelectorAll(".rij")];

  function renumber(table) {
    rowsOf(table).forEach((row, index, { length }) => {
      const number = index + 1;
      one("button", row).hidden = length === 1;
      for (const place of row.querySelectorAll(".nummer")) place.textContent = number;
      for (const cell of controls(row)) cell.name = `${table.dataset.veld}.${number}.${cell.dataset.kolom}`;
    });
  }

  function putRow(table, row, next = null) {
    one(".rijen", table).insertBefore(row, next);
    renumber(table);
    return row;
  }

  const addRow = (table) => putRow(table, one("template", table).content.firstElementChild.cloneNode(true));

  // A tap beside the mark must not cost a row of text: it can come back, until another one goes.
  let undo;
  function removeRow(row) {
    const table = fieldOf(row);
    const next = row.nextElementSibling;
    undo = () => {
      one("textarea", putRow(table, row, next?.isConnected ? next : null)).focus();
      changed();
      say("terug", table);
    };
    for (const other of tables) one(".melding", other).replaceChildren();
    row.remove();
    renumber(table);
    changed();
    one("[data-doe=erbij]", table).focus();
    say("weg", table);
  }

  // The draft

  function find(name) {
    const [, veld, row] = /^([^.=]+)\.(\d+)\./.exec(name) ?? [];
    const table = tables.find(({ dataset }) => dataset.veld === veld);
    while (table && rowsOf(table).length < Math.min(row, MOST_ROWS)) addRow(table);
    return controls().find((control) => key(control) === name);
  }

  // Put an answer in its place: false when it has none, or does not fit there.
  function put([name, , text]) {
    const control = find(name);
    if (!control) return false;
    if (isChoice(control)) control.checked = true;
    else control.value = text;
    return control.value === text;
  }

  /** The answers in the drawer, as far as they are answers. */
  function kept() {
    const draft = drawer.read();
    return Array.isArray(draft) ? draft.filter((each) => each?.length === 3 && typeof each[0] === "string") : [];
  }

  function restore() {
    const draft = kept();
    known = stored();
    form.reset();
    for (const table of tables) {
      one(".rijen", table).replaceChildren();
      one(".melding", table).replaceChildren();
      addRow(table);
    }
    rest = draft.filter((answer) => !put(answer));
    one(".rest").hidden = !rest.length;
    one("dl").replaceChildren(...rest.flatMap(([, label, text]) => [make("dt", {}, label), make("dd", {}, text)]));
    show();
    return draft.length;
  }

  // Never write over what another tab wrote: ask first.
  function save() {
    const draft = controls().filter(isFilled).map((control) => [key(control), question(control), control.value]);
    if (stored() !== known) conflict.hidden = false;
    if (conflict.hidden) keep([...draft, ...rest]);
  }

  function keep(draft) {
    const isKept = draft.length ? drawer.write(draft) : drawer.erase();
    if (isKept) known = stored();
    sayKept(isKept);
  }

  const sayKept = (isKept) => box.classList.toggle("niet-bewaard", !isKept);

  // Boxes are not printed, what stands in them is; count.js hears of it too.
  function show() {
    for (const control of controls().filter((other) => !isChoice(other))) {
      const paper = (control.closest("label, .getal") ?? control).nextElementSibling;
      samenDoen.say(paper, shown(control));
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function changed() {
    show();
    save();
  }

  // Checking

  function problem(field) {
    const inside = controls(field);
    const { soort, nodig = "", fout } = field.dataset;
    if (inside.some(({ validity }) => validity.badInput)) return fout; // half a date
    if (!inside.some(isFilled)) return nodig;
    return /getal|bedrag/.test(soort) && isNaN(samenDoen.number(inside[0].value)) ? fout : "";
  }

  function mark(field, text) {
    one(".fout", field).textContent = text;
    for (const element of field.matches("[role]") ? [field] : controls(field)) {
      element.setAttribute("aria-invalid", text !== "");
    }
  }

  const fault = (field) => make("li", {}, make("a", { href: `#v-${field.dataset.veld}` }, field.dataset.label),
    ` ${problem(field)}`);

  // Do what was asked when all is well; else say what is not. The reader may go on all the same.
  let asked;
  function check(action) {
    const wrong = fields.filter(problem);
    const summary = one(".fouten");
    for (const field of fields) mark(field, problem(field));
    summary.hidden = !wrong.length;
    asked = action;
    if (!wrong.length) return action();
    one("ul", summary).replaceChildren(...wrong.map(fault));
    return summary.focus();
  }

  // Handing out

  const filledRows = (table) => rowsOf(table).map((row) => controls(row).map(shown))
    .filter((cells) => cells.some(Boolean));

  function forWord() {
    const choices = (field) => controls(field).filter(isChoice);
    const tags = (field) => choices(field)
      .flatMap(({ checked, name }, index) => (checked ? `${name}=${index + 1}` : []));
    return {
      texts: new Map(controls().filter((control) => !isChoice(control)).map((control) => [control.name, shown(control)])),
      checks: new Set(fields.flatMap(tags)),
      tables: tables.map(filledRows),
    };
  }

  async function getWord() {
    try {
      await Promise.all([load("assets/scripts/zip.js"), load("assets/scripts/docx.js"),
        load(`assets/formulieren/${id}.js`)]);
    } catch {
      return say("mislukt", one(".knoppen"));
    }
    const parts = samenDoen.docx(forWord());
    if (!parts) return say("vernieuwd", one(".knoppen"));
    samenDoen.download(`${id}-ingevuld.docx`, WORD, ...parts);
    return say("opgehaald", one(".knoppen"));
  }

  function settle(name) {
    conflict.hidden = true;
    restore();
    say(name);
    one("h2").focus();
  }

  function wipe() {
    keep([]);
    for (const field of fields) mark(field, "");
    one(".fouten").hidden = true;
    one("details").open = false;
    settle("gewist");
  }

  const deeds = {
    erbij: (button) => one("textarea", addRow(fieldOf(button))).focus(),
    // The second click of a double one would hit the row that has come in the place of the first.
    weg: (button, detail) => detail < 2 && removeRow(button.closest(".rij")),
    terug: () => undo(),
    overnemen: () => settle("overgenomen"),
    houden() {
      conflict.hidden = true;
      known = stored();
      save();
      say("gehouden");
      one("h2").focus();
    },
    ophalen: () => check(getWord),
    afdrukken: () => check(() => print()),
    toch() {
      one(".fouten").hidden = true;
      one(".knoppen").scrollIntoView();
      asked();
    },
    wissen: wipe,
  };

  box.addEventListener("click", ({ target, detail }) => {
    const button = target.closest("[data-doe]");
    if (button) deeds[button.dataset.doe](button, detail);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    changed();
    if (!problem(fieldOf(target))) mark(fieldOf(target), "");
  });
  // Another tab wrote. What is typed here is kept at every key, so there is nothing to lose here,
  // unless this tab could not write, or asks what to keep.
  addEventListener("storage", () => {
    if (stored() === known) return;
    if (box.matches(".niet-bewaard")) conflict.hidden = false;
    if (conflict.hidden) say(restore() ? "overgenomen" : "gewist");
  });

  if (restore()) say("eerder");
  const trial = samenDoen.drawer("proef");
  sayKept(trial.write(1) && trial.erase());
}
