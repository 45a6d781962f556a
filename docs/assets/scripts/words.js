"use strict";
/**
 * A hard word shows its explanation where it stands. The text is that of the list at the end of
 * the page, where the word still leads when there is no script.
 */
{
  const WHOLE = "p, li, td, th, dd, dt, div, section, main";
  const notes = new Map();

  function open(word, term) {
    const close = samenDoen.make("button", { type: "button" }, "Sluit uitleg");
    const text = samenDoen.make("p", { role: "status" });
    const note = samenDoen.make("div", { class: "woord-noot alleen-scherm met-script" }, text, close);
    const block = word.closest(WHOLE);
    if (block.localName === "p") block.after(note);
    else block.append(note);
    const name = samenDoen.make("strong", {}, `${term.textContent}: `);
    const explanation = document.importNode(term.nextElementSibling, true);
    text.append(name, ...explanation.childNodes);
    close.addEventListener("click", () => shut(word));
    note.addEventListener("keydown", (event) => event.key === "Escape" && shut(word));
    notes.set(word, note);
    word.setAttribute("aria-expanded", "true");
  }

  function shut(word) {
    notes.get(word).remove();
    notes.delete(word);
    word.setAttribute("aria-expanded", "false");
    word.focus();
  }

  function press(event, word, term) {
    event.preventDefault();
    if (notes.has(word)) shut(word);
    else open(word, term);
  }

  /** Let a link to an explanation show it where it stands. */
  samenDoen.explain = (word) => {
    const term = document.getElementById(word.hash.slice(1));
    if (!term) return;
    word.setAttribute("role", "button");
    word.setAttribute("aria-expanded", "false");
    word.addEventListener("click", (event) => press(event, word, term));
    word.addEventListener("keydown", (event) => {
      if (event.key === " ") press(event, word, term);
      if (event.key === "Escape" && notes.has(word)) shut(word);
    });
  };
  document.querySelectorAll("a.woord").forEach(samenDoen.explain);
}
