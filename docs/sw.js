"use strict";
/**
 * Pages that were opened open again without internet. A page comes from the network when it can.
 * A file with the mark of its edition behind its address never changes, so it comes from the
 * device; old pages and new scripts therefore never meet. A new edition has another mark, hence
 * another worker: that fetches all kept pages anew before the old ones go.
 * Downloads are left alone: a reader who saves one has it already, and they would fill the device.
 */
{
  const TOP = self.registration.scope;
  const OWN = `samen-doen ${TOP} `;
  const EDITION = self.location.search;
  const ASIDE = `${TOP}offline.html`;
  const cache = () => caches.open(OWN + EDITION);
  const ours = async () => (await caches.keys()).filter((name) => name.startsWith(OWN));

  const belongs = (address) => address.startsWith(TOP) && !address.startsWith(`${TOP}downloads/`);

  /** Whether no newer worker has taken over: an older one would bring its own files back. */
  function isCurrent() {
    const { installing, waiting, active } = self.registration;
    return [installing, waiting, active].some((worker) => worker?.scriptURL === self.location.href);
  }

  /** Fetch, and keep what is whole; a device that is full keeps nothing. */
  async function take(request, key, options) {
    const response = await fetch(request, options);
    if (response.status === 200 && !response.redirected && isCurrent()) {
      await (await cache()).put(key, response.clone()).catch(() => {});
    }
    return response;
  }

  async function takeAll(addresses) {
    for (const address of addresses) {
      if (!isCurrent()) return;
      const kept = await (await cache()).match(address);
      if (kept || !belongs(address)) continue;
      const { status } = await take(address, address, { cache: "no-cache" });
      if (status >= 500) throw new Error(`${address}: ${status}`); // a host in trouble: the kept pages stay
    }
  }

  async function install() {
    const known = [ASIDE];
    for (const name of await ours()) {
      for (const { url } of await (await caches.open(name)).keys()) known.push(url.replace(/\?.*/, EDITION));
    }
    await takeAll(known);
    await self.skipWaiting();
  }

  async function activate() {
    for (const name of await ours()) if (name !== OWN + EDITION) await caches.delete(name);
    await self.clients.claim();
  }

  async function answer(request) {
    const isPage = request.mode === "navigate";
    const key = isPage ? request.url.split(/[?#]/)[0] : request.url;
    const kept = await (await cache()).match(key, { ignoreVary: true });
    if (kept && !isPage && key.includes("?")) return kept;
    try {
      return await take(request, key, isPage ? { cache: "no-cache" } : {});
    } catch {
      return kept ?? (isPage ? Response.redirect(`${ASIDE}#${key.slice(TOP.length)}`) : Response.error());
    }
  }

  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(activate()));
  self.addEventListener("message", (event) => event.waitUntil(takeAll(event.data).catch(() => {})));
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method === "GET" && belongs(request.url)) event.respondWith(answer(request).catch(() => fetch(request)));
  });
}
