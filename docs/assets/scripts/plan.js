"use strict";
/**
 * What a plan is: a plain object, and functions that give a new one. Nothing here knows the page.
 *
 * `date` of a step is null as long as the reader leaves the day to the book, and "" for no day.
 * `revision` goes up with every change, so that two tabs never write over each other unseen.
 */
{
  const VERSION = 1;
  const KIND = "samen-doen-plan";
  const WEEK = 7 * 864e5; // milliseconds; days are counted in UTC, where each is as long
  const text = (value) => (typeof value === "string" ? value : "");
  const whole = (value) => (Number.isInteger(value) ? value : null);
  const own = (value) => (typeof value === "string" ? value : null);
  const yes = (value) => value === true;
  const rows = (shape) => (value) => (Array.isArray(value) ? value : []).filter(isObject).map(shaped(shape));
  const id = (value) => (/^[a-z0-9]{1,40}$/.test(text(value)) ? value : newId());
  const [who, title] = [text, text];

  /** By field, what makes a sound value of anything; what is not there becomes empty. */
  const LISTS = {
    stappen: { id, title, week: whole, date: own, who, note: text, done: yes },
    werkvormen: { id, title, werkvorm: text },
    taken: { id, title, who },
    kosten: { id, title, amount: text, who },
  };
  const PLAN = { id, revision: (value) => whole(value) ?? 0, name: text, source: text, edition: text, anchor: text, day: text };
  for (const list in LISTS) PLAN[list] = rows(LISTS[list]);

  const newId = () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(36)).join("");
  const isObject = (value) => typeof value === "object" && value !== null;

  function shaped(shape) {
    return (value) => Object.fromEntries(Object.entries(shape).map(([key, sound]) => [key, sound(value[key])]));
  }

  /** A plan out of a drawer or a file: what an older version did not have yet, is empty. */
  const upgrade = (value) => ({ version: VERSION, ...shaped(PLAN)(value) });

  /** A new plan, from what the book knows of an idea or recept, if that is given. */
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

  function add(plan, list, values, place = plan[list].length) {
    const all = [...plan[list]];
    all.splice(place, 0, shaped(LISTS[list])(values));
    return { ...plan, [list]: all };
  }

  const remove = (plan, list, row) => ({ ...plan, [list]: plan[list].filter((each) => each.id !== row) });

  function move(plan, list, row, by) {
    const from = at(plan, list, row);
    return add(remove(plan, list, row), list, plan[list][from], Math.max(from + by, 0));
  }

  /** The day that the book proposes for a step; "" without a day to count from. */
  function suggested({ day }, { week }) {
    const moment = Date.parse(day) + (week ?? NaN) * WEEK;
    return moment > 0 ? new Date(moment).toISOString().slice(0, 10) : "";
  }

  const dateOf = (plan, step) => step.date ?? suggested(plan, step);

  /** An amount as it is written in Dutch, in cents; null when it is no amount. */
  function cents(amount) {
    const plain = amount.replace(/[€\s]/g, "");
    if (!/^(\d{1,7}|\d{1,3}(\.\d{3}){1,2})(,\d{1,2})?$/.test(plain)) return null;
    const [euros, rest = ""] = plain.replaceAll(".", "").split(",");
    return euros * 100 + Number(rest.padEnd(2, "0"));
  }

  const total = (plan) => plan.kosten.reduce((sum, { amount }) => sum + cents(amount), 0);

  const toFile = (plan) => JSON.stringify({ kind: KIND, ...plan }, null, 1);

  /** What is in a file, or null when that is no plan. */
  function fromFile(content) {
    try {
      const value = JSON.parse(content);
      return value.kind === KIND ? value : null;
    } catch {
      return null;
    }
  }

  samenDoen.plan = {
    ...{ add, at, cents, change, dateOf, fresh, fromFile, isNewer, isObject, move, newId },
    ...{ remove, suggested, toFile, total, upgrade },
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

  /** Take over what another tab wrote or removed; the ids of what changed. */
  function refresh() {
    const stored = drawer.read() ?? {};
    const changed = Object.keys(stored).filter((id) => isObject(stored[id]) && (stored[id].revision ?? 0) !== seen[id]);
    const gone = Object.keys(seen).filter((id) => !stored[id]);
    for (const id of changed) take(id, stored[id]);
    gone.forEach(forget);
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
