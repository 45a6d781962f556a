"use strict";
/**
 * "Leeshulp": letters, contrast, printing, and reading aloud with a voice of the device itself.
 * A voice that lives on a computer of someone else is never used, not even when it is the only
 * Dutch one: the text would leave the device. Then the page offers no reading aloud.
 */
{
  const panel = samenDoen.unfold(document.getElementById("leeshulp"));
  const form = panel.querySelector("form");
  const player = panel.parentElement.querySelector(".voorlezer");
  const button = (name) => panel.parentElement.querySelector(`[data-doe="${name}"]`);
  const speech = window.speechSynthesis;
  const RATES = { langzaam: 0.75, snel: 1.3 };
  const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, th, td, caption, div, section, main";
  // What a screen reader does not read either (a badge stands beside its words), what only works
  // by hand, and the heads of columns: those are said with each cell.
  const SKIPPED =
    "nav, script, style, template, svg, thead, button, input, select, textarea, [aria-hidden=true]," +
    " .met-script, .alleen-scherm:not(caption)";
  let sentences = [];
  let at = 0;
  let voice;
  let spoken = null;

  // --- What there is to read ---------------------------------------------------------------

  function accept(node) {
    if (node.nodeType === Node.TEXT_NODE || node.localName === "br") return NodeFilter.FILTER_ACCEPT;
    const hidden = node.matches(SKIPPED) || node.checkVisibility?.() === false;
    return hidden ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  }

  function pieces() {
    const walker = document.createTreeWalker(document.getElementById("inhoud"), 5, accept);
    const found = [];
    let piece = null;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const block = node.nodeType === Node.TEXT_NODE && node.parentElement.closest(BLOCKS);
      if (block && block !== piece?.block) found.push((piece = { block, nodes: [] }));
      if (block) piece.nodes.push(node);
      else piece = null;
    }
    return found;
  }

  // Offsets must stay what they are in the page, so white space is only made plain, not fewer.
  function split({ block, nodes }, column) {
    const text = nodes.map(({ data }) => data).join("").replace(/\s/g, " ");
    let start = 0;
    return cut(text).flatMap((part) => {
      const words = part.trim();
      const from = start + part.indexOf(words);
      start += part.length;
      if (!/[\p{L}\p{N}]/u.test(words)) return [];
      const told = column + words.replace(/ +/g, " ");
      column = "";
      return [{ block, told, range: rangeOf(nodes, from, from + words.length) }];
    });
  }

  // A number alone, such as that of a row, is said together with what follows.
  function cut(text) {
    const found = [];
    for (const part of parts(text)) {
      if (found.length && !/\p{L}/u.test(found.at(-1))) found.push(found.pop() + part);
      else found.push(part);
    }
    return found;
  }

  function parts(text) {
    if (!Intl.Segmenter) return text.match(/.+?(?:[.!?]+ +|$)/g) ?? [];
    const found = new Intl.Segmenter("nl", { granularity: "sentence" }).segment(text);
    return Array.from(found, ({ segment }) => segment);
  }

  function rangeOf(nodes, from, to) {
    const range = document.createRange();
    for (const node of nodes) {
      if (from >= 0 && from < node.length) range.setStart(node, from);
      if (to > 0 && to <= node.length) range.setEnd(node, to);
      from -= node.length;
      to -= node.length;
    }
    return range;
  }

  function readable() {
    let before = null;
    return pieces().flatMap((piece) => {
      const cell = piece.block.closest("td, th");
      const head = cell !== before && cell?.closest("table").tHead?.rows[0].cells[cell.cellIndex];
      before = cell;
      return split(piece, head ? `${head.textContent.trim()}: ` : "");
    });
  }

  // --- The voice ---------------------------------------------------------------------------

  function findVoice() {
    voice = speech.getVoices().find(({ lang, localService }) => localService && /^nl([-_]|$)/i.test(lang));
    form.querySelector("[data-stem]").hidden = !voice;
  }

  function silence() {
    spoken = null;
    speech.cancel();
  }

  // A pause of the browser does not work on every phone: a sentence simply begins again.
  function say() {
    if (!voice) return stop(); // it can be taken away while it reads
    silence();
    const told = new SpeechSynthesisUtterance(sentences[at].told);
    told.voice = voice;
    told.lang = voice.lang;
    told.rate = RATES[samenDoen.preferences().tempo] ?? 1;
    told.onend = () => told === spoken && (at + 1 < sentences.length ? go(1) : stop());
    told.onerror = () => told === spoken && stop();
    spoken = told;
    speech.speak(told);
    mark(sentences[at]);
    button("pauze").textContent = "Pauze";
  }

  function go(step) {
    at = Math.max(0, Math.min(sentences.length - 1, at + step));
    say();
  }

  function begin() {
    // What is folded away is text of the page as well.
    for (const folded of document.querySelectorAll("#inhoud details")) {
      if (!folded.closest(".met-script")) folded.open = true;
    }
    sentences = readable();
    at = 0;
    player.hidden = false;
    document.documentElement.dataset.leest = "";
    button("pauze").focus({ preventScroll: true });
    say();
  }

  function pause() {
    if (!spoken) return say();
    silence();
    button("pauze").textContent = "Verder";
  }

  function stop() {
    silence();
    mark(null);
    const back = panel.open ? button("begin") : panel.querySelector("summary");
    if (player.contains(document.activeElement)) back.focus({ preventScroll: true });
    player.hidden = true;
    delete document.documentElement.dataset.leest;
  }

  function mark(sentence) {
    document.querySelector(".wordt-gelezen")?.classList.remove("wordt-gelezen");
    if (!window.Highlight) sentence?.block.classList.add("wordt-gelezen");
    else if (sentence) CSS.highlights.set("zin", new Highlight(sentence.range));
    else CSS.highlights.delete("zin");
    if (sentence) show(sentence.range.getBoundingClientRect());
  }

  // Gently or at once, as site.css says for readers who do or do not want movement.
  function show({ top, bottom }) {
    const seen = top > 0 && bottom < player.getBoundingClientRect().top;
    if (!seen) scrollBy({ top: top - innerHeight / 4 });
  }

  // --- The panel ---------------------------------------------------------------------------

  function fill() {
    const choices = samenDoen.preferences();
    for (const input of form.querySelectorAll("input")) input.checked = input.value === (choices[input.name] ?? "");
  }

  function prefer(choices) {
    samenDoen.prefer(choices);
    fill();
    if (spoken) say();
  }

  const work = {
    begin,
    stop,
    pauze: pause,
    vorige: () => go(-1),
    volgende: () => go(1),
    druk: () => print(),
  };
  panel.parentElement.addEventListener("click", ({ target }) => work[target.dataset.doe]?.());
  form.addEventListener("change", () => prefer(Object.fromEntries(new FormData(form))));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    prefer({});
  });
  addEventListener("storage", fill);
  addEventListener("pageshow", fill);
  fill();
  if (speech) {
    findVoice();
    speech.addEventListener?.("voiceschanged", findVoice);
    addEventListener("pagehide", stop);
  }
}
