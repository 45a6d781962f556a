"use strict";
// Counts along in a form, honestly: shares and sums, in words, or else what is wrong.
// Numbers are whole hundredths (`samenDoen.number`).
{
  const EMPTY = "vul eerst de getallen in.";
  const PAUSE = 600; // in typing, before anything is said

  const field = (id) => document.querySelector(`[data-veld="${id}"]`);
  const question = (id) => `'${field(id).dataset.label}'`;
  const isWhole = (number) => number % 100 === 0;
  const shown = (number) => (number / 100).toLocaleString("nl-NL", { minimumFractionDigits: isWhole(number) ? 0 : 2 });

  // What is typed in a field, or in one column of a table.
  const typed = (id, column) => [...field(id).querySelectorAll("input, textarea")]
    .filter(({ value, dataset }) => value.trim() && (!dataset.kolom || dataset.kolom === column))
    .map(({ value }) => samenDoen.number(value));

  function fault(ids, column, fits, asked) {
    const open = ids.filter((id) => !typed(id, column).length);
    if (open.length === ids.length) return EMPTY;
    if (open.length) return `vul ook in: ${open.map(question).join(" en ")}.`;
    const wrong = ids.find((id) => !typed(id, column).every(fits));
    return wrong && `schrijf bij ${question(wrong)} een ${asked} in cijfers, zoals 24.`;
  }

  // Half goes up. What is not exact says so, and is never called nothing or everything.
  function percent(part, whole) {
    const rounded = Math.floor((part * 200 + whole) / (2 * whole));
    if ((part * 100) % whole === 0) return `${rounded} procent`;
    if (rounded === 0) return "minder dan 1 procent";
    return rounded === 100 ? "meer dan 99 procent" : `ongeveer ${rounded} procent`;
  }

  function share({ deel, geheel }) {
    const wrong = fault([deel, geheel], "", isWhole, "heel getal");
    if (wrong) return wrong;
    const [[part], [whole]] = [typed(deel), typed(geheel)];
    if (whole === 0) return `bij ${question(geheel)} staat 0. Dan valt er niets te delen.`;
    if (part > whole) return `bij ${question(deel)} staat meer dan bij ${question(geheel)}. Dat kan niet.`;
    return `${shown(part)} van ${shown(whole)} is ${percent(part, whole)}.`;
  }

  function sum({ delen, kolom, totaal }) {
    const parts = delen.split(" ");
    const [total] = typed(totaal);
    const { soort } = field(totaal).dataset;
    const wrong = fault(total === undefined ? parts : [...parts, totaal], kolom, Number.isFinite, soort);
    if (wrong) return wrong;
    const together = parts.flatMap((id) => typed(id, kolom)).reduce((all, number) => all + number);
    const unit = soort === "bedrag" ? " euro" : "";
    const said = `samen is dat ${shown(together)}${unit}`;
    if (total === undefined) return `${said}. Vul dat in bij ${question(totaal)}.`;
    return total === together ? `${said}. Dat klopt.`
      : `let op, ${said}. Maar bij ${question(totaal)} staat ${shown(total)}${unit}. Tel nog eens.`;
  }

  function say(line) {
    const text = `${line.dataset.titel}: ${(line.dataset.deel ? share : sum)(line.dataset)}`;
    const isNews = line.textContent || !text.endsWith(EMPTY); // who has not begun to count is not told to
    if (isNews) samenDoen.say(line, text);
  }

  let pause;
  document.addEventListener("change", () => {
    clearTimeout(pause);
    pause = setTimeout(() => document.querySelectorAll(".telling p").forEach(say), PAUSE);
  });
}
