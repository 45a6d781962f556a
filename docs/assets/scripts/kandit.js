"use strict";
/**
 * Kan dit? on the page of an idee: asks the vragen, and answers with the row of the table on that
 * page. Answers stay in this tab; a link carries them in its fragment when the reader asks for one.
 */
{
  const START = "#kan-dit?";
  const PAUSE = 600; // milliseconds after the last key, before a number counts as typed
  const FIRST_YEAR = "2000"; // while a year is typed, a date field gives the years 2, 20 and 202
  const SHORT = { meter: "m", centimeter: "cm", "vierkante meter": "m2", procent: "%" };
  const { beslis, days } = samenDoen;
  const tool = samenDoen.unfold(document.getElementById("kandit"));
  const find = (selector) => tool.querySelector(selector);
  const drawer = samenDoen.drawer(`kan-dit.${tool.dataset.idee}`, "sessionStorage");
  const form = find("form");
  const rows = [...document.querySelectorAll(".beslistabel [data-als]")];
  const tests = rows.map((row) => JSON.parse(row.dataset.als));
  const blocks = [...form.querySelectorAll("[data-vraag]")];
  const vragen = blocks.map((block) => ({
    ...{ id: block.dataset.vraag, unit: block.querySelector(".eenheid")?.textContent ?? "" },
    ...block.dataset,
  }));
  const day = find("#dag");
  let answered = null; // the row that answers now
  let before = null; // the row that answered when the reader went on to something else
  let last = ""; // what was filled in at the last look

  /** What was filled in, by the name of the vraag; the day of the event is `dag`. */
  function answers() {
    const filled = vragen.map((vraag) => [vraag.id, plain(vraag, form.elements[vraag.id].value.trim())]);
    return Object.fromEntries([...filled, ["dag", day.value]].filter(([, text]) => text));
  }

  /** A number as the book writes it: "1.8 meter" and "1,8 m" are 1,8, and "1.200" people are 1200. */
  function plain({ soort, unit }, text) {
    const [, number, named] = /^(\d[\d.,]*)\s*(\D?.*)$/.exec(text) ?? [];
    if (!number || !["", unit, SHORT[unit]].includes(named.toLowerCase())) return text;
    return soort === "maat" ? number.replace(".", ",") : number.replace(/\.(?=\d{3}$)/, "");
  }

  function fillIn(filled) {
    for (const vraag of vragen) {
      const field = form.elements[vraag.id];
      if (beslis.read(vraag, filled[vraag.id] ?? "") !== null) field.value = filled[vraag.id];
    }
    day.value = days.read(filled.dag ?? "") ? filled.dag : "";
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
    const filled = answers();
    const { row, needed } = beslis.decide(vragen, tests, filled);
    answered = rows[row] ?? null;
    reveal(filled, needed);
    find(".uitkomst-meer").hidden = !answered;
    if (answered) explain(answered);
    say(Object.keys(filled).length ? needed.size : 0);
    count(answered);
  }

  /** Show what is filled in, and the next vraag that matters. */
  function reveal(filled, needed) {
    const next = blocks.find(({ dataset }) => needed.has(dataset.vraag));
    for (const block of blocks) block.hidden = block !== next && isEmpty(block, filled);
  }

  function isEmpty(block, filled) {
    const field = form.elements[block.dataset.vraag];
    return !filled[block.dataset.vraag] && !field.validity?.badInput;
  }

  /** Say the answer, or how many vragen may come; only what is new, or it is read aloud again. */
  function say(open) {
    const [line, difference] = [find(".uitkomst-antwoord"), find(".uitkomst-verschil")];
    const [then, now] = [before, answered].map((row) => row?.querySelector(".antwoord"));
    const text = now?.textContent ?? waiting(open);
    if (line.textContent !== text) line.replaceChildren(now?.cloneNode(true) ?? text);
    difference.hidden = !now || !then || then.textContent === text;
    if (!difference.hidden) difference.textContent = `Dit is veranderd. Eerst was het: ${then.textContent.trim()}.`;
  }

  function waiting(open) {
    if (!open) return "Uw antwoord komt hier.";
    return open === 1 ? "Nog 1 vraag." : `Nog hoogstens ${open} vragen.`;
  }

  // Who walks through the choices with the arrow keys passes answers that are not meant.
  function goOn() {
    before = answered ?? before;
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
    if (days.read(filled.dag ?? "")) lines.push(["Dag", days.words(days.read(filled.dag))]);
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
    const on = day.value > FIRST_YEAR && days.read(day.value);
    const latest = aantal && on ? days.deadline(on, Number(aantal), eenheid) : null;
    samenDoen.say(find(".uitkomst-uiterlijk"), latest ? until(on, latest) : "");
    toPlan(on, latest);
  }

  /** The way to a plan takes the day along, and the last day to report or to ask. */
  function toPlan(on, latest) {
    const known = Object.entries({ dag: on, uiterlijk: latest }).filter(([, each]) => each);
    const query = new URLSearchParams(known.map(([name, each]) => [name, days.text(each)]));
    const link = find(".uitkomst-plan");
    link.hash = link.hash.split("?")[0] + (known.length ? `?${query}` : "");
  }

  function until(on, last) {
    const today = days.today();
    if (on < today) return "Die dag is al voorbij. Kies een dag die nog komt.";
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
    const wrong = isEmpty(block, answers()) ? "" : fault(vraag, plain(vraag, field.value.trim()));
    const message = block.querySelector(".fout");
    message.textContent = wrong;
    message.hidden = !wrong;
    if (wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  function fault(vraag, text) {
    if (beslis.read(vraag, text) !== null) return "";
    const range = `van ${vraag.van} tot en met ${vraag.tot}`;
    if (vraag.soort === "tijd") return `Vul een tijd in ${range}.`;
    return vraag.soort === "maat" ? `Vul een getal in, zoals 1,50, ${range}.${inMetres(vraag, text)}`
      : `Vul een heel getal in, zoals 25, ${range}.`;
  }

  function inMetres(vraag, text) {
    const metres = (Number(text) / 100).toFixed(2).replace(".", ",");
    const meant = vraag.unit === "meter" && beslis.read(vraag, metres) !== null;
    return meant ? ` Bedoelt u ${text} centimeter? Vul dan ${metres} in.` : "";
  }

  // --- Doing --------------------------------------------------------------------------------

  const DO = {
    deel() {
      // From a USB stick, the address of this page is of no use to another.
      const onFile = location.protocol === "file:";
      const link = new URL(onFile ? document.querySelector("link[rel=canonical]").href : location.href);
      link.hash = START + new URLSearchParams(answers());
      find("#link").value = link.href;
      find(".uitkomst-link").hidden = false;
      find("[data-doe=stuur]").hidden = !navigator.share;
      find("#link").select();
    },
    async kopie() {
      find("#link").select();
      const done = await navigator.clipboard?.writeText(find("#link").value).then(() => true, () => false);
      find(".uitkomst-gekopieerd").textContent = done ? "De link is gekopieerd." : "Kopieer de link zelf: hij is al geselecteerd.";
    },
    stuur() {
      navigator.share({ title: document.title, url: find("#link").value }).catch(() => {}); // the reader may change their mind
    },
    druk() {
      document.documentElement.dataset.druk = "antwoord";
      find(".uitkomst-vandaag").textContent = `Afgedrukt op ${days.words(days.today())}.`;
      window.print();
    },
    wis() {
      form.reset();
      day.value = "";
      changed();
      before = null;
      show();
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
    if (now === "{}") drawer.erase();
    else drawer.write(answers());
    blocks.filter((block) => block.querySelector("[aria-invalid]")).forEach(check);
    show();
  }

  function opened() {
    if (!location.hash.startsWith(START)) return;
    form.reset();
    fillIn(Object.fromEntries(new URLSearchParams(location.hash.slice(START.length))));
    document.getElementById("kan-dit").scrollIntoView();
    [last, before] = [JSON.stringify(answers()), null];
    blocks.forEach(check);
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
  form.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (!target.closest("[data-vraag]").contains(relatedTarget)) goOn();
  });
  form.addEventListener("pointerdown", goOn);
  form.addEventListener("submit", (event) => event.preventDefault());
  day.addEventListener("change", changed);
  tool.addEventListener("click", ({ target }) => DO[target.dataset?.doe]?.());
  window.addEventListener("hashchange", opened);
  // On paper the whole table is there, unless it is the answer alone that is printed.
  const table = document.querySelector(".alle-antwoorden");
  let wasOpen = (table.open = false);
  window.addEventListener("beforeprint", () => {
    wasOpen = table.open;
    table.open = true;
  });
  window.addEventListener("afterprint", () => {
    table.open = wasOpen;
    delete document.documentElement.dataset.druk;
  });

  blocks.forEach(addWords);
  fillIn(drawer.read() ?? {});
  show();
  opened();
}
