"use strict";
// The page "Mijn plan": draws the plan that is open, and keeps every change at once.
// The words stand in the page; `%` in them makes room for a name.
{
  const { plan: model, plannen: store } = samenDoen;
  const el = (id) => document.getElementById(`plan-${id}`);
  const { boek, woorden } = JSON.parse(el("gegevens").textContent);
  const root = samenDoen.unfold(el("hulpmiddel"));
  const euro = new Intl.NumberFormat("nl-NL", { style: "currency", currency: "EUR" });
  const fullDay = new Intl.DateTimeFormat("nl-NL", { dateStyle: "full", timeZone: "UTC" });
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
  const inWords = (day) => (Date.parse(day) ? fullDay.format(Date.parse(day)) : "");
  const today = () => new Date().toLocaleDateString("sv"); // Swedes write year-month-day

  function put(place, text) {
    if (place.textContent !== text) place.textContent = text;
  }

  function fill(item, values) {
    for (const place of all("[data-show]", item)) {
      const text = values[place.dataset.show];
      if (text !== undefined) put(place, text);
    }
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
    if (clash) draw();
    if (clash) say("kopie");
  }

  // What is typed here is kept already, so the page may be drawn again when another tab wrote.
  function refresh() {
    const changed = store.refresh();
    const mine = plan && changed.includes(plan.id);
    if (mine) plan = store.plans[plan.id] ?? null;
    if (changed.length) draw();
    if (mine) say(plan ? "elders" : "elders_weg");
  }

  // ---- Drawing, with the keyboard kept where it was

  function draw() {
    const { activeElement: focus } = document;
    const row = focus.closest("[data-row]")?.dataset.row;
    const unfolded = all("[data-row] [open]").map((details) => details.closest("[data-row]").dataset.row);
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
    const from = option(plan.source);
    if (from) find("[data-show=bron]").href = samenDoen.link(from.dataset.adres);
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

  function drawRow(row, item) {
    item.dataset.row = row.id;
    for (const field of all("[data-field]", item)) {
      field[field.type === "checkbox" ? "checked" : "value"] = row[field.dataset.field] ?? "";
    }
    for (const hint of all("[data-hint]", item)) {
      hint.id = `hint-${row.id}`;
      hint.previousElementSibling.control.setAttribute("aria-describedby", hint.id);
    }
    const known = option(`werkvormen/${row.werkvorm}`);
    if (known) for (const link of all("a", item)) link.href = samenDoen.link(known.dataset.adres);
    for (const other of all(row.week === null ? "[data-book]" : "[data-own]", item)) other.remove();
    return item;
  }

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
    const wrong = list === "kosten" && row.amount.trim() !== "" && model.cents(row.amount) === null;
    fill(item, { ...row, ...(list === "stappen" ? stepValues(row) : {}), fout: wrong ? woorden.bedrag : "" });
    const [day, amount] = ["date", "amount"].map((field) => find(`[data-field="${field}"]`, item));
    if (day && day !== document.activeElement) day.value = model.dateOf(plan, row);
    amount?.setAttribute("aria-invalid", wrong);
  }

  function stepValues(row) {
    const [day, proposal] = [model.dateOf(plan, row), model.suggested(plan, row)];
    const isProposal = row.date === null && day;
    const isPast = day && day < today() && !row.done;
    return {
      ...boek[plan.source]?.stappen.find(({ titel }) => titel === row.title),
      ...{ title: row.title || woorden.stap, dag: inWords(day), klaar: row.done ? "X" : "" },
      hint: `${isProposal ? woorden.voorstel : ""} ${isPast ? woorden.voorbij : ""}`.trim(),
      terug: proposal && row.date !== null ? word("terug", inWords(proposal)) : "",
    };
  }

  // ---- What the reader does

  function open(next) {
    [plan, lost] = [next, null];
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

  function create(key) {
    start(model.fresh(option(key)?.text ?? woorden.naam, key, boek[key]));
  }

  // After a change that moves rows about: the keyboard goes to where the reader will go on.
  function restructure(changed, undoable, target) {
    lost = undoable;
    keep(changed);
    draw();
    find(target).focus();
  }

  function addRow(list, values) {
    const changed = model.add(plan, list, values);
    restructure(changed, null, `[data-row="${changed[list].at(-1).id}"] :is([type=text], a, button)`);
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

  const slug = () => `mijn-plan-${nameOf(plan).toLowerCase().replace(/[^a-z0-9]+/g, "-")}`.slice(0, 60);

  function calendar() {
    const dated = plan.stappen.filter((row) => inWords(model.dateOf(plan, row)));
    if (!dated.length) return say("geen_dag");
    const events = dated.map((row) => ({
      ...{ id: `${plan.id}-${row.id}`, day: model.dateOf(plan, row) },
      ...{ title: `${row.title || woorden.stap} (${nameOf(plan)})`, note: `${row.who}\n${row.note}`.trim() },
    }));
    samenDoen.download(`${slug()}.ics`, "text/calendar", samenDoen.calendar(events));
    return say("agenda");
  }

  const actions = {
    create: () => create(el("bron").value),
    open: ({ id }) => open(store.plans[id]),
    add: ({ to }) => addRow(to, {}),
    werkvorm: () => putWerkvorm(el("werkvorm").value),
    undo: () => restructure(model.add(plan, lost.list, lost.row, lost.place), null, `[data-row="${lost.row.id}"] :is(input, a, button)`),
    remove: (_, list, id) => restructure(model.remove(plan, list, id), { list, place: model.at(plan, list, id), row: plan[list][model.at(plan, list, id)] }, "[data-do=undo]"),
    up: (_, list, id) => moveRow(list, id, -1, "up"),
    down: (_, list, id) => moveRow(list, id, 1, "down"),
    suggest: (_, list, id) => restructure(model.change(plan, list, id, { date: null }), null, `[data-row="${id}"] [type=date]`),
    print: () => print(),
    calendar,
    file: () => samenDoen.download(`${slug()}.json`, "application/json", model.toFile(plan)),
    erase: () => erased(store.erase(plan.id), "weg"),
    eraseAll: () => erased(store.eraseAll(), "gewist"),
  };

  function onClick({ target }) {
    const pressed = target.closest("[data-do]");
    if (!pressed) return;
    say("");
    const [list, id] = [pressed.closest("[data-list]")?.dataset.list, pressed.closest("[data-row]")?.dataset.row];
    actions[pressed.dataset.do](pressed.dataset, list, id);
  }

  function onInput({ target }) {
    const { field, plan: ofPlan } = target.dataset;
    if (!field) return;
    say("");
    const change = { [field]: target.type === "checkbox" ? target.checked : target.value };
    const [list, id] = [target.closest("[data-list]")?.dataset.list, target.closest("[data-row]")?.dataset.row];
    keep(ofPlan === undefined ? model.change(plan, list, id, change) : { ...plan, ...change });
    drawPlans();
    derive();
  }

  async function openFile({ target }) {
    const [file] = target.files;
    const value = file.size < LARGEST ? model.fromFile(await file.text()) : null;
    const fault = value ? (model.isNewer(value) ? "te_nieuw" : "") : "vreemd";
    put(el("bestand-fout"), fault && word(fault));
    target.value = "";
    if (fault) return;
    const next = { ...model.upgrade(value), revision: 0 };
    start(store.plans[next.id] ? { ...next, id: model.newId(), name: word("uit_bestand", next.name) } : next);
  }

  // From another page: #initiatieven/straatfeest opens or makes a plan, #werkvormen/prikkaart asks.
  function arrive() {
    const key = location.hash.slice(1);
    if (!key.includes("/")) return;
    history.replaceState(null, "", location.href.split("#")[0]);
    const twin = Object.values(store.plans).find((each) => each.source === key && !model.isNewer(each));
    waiting = option(key) && key.startsWith("werkvormen/") ? key : "";
    if (waiting) open(null);
    else if (option(key) && !twin) create(key);
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
  plan = Object.values(store.plans).find((each) => !model.isNewer(each)) ?? null;
  draw();
  tellKept(samenDoen.drawer("proef").erase());
  arrive();
}
