"use strict";
/**
 * Kan dit? Decides as `macros/beslis.py` does; a test holds both to the same answers.
 *
 * A vraag is {id, soort, van, tot}. A row is a list of [vraag, comparison, value], as in the
 * attribute `data-als`. Answers are given as typed, by the id of the vraag.
 */
{
  const DAY = 24 * 60;
  const more = (one, two) => one > two;
  const COMPARE = {
    is: (one, two) => one === two,
    meer_dan: more,
    later_dan: more,
    minder_dan: (one, two) => one < two,
    minstens: (one, two) => one >= two,
    hoogstens: (one, two) => one <= two,
  };

  function minutes(text) {
    const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
    return found ? Number(found[1]) * 60 + Number(found[2]) : NaN;
  }

  /** Minutes since the start of the vraag, so that 01:00 is later than 23:00; NaN outside it. */
  function time(text, { van, tot }) {
    const past = (minutes(text) - minutes(van) + DAY) % DAY;
    return past <= (minutes(tot) - minutes(van) + DAY) % DAY ? past : NaN;
  }

  const size = (text) => Number(text.replace(",", "."));

  /** A number within the limits of the vraag; NaN for other text. */
  const number = (pattern) => (text, { van, tot }) => {
    const value = pattern.test(text) ? size(text) : NaN;
    return size(van) <= value && value <= size(tot) ? value : NaN;
  };

  const READ = {
    keuze: (text) => text,
    aantal: number(/^\d+$/),
    maat: number(/^\d+(,\d+)?$/),
    tijd: time,
  };

  /** The value of an answer, to compare with; null for what is no answer to this vraag. */
  function read(vraag, text) {
    const value = READ[vraag.soort](text, vraag);
    return value === "" || Number.isNaN(value) ? null : value;
  }

  function holds([id, comparison, value], values) {
    const right = typeof values[id] === "number" ? Number(value) : value;
    return COMPARE[comparison](values[id], right);
  }

  /**
   * Decide with what is known: {row, needed}. `needed` holds the ids of the open vragen that matter:
   * those that a row asks about which may still fit, above the first that fits whatever they are.
   * When none matters, `row` is the index of the row that answers.
   */
  function decide(vragen, rows, answers) {
    const values = {};
    for (const vraag of vragen) values[vraag.id] = read(vraag, answers[vraag.id] ?? "");
    const needed = new Set();
    for (const [row, tests] of rows.entries()) {
      const open = tests.filter(([id]) => values[id] === null);
      if (tests.some((test) => !open.includes(test) && !holds(test, values))) continue;
      for (const [id] of open) needed.add(id);
      if (!open.length) return needed.size ? { needed } : { row, needed };
    }
    return { needed };
  }

  samenDoen.beslis = { read, decide };
}
