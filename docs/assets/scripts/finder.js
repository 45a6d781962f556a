"use strict";
// The finder: hides the rows that do not fit what a reader asks for, says why, and puts up to three
// side by side. The table on the page is the data. Choices are kept in the fragment of the address.
// A wish is an element with `data-wens`; all wishes must hold, of the choices within one any.
{
  const STEP = 12;
  const MOST = 3;
  const SOON = 100;
  const LATER = 1_000;
  const COMPARED = "vergelijk";
  const FITS = {
    "een-van": (own, asked) => asked.some((value) => own.includes(value)),
    tussen: ([low, high], [number]) => Number(low) <= number && (!high || number <= Number(high)),
    hoogstens: ([own], [most]) => Number(own) <= Number(most),
  };
  const { make, say, unfold } = samenDoen;
  const root = document.querySelector(".kiezer");
  const { een, meer } = root.dataset;
  for (const template of root.querySelectorAll("template")) unfold(template);
  const find = (selector) => root.querySelector(selector);
  const form = find(".kiezer-vragen");
  const count = find(".kiezer-telling");
  const list = find("#kiezer-lijst");
  const table = find(".kiezer-tabel");
  const more = find(".kiezer-meer");
  const dropped = find(".kiezer-af");
  const strange = find(".kiezer-vreemd");
  const nothing = find(".kiezer-niets");
  const bar = find(".kiezer-balk");
  const questions = [...form.querySelectorAll("[data-wens]")].map(question);
  const items = [...table.tBodies[0].rows].map(item);
  const chosen = new Set();
  let passing = [];
  let failing = [];
  let shown = STEP;
  const undrawn = new Map(); // what waits for an answer to be painted, by what it draws
  let shownDropped = STEP;
  let waiting = 0;

  function question(element) {
    const { wens, soort, naam, eenheid = "" } = element.dataset;
    const inputs = [...element.querySelectorAll("input")];
    for (const input of inputs) input.hidden = false;
    const state = element.localName === "details" && make("span", { class: "met-script kiezer-gekozen" });
    if (state) element.querySelector("summary").append(state);
    return { element, wens, soort, naam, eenheid, inputs, state };
  }

  function item(row) {
    const cells = new Map([...row.querySelectorAll("[data-veld]")].map((cell) => [cell.dataset.veld, cell]));
    const own = new Map([...cells].map(([name, cell]) => [name, cell.dataset.waarde.split(" ")]));
    return { row, cells, own, name: row.dataset.naam, link: row.querySelector("th a"), open: true, box: null };
  }

  const words = (cell) => cell.querySelector(".waarde").textContent.trim();
  const isNumber = (text) => /^[1-9]\d{0,5}$/.test(text);

  function amount(number) {
    if (number > 1) return `${number} ${meer} passen.`;
    return number ? `1 ${een} past.` : `Geen ${een} past.`;
  }

  /** What a question asks now, as values; empty when it asks nothing. */
  function asked({ soort, inputs }) {
    if (soort === "tussen") return isNumber(inputs[0].value.trim()) ? [inputs[0].value.trim()] : [];
    return inputs.filter((input) => input.checked && input.value).map((input) => input.value);
  }

  function wishes() {
    return questions.map((each) => ({ ...each, values: asked(each) })).filter(({ values }) => values.length);
  }

  const fits = ({ own }, { wens, soort, values }) => FITS[soort](own.get(wens), values);

  /** A wish as a reader says it: "Kosten: Tot 500 euro". */
  function inWords({ element, naam, eenheid, soort, inputs, values }) {
    if (element.localName === "label") return naam;
    if (soort === "tussen") return `${naam}: ${values[0]} ${eenheid}`;
    const names = inputs.filter((input) => values.includes(input.value))
      .map((input) => input.closest("label").querySelector(".kiezer-keus-naam").textContent);
    return `${naam}: ${names.join(" of ")}`;
  }

  function update(draw = afterPaint) {
    const wanted = wishes();
    passing = [];
    failing = [];
    for (const each of items) {
      const against = wanted.filter((wish) => !fits(each, wish));
      if (against.length) failing.push([each, against]);
      else passing.push(each);
    }
    shown = STEP;
    shownDropped = STEP;
    tellState();
    draw(() => {
      tellNothing(wanted);
      showRows(shown);
      tellDropped();
    });
  }

  // A slow phone needs longer to draw cards than an answer may take: the count comes at once, and
  // the cards when that is painted; only those of the last click.
  function afterPaint(work, what = list) {
    undrawn.set(what, work);
    requestAnimationFrame(() => setTimeout(() => undrawn.get(what) === work && drawNow(what)));
  }

  function drawNow(what) {
    const work = undrawn.get(what);
    undrawn.delete(what);
    work?.();
  }

  function tellState() {
    say(count, amount(passing.length));
    for (const each of questions) {
      const { length } = asked(each);
      if (each.state) say(each.state, length ? `${length} gekozen` : "Maakt niet uit");
      if (each.soort === "tussen") tellNumber(each);
    }
  }

  function tellNumber({ inputs: [input], element }) {
    const typed = input.value.trim();
    const wrong = typed !== "" && !isNumber(typed);
    input.setAttribute("aria-invalid", String(wrong));
    say(element.querySelector(".fout"), wrong ? "Schrijf alleen een heel getal, zoals 30." : "");
  }

  // Only rows that change are touched, so that a long table answers as fast as a short one.
  function showRows(count) {
    const open = new Set(passing.slice(0, count));
    for (const each of items) {
      if (each.open !== open.has(each)) each.row.hidden = !(each.open = open.has(each));
      if (each.open && !each.box) offer(each);
    }
    const rest = passing.length - shown;
    more.hidden = rest <= 0;
    say(more, `Toon er ${Math.min(rest, STEP)} meer`);
    table.hidden = !passing.length;
  }

  /** Give a row its box to compare; rows that nobody sees have none. */
  function offer(each) {
    each.box = make("input", { type: "checkbox", autocomplete: "off", "aria-label": `Vergelijk: ${each.link.textContent}` });
    each.box.checked = chosen.has(each.name);
    each.box.addEventListener("change", () => compare(each));
    const label = make("label", { class: "kiezer-keus" }, each.box, " Vergelijk");
    each.row.append(make("td", { role: "cell", class: "met-script kiezer-vakje" }, label));
  }

  function tellNothing(wanted) {
    nothing.hidden = passing.length > 0;
    const buttons = passing.length ? [] : wanted.map((wish) => make("li", {}, without(wish, wanted)));
    nothing.querySelector("ul").replaceChildren(...buttons);
  }

  /** A button that drops one wish, and says what fits then. */
  function without(wish, wanted) {
    const others = wanted.filter((other) => other !== wish);
    const left = items.filter((each) => others.every((other) => fits(each, other))).length;
    const then = left ? `${left === 1 ? "past er" : "passen er"} ${left}` : "past er nog niets";
    const button = make("button", { type: "button" }, `Zonder de wens '${inWords(wish)}' ${then}.`);
    button.addEventListener("click", () => {
      clear(wish);
      changed();
      list.focus();
    });
    return button;
  }

  function clear({ inputs }) {
    for (const input of inputs) {
      if (input.type === "text") input.value = "";
      else input.checked = input.value === "";
    }
  }

  function tellDropped() {
    dropped.hidden = !failing.length;
    dropped.querySelector("summary").textContent = `Wat valt af, en waarom? (${failing.length})`;
    dropped.querySelector("ul").replaceChildren();
    if (dropped.open) listDropped();
  }

  function listDropped() {
    const lines = dropped.querySelector("ul");
    const button = dropped.querySelector("button");
    lines.append(...failing.slice(lines.children.length, shownDropped).map(droppedLine));
    const rest = failing.length - shownDropped;
    button.hidden = rest <= 0;
    button.textContent = `Toon er ${Math.min(rest, STEP)} meer`;
  }

  function droppedLine([each, against]) {
    const reasons = against.map((wish) => `${wish.naam}: ${reason(each.cells.get(wish.wens))}`);
    return make("li", {}, each.link.cloneNode(true), make("ul", {}, ...reasons.map((text) => make("li", {}, text))));
  }

  function reason(cell) {
    const { waarom } = cell.dataset;
    return waarom ? `${words(cell).toLowerCase()}. ${waarom}` : words(cell);
  }

  function compare(each) {
    if (each.box.checked && chosen.size === MOST) return refuse(each);
    if (each.box.checked) chosen.add(each.name);
    else chosen.delete(each.name);
    showCompared(afterPaint);
    keep();
  }

  function refuse({ box }) {
    showCompared();
    const text = `U vergelijkt er al ${MOST}. Haal er eerst een weg.`;
    box.setAttribute("aria-describedby", "kiezer-vol");
    box.closest("td").append(make("p", { id: "kiezer-vol", class: "fout kiezer-vol" }, text));
    bar.firstElementChild.textContent = text;
  }

  function showCompared(draw = (work) => work()) {
    const those = items.filter(({ name }) => chosen.has(name));
    const place = find(".kiezer-naast");
    const grid = find(".kiezer-vergelijk");
    find(".kiezer-vol")?.remove();
    for (const { box, name } of items) {
      if (box) box.checked = chosen.has(name);
      box?.removeAttribute("aria-describedby");
    }
    place.hidden = !those.length;
    bar.lastElementChild.hidden = !those.length;
    bar.firstElementChild.textContent = those.length ? `U vergelijkt er ${those.length}.` : "";
    draw(() => {
      find(".kiezer-nog-een").hidden = those.length > 1;
      grid.hidden = those.length < 2;
      for (const part of [...grid.children].slice(1)) part.remove();
      if (those.length) grid.append(...compareTable(those));
    }, grid);
  }

  /** The head and the body of the comparison: a column for each item, a row for each property. */
  function compareTable(those) {
    const column = (content) => make("th", { role: "columnheader", scope: "col" }, content);
    const head = make("tr", { role: "row" }, column("Eigenschap"), ...those.map(({ link }) => column(link.cloneNode(true))));
    const rows = [...those[0].cells.keys()].map((field) => {
      const name = those[0].cells.get(field).querySelector(".label").textContent;
      return compareRow(name, those, ({ cells }) => compareCell(cells.get(field)));
    });
    rows.push(compareRow("Niet meer vergelijken", those, (each) => [takeAway(each)]));
    return [make("thead", { role: "rowgroup" }, head), make("tbody", { role: "rowgroup" }, ...rows)];
  }

  function compareRow(name, those, content) {
    const cells = those.map((each) => make("td", { role: "cell" },
      make("span", { class: "kiezer-wie label" }, each.link.textContent), ...content(each)));
    return make("tr", { role: "row" }, make("th", { role: "rowheader", scope: "row" }, name), ...cells);
  }

  function compareCell(cell) {
    const shownValue = cell.querySelector(".waarde").cloneNode(true);
    return cell.dataset.waarom ? [shownValue, ". ", cell.dataset.waarom] : [shownValue];
  }

  function takeAway({ name, link }) {
    const button = make("button", { type: "button" }, `Haal ${link.textContent} weg`);
    button.addEventListener("click", () => {
      chosen.delete(name);
      showCompared();
      keep();
      (chosen.size ? find("#kiezer-naast") : list).focus();
    });
    return button;
  }

  function fragment() {
    const pairs = wishes().flatMap(({ wens, values }) => values.map((value) => [wens, value]));
    const named = [...chosen].map((name) => [COMPARED, name]);
    return String(new URLSearchParams([...pairs, ...named]));
  }

  /** Keep the choice in the address: nothing else knows it. Not at once: that is slow. */
  function keep(delay = SOON) {
    clearTimeout(waiting);
    waiting = setTimeout(write, delay);
  }

  function write() {
    const choice = fragment();
    history.replaceState(null, "", choice ? `#${choice}` : location.pathname + location.search);
  }

  function restore() {
    questions.forEach(clear);
    chosen.clear();
    const pairs = [...new URLSearchParams(location.hash.slice(1))];
    const unknown = pairs.filter(([name, value]) => !(name === COMPARED ? known(value) : answer(name, value)));
    strange.textContent = unknown.length ? "Een deel van deze link kennen wij niet. Dat deel telt niet mee." : "";
  }

  function known(name) {
    if (chosen.size === MOST || !items.some((each) => each.name === name)) return false;
    return chosen.add(name);
  }

  /** Give a question the answer that stands in a link; false when there is no such answer. */
  function answer(name, value) {
    const { soort, inputs } = questions.find(({ wens }) => wens === name) ?? {};
    if (soort === "tussen" && isNumber(value)) return (inputs[0].value = value);
    const input = soort !== "tussen" && value && inputs?.find((each) => each.value === value);
    return input && (input.checked = true);
  }

  function changed() {
    say(strange, "");
    update();
    keep();
  }

  // A link to a place on the page takes the choice out of the address: put it back, but only when
  // the page has moved there, which would stop otherwise.
  function moved() {
    if (location.hash.includes("=")) start();
    else if (fragment()) keep(LATER);
  }

  function start() {
    if (location.hash.includes("=")) restore();
    update((work) => work());
    showCompared();
  }

  function wipe() {
    questions.forEach(clear);
    chosen.clear();
    showCompared();
    changed();
  }

  /** Go to a place in the finder without a trace in the address. */
  function go(event) {
    const place = find(event.target.hash);
    event.preventDefault();
    place.scrollIntoView();
    place.focus({ preventScroll: true });
  }

  function showMore() {
    drawNow(list);
    const first = passing[shown];
    if (!first) return;
    shown += STEP;
    say(more, "Er komen er meer bij.");
    afterPaint(() => {
      showRows(shown);
      first.link.focus();
    });
  }

  root.classList.add("kiezer-aan");
  table.tHead.rows[0].append(make("th", { role: "columnheader", scope: "col", class: "met-script" }, "Vergelijk"));
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  find(".kiezer-wis").addEventListener("click", wipe);
  more.addEventListener("click", showMore);
  for (const link of root.querySelectorAll("[href^='#']")) link.addEventListener("click", go);
  dropped.addEventListener("toggle", () => dropped.open && listDropped());
  dropped.querySelector("button").addEventListener("click", () => {
    const { length } = dropped.querySelector("ul").children;
    shownDropped += STEP;
    listDropped();
    dropped.querySelector("ul").children[length].querySelector("a").focus();
  });
  addEventListener("hashchange", moved);
  start();
  // Who opens a link with a choice in it comes for the answer; who comes back knows where it was.
  const opened = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  if (opened && fragment()) list.scrollIntoView();
}
