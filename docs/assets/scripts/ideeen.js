"use strict";
// The box "Wat wilt u doen?" on the home page: shows the ideas in which every typed word occurs.
// Nothing leaves the page.
{
  const veld = document.getElementById("idee-zoek");
  const telling = document.getElementById("idee-telling");
  const kaarten = [...document.querySelectorAll(".ideeen > [data-woorden]")];

  function toon() {
    const gezocht = veld.value.toLowerCase().split(/\s+/).filter(Boolean);
    let aantal = 0;
    for (const kaart of kaarten) {
      const past = gezocht.every((woord) => kaart.dataset.woorden.includes(woord));
      kaart.hidden = !past;
      aantal += past ? 1 : 0;
    }
    telling.textContent = gezocht.length ? melding(aantal) : "";
  }

  function melding(aantal) {
    if (aantal === 0) return "Geen idee gevonden. Zoek met Zoeken in het hele boek, of bel ons.";
    return aantal === 1 ? "1 idee past." : `${aantal} ideeën passen.`;
  }

  veld.closest(".zoekvak").hidden = false;
  veld.addEventListener("input", toon);
  toon();
}
