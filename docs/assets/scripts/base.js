"use strict";
/**
 * What every tool shares. These are plain scripts and not modules, because a browser refuses
 * modules and fetch on a page that is opened from a USB stick.
 *
 * A script keeps its functions in a block of its own and hands out what others need through
 * `samenDoen`. All text reaches the page as text, never as HTML.
 */
const samenDoen = {};
{
  const TOP = new URL("../../", document.currentScript.src);
  const EDITION = new URL(document.currentScript.src).search;
  const PREFIX = "samen-doen.";
  const WRITTEN = /^(?:€\s*)?(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:[.,](\d\d?|-))?(?:\s*euro)?$/i;
  const loaded = new Map();

  /** The address of a page of the book: `address` from the top, such as "idee/bankje/". */
  samenDoen.link = (address) => {
    const [path, fragment] = address.split("#");
    const file = TOP.protocol === "file:" && /(^|\/)$/.test(path) ? `${path}index.html` : path;
    return new URL(fragment ? `${file}#${fragment}` : file, TOP).href;
  };

  /** Load a script of the book once, by its address from the top; a promise. */
  samenDoen.load = (address) => {
    if (!loaded.has(address)) loaded.set(address, new Promise((done, failed) => {
      const script = samenDoen.make("script", { src: new URL(address + EDITION, TOP).href });
      script.onload = done;
      script.onerror = () => {
        loaded.delete(address);
        script.remove();
        failed(new Error(address));
      };
      document.head.append(script);
    }));
    return loaded.get(address);
  };

  /**
   * The number that a person wrote, "1.200" or "€ 12,50", in whole hundredths, so that 0,10 and 0,20
   * is 0,30; NaN for other text. A point before one or two digits can only be meant as a comma.
   */
  samenDoen.number = (text) => {
    const [, whole, part = ""] = WRITTEN.exec(text.trim()) ?? [, "?"];
    return Number(whole.replaceAll(".", "") + part.replace("-", "").padEnd(2, "0"));
  };

  /** A new element with attributes; `false` leaves an attribute out, `true` gives it no value. */
  samenDoen.make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children);
    return element;
  };

  /** Say something only when it is new: a screen reader reads it again otherwise. */
  samenDoen.say = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  /** Put what stands in a template in its place, and give the first element of it. */
  samenDoen.unfold = (template) => {
    const element = template.content.firstElementChild;
    template.replaceWith(template.content);
    return element;
  };

  /**
   * A drawer on this device, under a name of its own. The browser may forbid it or be full:
   * then `read` gives null and `write` and `erase` give false, and nothing breaks.
   * `kind` is "localStorage" (stays) or "sessionStorage" (until the tab closes).
   */
  samenDoen.drawer = (name, kind = "localStorage") => {
    const attempt = (work, otherwise) => {
      try {
        return work(window[kind]);
      } catch {
        return otherwise;
      }
    };
    const key = PREFIX + name;
    return {
      read: () => attempt((store) => JSON.parse(store.getItem(key)), null),
      write: (value) => attempt((store) => (store.setItem(key, JSON.stringify(value)), true), false),
      erase: () => attempt((store) => (store.removeItem(key), true), false),
    };
  };

  /** Hand a file to the reader; it never leaves the device. */
  samenDoen.download = (name, type, ...parts) => {
    const address = URL.createObjectURL(new Blob(parts, { type }));
    samenDoen.make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
}
