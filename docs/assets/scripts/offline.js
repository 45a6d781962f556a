"use strict";
/** Keeps an opened page on the device (sw.js), and lists those pages where there is no internet. */
{
  const EDITION = new URL(document.currentScript.src).search;
  const TOP = samenDoen.link("");

  // The first page was loaded before the worker was there: it is told what to keep.
  async function keep() {
    await navigator.serviceWorker.register(samenDoen.link("sw.js") + EDITION);
    const { active } = await navigator.serviceWorker.ready;
    const files = performance.getEntriesByType("resource").map(({ name }) => name);
    active.postMessage([location.origin + location.pathname, ...files]);
  }

  async function opened() {
    const found = new Map();
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        if (!url.startsWith(TOP) || !url.endsWith("/")) continue;
        const text = await (await cache.match(url)).text();
        const page = new DOMParser().parseFromString(text, "text/html");
        found.set(url, page.querySelector("h1").textContent);
      }
    }
    return [...found].sort(([, one], [, other]) => one.localeCompare(other, "nl"));
  }

  async function list(section) {
    const again = document.getElementById("opnieuw");
    again.firstElementChild.href = samenDoen.link(location.hash.slice(1));
    again.hidden = !again.firstElementChild.href.startsWith(TOP);
    const links = (await opened()).map(([href, title]) => samenDoen.make("a", { href }, title));
    section.querySelector("ul").append(...links.map((link) => samenDoen.make("li", {}, link)));
    section.hidden = !links.length;
  }

  const section = document.getElementById("geopend");
  const nothing = () => {}; // a browser may forbid all this: then pages only need internet
  if (section) list(section).catch(nothing);
  if (location.protocol !== "file:" && navigator.serviceWorker) {
    addEventListener("load", () => keep().catch(nothing));
  }
}
