"use strict";
/**
 * The search. lunr and the catalogue (`macros/catalogue.py`) are loaded when they are needed. lunr
 * knows how much a word tells, and which words look alike; what a word may mean in Dutch is decided
 * here. What is typed leaves the page in no way.
 */
{
  const { make, link, load } = samenDoen;
  const SCRIPTS = ["lunr/lunr.js", "lunr/lunr.stemmer.support.js", "lunr/lunr.nl.js", "zoeklijst.js"];
  const TOLD = { title: 10, names: 10, summary: 4, headings: 3 };
  /** How much each way counts in which a word may be meant. */
  const MEANT = { exact: 10, same: 4, part: 3, begun: 1 };
  /** How much less a word counts on a longer page: little, or other names would harm. */
  const LENGTH = 0.3;
  /** The least that a page must be worth beside the best one. */
  const ENOUGH = 0.1;
  const SHOWN = 10;
  const WAIT = 250;
  const FIRST_SIGN = 40;
  const SIGNS = 80;
  const FAR = "~";
  /** To take so long a word apart would freeze the page; the longest of the book has 26 letters. */
  const TOO_LONG = 41;
  /** Small words that tell something here. */
  const TELLING = new Set(["eens"]);
  /** Letters that sound the same, or nearly. */
  const SOUNDS = [[/ch/g, "g"], [/c(?=[eiy])/g, "s"], [/ck|c|q/g, "k"], [/ngk/g, "nk"], [/ij|y/g, "ei"], [/au/g, "ou"],
    [/ph|v/g, "f"], [/z/g, "s"], [/dt$|d$/, "t"], [/x/g, "ks"], [/(.)\1+/g, "$1"]];
  /** The ends of a stem that say that a thing is small. */
  const SMALL = ["j", "tj", "pj", "etj"];

  /** As in the catalogue. */
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const written = (text) => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

  const wordsOf = (text) => written(fold(text)).filter(({ length }) => length < TOO_LONG);

  const remember = (work) => {
    const answers = new Map();
    return (key) => {
      if (!answers.has(key)) answers.set(key, work(key));
      return answers.get(key);
    };
  };

  /** What all forms of a word have in common, "huizen" and "huis" too. */
  const stem = remember((word) =>
    lunr.nl.stemmer(new lunr.Token(word, {})).toString().replace(/v$/, "f").replace(/z$/, "s"));

  const larger = (word) => SMALL.filter((end) => word.endsWith(end)).map((end) => word.slice(0, -end.length));

  const sound = (word) => SOUNDS.reduce((text, [letters, same]) => text.replace(letters, same), word);

  /**
   * The language of these words: what a word is looked up by (`term`), the terms that it is made
   * of (`parts`), and how a term is written (`known`).
   */
  const dutch = (words) => {
    const stems = new Set(words.map((word) => stem(fold(word))));
    /** A small thing is looked up by its own name: "tuintje" and "kastje" by "tuin" and "kast". */
    const term = remember((word) => {
      const found = stem(word).replace(/jes$/, "j");
      return larger(found).map(stem).find((name) => stems.has(name)) ?? found;
    });
    const known = new Map();
    for (const word of words) {
      const name = term(fold(word));
      if (!(known.get(name)?.length <= word.length)) known.set(name, word);
    }
    /** The stem of a part is without the letters that link it to the next: "bewoners-avond". */
    const parts = remember((word) => {
      for (let at = 4; at <= word.length - 3; at += 1) {
        const first = term(word.slice(0, at));
        const last = term(word.slice(at));
        const rest = known.has(last) ? [last] : parts(word.slice(at));
        if (known.has(first) && first.length > 2 && rest.length) return [first, ...rest];
      }
      return [];
    });
    return { term, parts, known };
  };

  /** The words of the text of each page; the catalogue writes gaps between pages as signs. */
  const texts = ({ pages, words, places }) => {
    const found = pages.map(() => []);
    const signs = places.split(" ");
    words.split(" ").forEach((word, number) => {
      let page = -1;
      for (const sign of signs[number]) {
        page += sign === FAR ? SIGNS : sign.charCodeAt(0) - FIRST_SIGN + 1;
        if (sign !== FAR) found[page].push(word);
      }
    });
    return found;
  };

  /** Make the index of all pages, and what is needed to ask it something. */
  const open = (catalogue) => {
    const { pages } = catalogue;
    const fields = Object.keys(TOLD);
    const told = pages.flatMap((page) => fields.flatMap((name) => written(page[name])));
    const language = dutch([...new Set([...told, ...catalogue.words.split(" ")])]);
    const little = new Set(catalogue.little.split(" "));
    const tells = (word) => TELLING.has(word) || (!little.has(word) && lunr.nl.stopWordFilter(word));
    const telling = (words) => words.filter(tells);
    const terms = (words) => telling(words).map(language.term);
    const rich = (text) => terms(wordsOf(text)).flatMap((term) => [term, ...language.parts(term)]);
    const sounds = new Map([...language.known.keys()].map((term) => [sound(term), term]));
    const index = lunr(function fill() {
      this.pipeline.reset();
      this.b(LENGTH);
      this.field("text");
      fields.forEach((name) => this.field(name, { boost: TOLD[name] }));
      this.field("phrases");
      texts(catalogue).forEach((words, id) => this.add({
        id, text: terms(words), ...Object.fromEntries(fields.map((name) => [name, rich(pages[id][name])])),
        phrases: wordsOf(pages[id].names).map(language.term),
      }));
    });
    const same = catalogue.same.map((names) => names.map((name) => terms(wordsOf(name))));
    return { ...language, pages, index, telling, same, sounds };
  };

  /** The known term that sounds as an unknown word, or else looks most like it, if any. */
  const correct = ({ index, sounds }, word) => {
    const heard = [word, ...larger(word)].map((name) => sounds.get(sound(name))).find(Boolean);
    if (heard) return heard;
    const alike = (term) => (term[0] === word[0] ? 0 : 2) + Math.abs(term.length - word.length);
    for (const [faults, least] of [[1, 5], [2, 8]]) {
      if (word.length < least) break;
      const near = index.tokenSet.intersect(lunr.TokenSet.fromFuzzyString(word, faults)).toArray();
      if (near.length) return near.sort((one, other) => alike(one) - alike(other))[0];
    }
    return "";
  };

  /** What one word may mean, from a term to how much it counts; a word may be half typed. */
  const meaning = (book, word, isLast) => {
    const term = book.term(word);
    const ways = new Map(book.parts(term).map((part) => [part, MEANT.part]));
    if (book.known.has(term)) ways.set(term, MEANT.exact);
    if (isLast && word.length > 1) ways.set(`${term}*`, MEANT.begun);
    return { term, ways };
  };

  /** What each word may mean, alone, with the next one, or by another name. */
  const meanings = (book, typed) => {
    const all = wordsOf(typed);
    const telling = book.telling(all);
    const words = telling.length ? telling : all; // of small words alone, other names may be made: "wat mag"
    const asked = words.map((word, number) => meaning(book, word, number === words.length - 1));
    asked.slice(1).forEach((next, number) => {
      const joined = book.term(words[number] + words[number + 1]);
      if (book.known.has(joined)) for (const { ways } of [asked[number], next]) ways.set(joined, MEANT.exact);
    });
    const terms = asked.map(({ term }) => term);
    for (const [one, other] of book.same) {
      const at = terms.findIndex((_, number) => one.length && one.every((term, of) => term === terms[number + of]));
      for (const term of at < 0 ? [] : other) asked[at].ways.set(term, MEANT.same);
    }
    return asked;
  };

  /** What lunr finds by any of these terms; a question without terms would find every page. */
  const ask = ({ index }, ways) => (ways.size ? index.query((query) => {
    ways.forEach((boost, term) => query.term(term, { boost, usePipeline: false }));
  }) : []);

  /** The pages that answer a question, best first, and what was corrected. */
  const find = (book, typed) => {
    const asked = meanings(book, typed);
    const scores = new Map();
    const corrected = [];
    for (const { term, ways } of asked) {
      const better = ask(book, ways).length ? "" : correct(book, term);
      if (better) corrected.push(book.known.get(better));
      for (const { ref, score } of ask(book, better ? new Map([[better, 1]]) : ways)) {
        const [sum, count] = scores.get(ref) ?? [0, 0];
        scores.set(ref, [sum + score, count + 1]);
      }
    }
    const worth = ([, [sum, count]]) => sum * count;
    const best = [...scores].sort((one, other) => worth(other) - worth(one));
    const enough = best.filter((page) => worth(page) > ENOUGH * worth(best[0]));
    return { pages: enough.map(([ref]) => book.pages[ref]), corrected };
  };

  let ready;
  /** Load all that is needed, once; a promise of a function that answers a question. */
  samenDoen.search = () => {
    ready ??= SCRIPTS.reduce((before, script) => before.then(() => load(`assets/${script}`)), Promise.resolve())
      .then(() => open(samenDoen.catalogue))
      .then((book) => (typed) => find(book, typed));
    ready.catch(() => (ready = undefined));
    return ready;
  };

  const message = ({ pages: { length }, corrected }) => {
    const instead = corrected.length ? `Gezocht op: ${corrected.join(", ")}. ` : "";
    const count = length ? `${length} bladzijde${length > 1 ? "n" : ""}` : "Niets";
    return `${instead}${count} gevonden.`;
  };

  /** One page as a line of the list; an idea leads straight to its answer too. */
  const line = ({ address, title, kind, summary }) => {
    const answer = { href: link(`${address}#kan-dit`), "aria-label": `Kan dit? ${title}` };
    return make("li", { class: "treffer" },
      make("p", { class: "treffer-titel" }, make("a", { href: link(address) }, title)),
      make("p", { class: "treffer-soort" }, kind),
      make("p", {}, summary),
      ...(kind === "Idee" ? [make("p", {}, make("a", answer, "Kan dit?"))] : []));
  };

  /** Show the first pages that were found; the cards of the home page make room for them. */
  const show = (box, { pages, text }, shown) => {
    const part = (name) => box.querySelector(name);
    const cards = document.querySelector(".ideeen");
    part("[role=status]").textContent = text;
    part(".niets").hidden = !text || pages.length > 0;
    part("ol").replaceChildren(...pages.slice(0, shown).map(line));
    part(".meer").hidden = pages.length <= shown;
    if (cards) cards.hidden = pages.length > 0;
  };

  /** Let a search box work. The entry in the history keeps what was typed for who comes back. */
  const start = (box) => {
    const [form, field, list, more] = ["form", "input", "ol", ".meer"].map((name) => box.querySelector(name));
    let found;
    let waiting;
    const showFirst = (shown) => {
      show(box, found, shown);
      history.replaceState({ typed: field.value, shown }, "");
    };
    const search = async (shown = SHOWN) => {
      clearTimeout(waiting);
      const answer = await samenDoen.search().catch(() => null);
      found = answer?.(field.value) ?? { pages: [], corrected: [] };
      found.text = answer ? message(found) : "Zoeken lukt nu niet.";
      if (!field.value.trim()[1]) found.text = "";
      showFirst(shown);
    };
    field.addEventListener("focus", () => samenDoen.search().catch(() => {}), { once: true });
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(search, WAIT);
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await search();
      list.querySelector("a")?.focus();
    });
    more.addEventListener("click", () => {
      const { length } = list.children;
      showFirst(length + SHOWN);
      list.children[length].querySelector("a").focus();
    });
    if (location.hash === `#${field.id}`) field.focus();
    if (!history.state?.typed) return;
    field.value = history.state.typed;
    search(history.state.shown);
  };

  start(samenDoen.unfold(document.getElementById("zoekvak")));
}
