"use strict";
/**
 * Kan dit? on the page of an idee: asks the vragen, and answers with the row of the table on that
 * page. Answers stay in this tab; a link carries them in its fragment when the reader asks for one.
 */
{
  const START = "#kan-dit?";
  const PAUSE = 600; // milliseconds after the last key, before a number counts as typed
  const { beslis, days } = samenDoen;
  const tool = samenDoen.unfold(document.getElementById("kandit"));
  const find = (selector) => tool.querySelector(selector);
  const drawer = samenDoen.drawer(`kan-dit.${tool.dataset.idee}`, "sessionStorage");
  const form = find("form");
  const rows = [...document.querySelectorAll(".beslistabel [data-als]")];
  const tests = rows.map((row) => JSON.parse(row.dataset.als));
  const blocks = [...form.querySelectorAll("[data-vraag]")];
  const vragen = blocks.map(({ dataset }) => ({ id: dataset.vraag, ...dataset }));
  const day = find("#dag");
  let shown = null; // the row that answered last
  let last = ""; // what was filled in then

  /** What was filled in, by the name of the vraag; the day of the event is `dag`. */
  function answers() {
    const filled = Object.fromEntries([...new FormData(form)].map(([name, text]) => [name, text.trim()]));
    return day.value ? { ...filled, dag: day.value } : filled;
  }

  function fillIn(filled) {
    for (const vraag of vragen) {
      const field = form.elements[vraag.id];
      if (beslis.read(vraag, filled[vraag.id] ?? "") !== null) field.value = filled[vraag.id];
    }
    if (days.read(filled.dag ?? "")) day.value = filled.dag;
  }

  /** The hard words of a vraag, under it, as the list above the table explains them. */
  function addWords(block, index) {
    const place = document.querySelectorAll(".alle-antwoorden .vragen > li")[index];
    const words = [...place.querySelectorAll("a.woord")].map((word) => word.cloneNode(true));
    if (!words.length) return;
    const links = words.flatMap((word, number) => (number ? [", ", word] : [word]));
    block.append(samenDoen.make("p", { class: "hulp" }, "Wat is dit? ", ...links));
    words.forEach(samenDoen.explain);
  }

  // --- The answer ---------------------------------------------------------------------------

  function show() {
    const { row } = beslis.decide(vragen, tests, answers());
    const next = row === undefined ? null : rows[row];
    const open = reveal(next === null);
    find(".uitkomst-meer").hidden = next === null;
    if (next) explain(next);
    say(next, open);
    count(next);
    shown = next ?? shown;
  }

  /** Show what is filled in, and the next vraag if one is needed; give how many are left. */
  function reveal(needed) {
    const filled = answers();
    const open = blocks.filter((_, index) => beslis.read(vragen[index], filled[vragen[index].id] ?? "") === null);
    for (const block of blocks) {
      const empty = open.includes(block) && !filled[block.dataset.vraag];
      block.hidden = empty && !(needed && block === open[0]);
    }
    return open.length;
  }

  function say(row, open) {
    const line = find(".uitkomst-antwoord");
    const before = shown?.querySelector(".antwoord");
    const now = row?.querySelector(".antwoord");
    line.replaceChildren(now ? now.cloneNode(true) : waiting(open));
    const difference = find(".uitkomst-verschil");
    difference.hidden = !now || !before || before.textContent === now.textContent;
    if (!difference.hidden) difference.textContent = `Dit is veranderd. Eerst was het: ${before.textContent.trim()}.`;
  }

  function waiting(open) {
    if (open === blocks.length) return "Uw antwoord komt hier.";
    return open === 1 ? "Nog 1 vraag." : `Nog hoogstens ${open} vragen.`;
  }

  function explain(row) {
    const copy = row.cloneNode(true);
    copy.querySelector(".antwoord").parentElement.remove();
    find(".uitkomst-uitleg").replaceChildren(...copy.childNodes);
    find(".uitkomst-gegeven").replaceChildren(...given().map((text) => samenDoen.make("li", {}, text)));
  }

  /** What was filled in, a line for each vraag and one for the day. */
  function given() {
    const filled = answers();
    const lines = vragen.map((vraag, index) => [vraag.naam, inWords(blocks[index], filled[vraag.id])]);
    if (filled.dag && days.read(filled.dag)) lines.push(["Dag", days.words(days.read(filled.dag))]);
    return lines.filter(([, text]) => text).map(([name, text]) => `${name}: ${text}`);
  }

  function inWords(block, answer) {
    const chosen = block.querySelector("input:checked");
    if (chosen) return chosen.parentElement.textContent.trim();
    const unit = block.querySelector(".eenheid")?.textContent ?? "";
    return answer && `${answer} ${unit}`.trim();
  }

  // --- The last day -------------------------------------------------------------------------

  function count(row) {
    const { aantal, eenheid } = row?.dataset ?? {};
    find(".uitkomst-dag").hidden = !aantal;
    const on = days.read(day.value);
    find(".uitkomst-uiterlijk").textContent = aantal && on ? until(on, Number(aantal), eenheid) : "";
  }

  function until(on, aantal, eenheid) {
    const today = days.today();
    if (on < today) return "Die dag is al voorbij. Kies een dag die nog komt.";
    const last = days.deadline(on, aantal, eenheid);
    if (last < today) return `De laatste dag was ${days.words(last)}. Dat is voorbij. Bel ons meteen.`;
    const left = Math.round((last - today) / 86_400_000);
    return `Doe dit uiterlijk op ${days.words(last)}. ${near(left)}`;
  }

  function near(left) {
    if (left === 0) return "Dat is vandaag.";
    return left === 1 ? "Dat is morgen." : `Dat is over ${left} dagen.`;
  }

  // --- Faults -------------------------------------------------------------------------------

  function check(block) {
    const vraag = vragen[blocks.indexOf(block)];
    const field = form.elements[vraag?.id];
    if (!vraag || vraag.soort === "keuze") return;
    const wrong = field.value.trim() ? fault(vraag, field.value.trim()) : "";
    const message = block.querySelector(".fout");
    message.textContent = wrong;
    message.hidden = !wrong;
    if (wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  function fault(vraag, text) {
    const [value, low, high] = [text, vraag.van, vraag.tot].map((each) => beslis.read(vraag, each));
    const range = `van ${vraag.van} tot en met ${vraag.tot}`;
    if (vraag.soort === "tijd") return value === null ? `Vul een tijd in ${range}.` : "";
    const kind = vraag.soort === "maat" ? "een getal, zoals 1,50," : "een heel getal, zoals 25,";
    return value === null || value < low || value > high ? `Vul ${kind} ${range}.` : "";
  }

  // --- Doing --------------------------------------------------------------------------------

  const DO = {
    deel() {
      const link = new URL(location.href);
      link.hash = START + new URLSearchParams(answers());
      find("#link").value = link.href;
      find(".uitkomst-link").hidden = false;
      find("#link").select();
    },
    async kopie() {
      find("#link").select();
      const done = await navigator.clipboard?.writeText(find("#link").value).then(() => true, () => false);
      find(".uitkomst-gekopieerd").textContent = done ? "De link is gekopieerd." : "Kopieer de link zelf: hij is al geselecteerd.";
    },
    druk() {
      document.documentElement.dataset.druk = "antwoord";
      window.print();
    },
    wis() {
      form.reset();
      day.value = "";
      shown = null;
      drawer.erase();
      changed();
      form.querySelector("input").focus();
    },
  };

  /** After a change: a link that was opened or made tells something else now. */
  function changed() {
    const now = JSON.stringify(answers());
    if (now === last) return;
    last = now;
    find(".uitkomst-link").hidden = true;
    find(".uitkomst-gekopieerd").textContent = "";
    if (location.hash.startsWith(START)) history.replaceState(null, "", "#kan-dit");
    if (Object.keys(answers()).length) drawer.write(answers());
    blocks.filter((block) => block.querySelector("[aria-invalid]")).forEach(check);
    show();
  }

  function opened() {
    if (!location.hash.startsWith(START)) return;
    form.reset();
    fillIn(Object.fromEntries(new URLSearchParams(location.hash.slice(START.length))));
    document.getElementById("kan-dit").scrollIntoView();
    show();
  }

  let waitingFor = 0;
  form.addEventListener("input", ({ target }) => {
    clearTimeout(waitingFor);
    waitingFor = setTimeout(changed, target.type === "radio" ? 0 : PAUSE);
  });
  form.addEventListener("change", ({ target }) => {
    check(target.closest("[data-vraag]"));
    clearTimeout(waitingFor);
    changed();
  });
  // Before the focus moves on: the next vraag must be there to go to.
  form.addEventListener("keydown", (event) => {
    if (!event.target.matches("input") || !["Tab", "Enter"].includes(event.key)) return;
    const block = event.target.closest("[data-vraag]");
    check(block);
    changed();
    if (event.key === "Tab") return;
    event.preventDefault();
    blocks.find((each, index) => index > blocks.indexOf(block) && !each.hidden)?.querySelector("input").focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  day.addEventListener("change", changed);
  tool.addEventListener("click", ({ target }) => DO[target.dataset?.doe]?.());
  window.addEventListener("hashchange", opened);
  window.addEventListener("afterprint", () => delete document.documentElement.dataset.druk);

  document.querySelector(".alle-antwoorden").open = false;
  blocks.forEach(addWords);
  fillIn(drawer.read() ?? {});
  show();
  opened();
}
