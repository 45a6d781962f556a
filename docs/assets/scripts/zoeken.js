"use strict";
// The search page: asks the index of mkdocs in a worker, and shows what was found.
// The index is fetched on this page only; what is typed leaves it in no way.
{
  const vak = document.getElementById("zoekvak");
  const veld = document.getElementById("zoekwoord");
  const telling = document.getElementById("telling");
  const treffers = document.getElementById("treffers");
  const werker = new URL(vak.dataset.basis, location.href);
  const basis = new URL("..", werker);
  const MEEST = 20;
  const INTRO = 160;

  const zoeker = new Worker(werker);
  zoeker.onmessage = ({ data }) => {
    if (data.allowSearch) zoek();
    if (data.results) toon(data.results);
  };
  zoeker.postMessage({ init: true });

  // Letters and digits only: the index reads other signs as commands. A word may be half typed.
  function zoek() {
    const woorden = veld.value.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
    const query = woorden.map((woord) => (woord.length > 2 ? `${woord} ${woord}*` : woord)).join(" ");
    if (query) zoeker.postMessage({ query });
    else toon(null);
  }

  function toon(gevonden) {
    const bladzijden = gevonden ? gevonden.filter(({ location }) => !location.includes("#")) : [];
    treffers.replaceChildren(...bladzijden.slice(0, MEEST).map(treffer));
    telling.textContent = gevonden ? melding(bladzijden.length) : "";
  }

  function treffer({ location: adres, title, summary }) {
    const regel = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(adres, basis);
    link.textContent = new DOMParser().parseFromString(title, "text/html").documentElement.textContent;
    const tekst = document.createElement("p");
    tekst.textContent = summary.length > INTRO ? `${summary.slice(0, INTRO)} …` : summary;
    regel.append(link, tekst);
    return regel;
  }

  function melding(aantal) {
    if (aantal === 0) return "Niets gevonden. Kijk in de lijst, of bel ons.";
    const meer = aantal > MEEST ? ` U ziet de eerste ${MEEST}.` : "";
    return aantal === 1 ? "1 bladzijde gevonden." : `${aantal} bladzijden gevonden.${meer}`;
  }

  vak.hidden = false;
  veld.addEventListener("input", zoek);
}
