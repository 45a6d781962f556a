"use strict";
/**
 * A plan is a plain object, and these functions give a new one.
 *
 * `date` of a step is null as long as the reader leaves the day to the book, and "" for no day.
 * `revision` goes up with every change, so that two tabs never write over each other unseen.
 */
{
  const VERSION = 1;
  const KIND = "samen-doen-plan";
  const WEEK = 7;
  const A_LIFE = 5_000; // weeks
  const { days } = samenDoen;
  const text = (value) => (typeof value === "string" ? value : "");
  const whole = (value) => (Number.isInteger(value) ? value : null);
  const week = (value) => (Math.abs(value) < A_LIFE ? whole(value) : null);
  const own = (value) => (value === "" || days.read(value) ? value : null);
  const yes = (value) => value === true;
  const rows = (shape) => (value) => singled((Array.isArray(value) ? value : []).filter(isObject).map(shaped(shape)));
  const id = (value) => (/^[a-z0-9]{1,40}$/.test(text(value)) ? value : newId());
  const [who, title] = [text, text];

  /** By field, what makes a sound value of anything; what is not there becomes empty. */
  const LISTS = {
    stappen: { id, title, week, date: own, who, note: text, done: yes },
    werkvormen: { id, title, werkvorm: text },
    taken: { id, title, who },
    kosten: { id, title, amount: text, who },
  };
  const PLAN = { id, revision: (value) => whole(value) ?? 0, name: text, source: text, edition: text, anchor: text, day: text };
  for (const list in LISTS) PLAN[list] = rows(LISTS[list]);

  const newId = () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(36)).join("");
  const isObject = (value) => typeof value === "object" && value !== null;

  /** Rows of which each has an id of its own. */
  function singled(found) {
    const seen = new Set();
    return found.map((row) => (seen.has(row.id) || !seen.add(row.id) ? { ...row, id: newId() } : row));
  }

  function shaped(shape) {
    return (value) => Object.fromEntries(Object.entries(shape).map(([key, sound]) => [key, sound(value[key])]));
  }

  /** A plan of any older version; what it did not have yet, is empty. */
  const upgrade = (value) => ({ version: VERSION, ...shaped(PLAN)(value) });

  /** A new plan, of an idea or recept when that is given. */
  function fresh(name, source, item = { stappen: [] }) {
    const stappen = item.stappen.map(({ titel, week, wie }) => ({ title: titel, week, who: wie }));
    return upgrade({ name, source, edition: item.editie, anchor: item.vanaf, stappen });
  }

  const isNewer = (value) => value.version > VERSION;

  const at = (plan, list, row) => plan[list].findIndex((each) => each.id === row);

  const change = (plan, list, row, values) => ({
    ...plan,
    [list]: plan[list].map((each) => (each.id === row ? { ...each, ...values } : each)),
  });

  function add(plan, list, values, place) {
    const all = [...plan[list]];
    all.splice(place, 0, shaped(LISTS[list])(values));
    return { ...plan, [list]: all };
  }

  const remove = (plan, list, row) => ({ ...plan, [list]: plan[list].filter((each) => each.id !== row) });

  function move(plan, list, row, by) {
    const from = at(plan, list, row);
    return add(remove(plan, list, row), list, plan[list][from], Math.max(from + by, 0));
  }

  /** The day that the book names for a step, or "". */
  function named({ day }, step) {
    const from = step.week === null ? null : days.read(day);
    return from ? days.text(days.plus(from, step.week * WEEK)) : "";
  }

  /**
   * The day that the book proposes, or "". What should have begun already, begins today: a plan is
   * often made later than the book would wish, and a day in the past helps nobody.
   */
  function suggested(plan, step) {
    const [day, today] = [named(plan, step), days.text(days.today())];
    return day && day < today && plan.day >= today && !step.done ? today : day;
  }

  const dateOf = (plan, step) => step.date ?? suggested(plan, step);

  /** The sum of the costs, in cents; an amount that cannot be read counts for nothing. */
  const total = (plan) => plan.kosten.reduce((sum, { amount }) => sum + (samenDoen.number(amount) || 0), 0);

  const toFile = (plan) => JSON.stringify({ kind: KIND, ...plan }, null, 1);

  /** The plan in a file, or null. */
  function fromFile(content) {
    try {
      const value = JSON.parse(content);
      return value.kind === KIND ? value : null;
    } catch {
      return null;
    }
  }

  samenDoen.plan = {
    ...{ add, at, change, dateOf, fresh, fromFile, isNewer, isObject, move, newId, remove },
    ...{ named, suggested, toFile, total, upgrade },
  };
}
/** The plans of this device, by id. Another tab may write too: nothing is written before reading. */
{
  const { isNewer, isObject, newId, upgrade } = samenDoen.plan;
  const drawer = samenDoen.drawer("plannen");
  const plans = {};
  const seen = {}; // by id, the revision in the drawer, as far as this tab knows

  function copy(plan) {
    const id = newId();
    return (plans[id] = { ...plan, id, name: `${plan.name} (kopie)` });
  }

  // What this tab could not write stays beside what another tab wrote.
  function take(id, value) {
    if (plans[id]?.revision > seen[id]) copy(plans[id]);
    plans[id] = isNewer(value) ? value : { ...upgrade(value), id };
    seen[id] = value.revision ?? 0;
  }

  function forget(id) {
    delete plans[id];
    delete seen[id];
  }

  /** Another tab removed it: what this tab could not write stays. */
  function lose(id) {
    if (plans[id].revision > seen[id]) copy(plans[id]);
    forget(id);
  }

  /** Take over what another tab wrote or removed; the ids of what changed. */
  function refresh() {
    const stored = drawer.read() ?? {};
    const changed = Object.keys(stored).filter((id) => isObject(stored[id]) && (stored[id].revision ?? 0) !== seen[id]);
    const gone = Object.keys(seen).filter((id) => !stored[id]);
    for (const id of changed) take(id, stored[id]);
    gone.forEach(lose);
    return [...changed, ...gone];
  }

  function write() {
    const written = drawer.write(plans);
    if (written) for (const id in plans) seen[id] = plans[id].revision;
    return written;
  }

  /** Keep a plan: as it is kept, whether the drawer has it too, whether it had to be a copy. */
  function keep(plan) {
    const clash = refresh().includes(plan.id);
    const kept = { ...(clash ? copy(plan) : plan), revision: plan.revision + 1 };
    plans[kept.id] = kept;
    return { kept, clash, written: write() };
  }

  /** Remove a plan; whether it is gone from the drawer too. */
  function erase(id) {
    refresh();
    forget(id);
    return write();
  }

  /** Remove all plans, also those that this version cannot read. */
  function eraseAll() {
    Object.keys(plans).forEach(forget);
    return drawer.erase();
  }

  samenDoen.plannen = { plans, refresh, keep, erase, eraseAll };
}
/**
 * The page: draws the plan that is open, and keeps every change at once.
 * Its words stand in the page; `%` in them makes room for a name.
 */
{
  const { plan: model, plannen: store, days, make, say: put } = samenDoen;
  const chosen = samenDoen.drawer("plan-open", "sessionStorage"); // the id of the plan that is open in this tab
  const el = (id) => document.getElementById(`plan-${id}`);
  const { boek, woorden } = JSON.parse(el("gegevens").textContent);
  const root = samenDoen.unfold(el("hulpmiddel"));
  const euro = new Intl.NumberFormat("nl-NL", { style: "currency", currency: "EUR" });
  const LARGEST = 1e6; // octets of a file that can be a plan

  let plan = null; // the plan that is open
  let lost = null; // what was removed last: {list, place, row}
  let waiting = ""; // a werkvorm that still needs a plan

  const all = (selector, within = root) => [...within.querySelectorAll(selector)];
  const find = (selector, within = root) => all(selector, within)[0];
  const word = (key, name) => woorden[key].replace("%", () => name);
  const options = new Map([root, el("vorm").content].flatMap((part) => all("option", part)).map((each) => [each.value, each]));
  const option = (key) => key && options.get(key);
  const rowOf = (id) => find(`[data-row="${id}"]`);
  const nameOf = ({ name }) => String(name ?? "").trim() || woorden.naamloos;
  const inWords = (day) => (days.read(day) ? days.words(days.read(day)) : "");

  /** The list and the id of the row in which an element stands. */
  const around = (element) => ["list", "row"].map((name) => element.closest(`[data-${name}]`)?.dataset[name]);

  function fill(item, values) {
    for (const place of all("[data-show]", item)) put(place, values[place.dataset.show] ?? place.textContent);
  }

  function copy(name, values) {
    const item = el(name).content.firstElementChild.cloneNode(true);
    fill(item, values);
    return item;
  }

  function say(key, name) {
    put(el("melding"), key && word(key, name));
  }

  // ---- Keeping

  function tellKept(written) {
    const blocked = !samenDoen.drawer("proef").erase();
    put(el("bewaard"), word(written ? "bewaard" : blocked ? "verboden" : "vol"));
    el("red").hidden = written || !plan;
  }

  function keep(changed) {
    const { kept, written, clash } = store.keep(changed);
    plan = kept;
    tellKept(written);
    if (!clash) return;
    draw();
    say("kopie");
  }

  // What is typed here is kept already, so the page may be drawn again when another tab wrote.
  function refresh() {
    const changed = store.refresh();
    const mine = plan && changed.includes(plan.id);
    if (mine) plan = store.plans[plan.id] ?? null;
    if (mine) draw();
    else drawPlans();
    if (mine) say(plan ? "elders" : "elders_weg");
  }

  // ---- Drawing, with the keyboard kept where it was

  function draw() {
    const { activeElement: focus } = document;
    const [, row] = around(focus);
    const unfolded = all("[data-row] [open]").map((details) => around(details)[1]);
    drawPlans();
    el("meer").open = !plan;
    el("blad").replaceChildren(...(plan ? [copy("vorm", {})] : []));
    if (plan) drawPlan();
    for (const id of unfolded) rowOf(id)?.querySelector("details").setAttribute("open", "");
    if (!focus.isConnected) find(`[data-field="${focus.dataset.field}"]`, rowOf(row))?.focus();
  }

  function drawPlans() {
    const items = Object.values(store.plans).map((each) => {
      const item = copy(model.isNewer(each) ? "nieuwer" : "naam", { name: nameOf(each) });
      item.firstElementChild.dataset.id = each.id;
      item.firstElementChild.setAttribute("aria-current", each.id === plan?.id);
      return item;
    });
    el("namen").replaceChildren(...items);
    put(el("keuze"), waiting && word("kies", option(waiting).text));
  }

  function drawPlan() {
    link(find("[data-show=bron]"), plan.source);
    for (const field of all("[data-plan]")) field.value = plan[field.dataset.field];
    el("dag").hidden = !plan.anchor;
    for (const element of all("[data-list]")) {
      const { list, vorm } = element.dataset;
      const items = plan[list].map((row) => drawRow(row, copy(vorm, {})));
      if (lost?.list === list && vorm === list) items.splice(lost.place, 0, copy("weg", lost.row));
      element.replaceChildren(...items);
    }
    derive();
  }

  function link(place, key) {
    if (place && option(key)) place.href = samenDoen.link(option(key).dataset.adres);
  }

  function drawRow(row, item) {
    item.dataset.row = row.id;
    for (const field of all("[data-field]", item)) {
      field[field.type === "checkbox" ? "checked" : "value"] = row[field.dataset.field] ?? "";
    }
    for (const hint of all("[data-hint]", item)) {
      hint.id = `hint-${row.id}`;
      hint.previousElementSibling.control.setAttribute("aria-describedby", hint.id);
    }
    link(find("a", item), `werkvormen/${row.werkvorm}`);
    for (const other of all(row.week === null ? "[data-book]" : "[data-own]", item)) other.remove();
    for (const list of all(".plan-bij", item)) list.append(...(inBook(row)?.bij ?? []).map(way));
    return item;
  }

  const inBook = (row) => boek[plan.source]?.stappen.find(({ titel }) => titel === row.title);

  const way = ({ soort, titel, adres }) => make("li", {}, `${soort}: `, make("a", { href: samenDoen.link(adres) }, titel));

  // ---- What follows from what is typed: it changes at once, without a new drawing

  function derive() {
    if (!plan) return;
    const from = option(plan.source);
    const changed = plan.source && boek[plan.source]?.editie !== plan.edition;
    fill(root, {
      ...{ naam: nameOf(plan), bron: from?.text ?? "", vraag: word("vraag", plan.anchor) },
      ...{ anders: changed ? woorden[from ? "anders" : "verdwenen"] : "", feest: inWords(plan.day) },
      som: euro.format(model.total(plan) / 100),
    });
    for (const element of all("[data-list]")) {
      const { list } = element.dataset;
      plan[list].forEach((row) => deriveRow(find(`[data-row="${row.id}"]`, element), row, list));
    }
  }

  function deriveRow(item, row, list) {
    const wrong = list === "kosten" && row.amount.trim() !== "" && isNaN(samenDoen.number(row.amount));
    fill(item, { ...row, ...(list === "stappen" ? stepValues(row) : {}), fout: wrong ? woorden.bedrag : "" });
    const [day, amount] = ["date", "amount"].map((field) => find(`[data-field="${field}"]`, item));
    if (day && day !== document.activeElement) day.value = model.dateOf(plan, row);
    amount?.setAttribute("aria-invalid", wrong);
  }

  function stepValues(row) {
    const [day, proposal] = [model.dateOf(plan, row), model.suggested(plan, row)];
    const { bij = [], ...step } = inBook(row) ?? {};
    return {
      ...{ ...step, bij: bij.map(({ soort, titel }) => `${soort}: ${titel}.`).join(" ") },
      ...{ title: row.title || woorden.stap, dag: inWords(day), klaar: row.done ? "X" : "" },
      ...{ hint: hint(row, day), terug: proposal && row.date !== null ? word("terug", inWords(proposal)) : "" },
    };
  }

  function hint(row, day) {
    const named = row.date === null ? model.named(plan, row) : "";
    if (named < day && named) return word("te_laat", inWords(named));
    const isPast = day && day < days.text(days.today()) && !row.done;
    return `${named ? woorden.voorstel : ""} ${isPast ? woorden.voorbij : ""}`.trim();
  }

  // ---- What the reader does

  function open(next) {
    [plan, lost] = [next, null];
    chosen.write(plan?.id);
    const key = waiting;
    if (plan) waiting = "";
    draw();
    if (plan && key) putWerkvorm(key);
    else (plan ? find("#plan-titel") : el(waiting ? "keuze" : "melding")).focus();
  }

  function start(next) {
    keep(next);
    open(plan);
  }

  function create(key, given = {}) {
    start(dated(model.fresh(option(key)?.text ?? woorden.naam, key, boek[key]), given));
  }

  /** A new plan with the days that "Kan dit?" told: the day itself, and the last day to report or ask. */
  function dated(fresh, { dag, uiterlijk }) {
    if (!days.read(dag)) return fresh;
    const next = { ...fresh, day: dag };
    if (!days.read(uiterlijk)) return next;
    const later = next.stappen.findIndex((step) => model.dateOf(next, step) > uiterlijk);
    const place = later < 0 ? next.stappen.length : later;
    return model.add(next, "stappen", { title: woorden.uiterlijk, date: uiterlijk }, place);
  }

  // After a change that moves rows about: the keyboard goes to where the reader will go on.
  function restructure(changed, undoable, target) {
    lost = undoable ?? lost;
    keep(changed);
    draw();
    find(target).focus();
  }

  function addRow(list, values, place = plan[list].length) {
    const at = Math.min(place, plan[list].length);
    const changed = model.add(plan, list, values, at);
    restructure(changed, null, `[data-row="${changed[list][at].id}"] :is([type=text], a, button)`);
  }

  function removeRow(list, place) {
    const row = plan[list][place];
    restructure(model.remove(plan, list, row.id), { list, place, row }, "[data-do=undo]");
  }

  function undo() {
    const { list, row, place } = lost;
    lost = null;
    addRow(list, row, place);
  }

  function putWerkvorm(key) {
    const [werkvorm, title] = [key.split("/")[1], option(key)?.text];
    const there = plan.werkvormen.some((row) => row.werkvorm === werkvorm);
    if (title && !there) addRow("werkvormen", { werkvorm, title });
    say(title ? (there ? "staat_al" : "staat") : "kies_eerst", title);
  }

  function moveRow(list, id, by, action) {
    restructure(model.move(plan, list, id, by), null, `[data-row="${id}"] [data-do=${action}]`);
    say("plaats", `${model.at(plan, list, id) + 1} van ${plan[list].length}`);
  }

  function erased(done, key) {
    say(done ? key : "verboden");
    open(null);
    tellKept(done);
  }

  function file() {
    samenDoen.download(`${nameOf(plan)}.json`, "application/json", model.toFile(plan));
    say("bestand");
  }

  function calendar() {
    const dated = plan.stappen.filter((row) => inWords(model.dateOf(plan, row)));
    if (!dated.length) return say("geen_dag");
    const events = dated.map((row) => ({
      ...{ id: `${plan.id}-${row.id}`, day: model.dateOf(plan, row) },
      ...{ title: `${row.title || woorden.stap} (${nameOf(plan)})`, note: `${row.who}\n${row.note}`.trim() },
    }));
    samenDoen.download(`${nameOf(plan)}.ics`, "text/calendar", samenDoen.calendar(events));
    return say("agenda");
  }

  const actions = {
    create: () => create(el("bron").value),
    open: ({ id }) => open(store.plans[id]),
    add: ({ to }) => addRow(to, {}),
    werkvorm: () => putWerkvorm(el("werkvorm").value),
    undo,
    remove: (_, list, id) => removeRow(list, model.at(plan, list, id)),
    up: (_, list, id) => moveRow(list, id, -1, "up"),
    down: (_, list, id) => moveRow(list, id, 1, "down"),
    suggest: (_, list, id) => restructure(model.change(plan, list, id, { date: null }), null, `[data-row="${id}"] [type=date]`),
    print: () => print(),
    calendar,
    file,
    erase: () => erased(store.erase(plan.id), "weg"),
    eraseAll: () => erased(store.eraseAll(), "gewist"),
  };

  function onClick({ target }) {
    const pressed = target.closest("[data-do]");
    if (!pressed) return;
    say("");
    actions[pressed.dataset.do](pressed.dataset, ...around(pressed));
  }

  function onInput({ target }) {
    const { field, plan: ofPlan } = target.dataset;
    if (!field) return;
    say("");
    const change = { [field]: target.type === "checkbox" ? target.checked : target.value };
    keep(ofPlan === undefined ? model.change(plan, ...around(target), change) : { ...plan, ...change });
    drawPlans();
    derive();
  }

  async function openFile({ target }) {
    const [file] = target.files;
    const value = file.size < LARGEST ? model.fromFile(await file.text().catch(() => "")) : null;
    const fault = value ? (model.isNewer(value) ? "te_nieuw" : "") : "vreemd";
    put(el("bestand-fout"), fault && word(fault));
    target.value = "";
    if (fault) return;
    const next = { ...model.upgrade(value), revision: 0 };
    if (store.plans[next.id]) Object.assign(next, { id: model.newId(), name: word("uit_bestand", next.name) });
    start(next);
  }

  // From another page: #initiatieven/straatfeest opens or makes a plan, #werkvormen/prikkaart asks.
  function arrive() {
    const [key, query] = location.hash.slice(1).split("?");
    if (!key.includes("/")) return;
    history.replaceState(null, "", location.href.split("#")[0]);
    const twin = Object.values(store.plans).find((each) => each.source === key && !model.isNewer(each));
    waiting = option(key) && key.startsWith("werkvormen/") ? key : "";
    if (waiting) open(null);
    else if (option(key) && !twin) create(key, Object.fromEntries(new URLSearchParams(query)));
    else open(twin ?? plan);
    if (!waiting) say(option(key) ? (twin ? "dubbel" : "gemaakt") : "onbekend");
  }

  root.addEventListener("input", onInput);
  root.addEventListener("focusout", () => requestAnimationFrame(derive));
  root.addEventListener("click", onClick);
  el("bestand").addEventListener("change", openFile);
  addEventListener("storage", refresh);
  addEventListener("pageshow", refresh);
  addEventListener("hashchange", arrive);

  store.refresh();
  plan = Object.values(store.plans).filter((each) => !model.isNewer(each))
    .sort((one, two) => (two.id === chosen.read()) - (one.id === chosen.read()))[0] ?? null;
  draw();
  tellKept(samenDoen.drawer("proef").erase());
  arrive();
}
