"use strict";
/**
 * What a reader chose in "Leeshulp": the size of letters, contrast, and the speed of the voice.
 * Runs before the page is painted. When the device keeps nothing, a choice holds for this page.
 */
{
  const drawer = samenDoen.drawer("leeshulp");
  const root = document.documentElement;
  let choices = {};

  /** The choices by name: "letters", "contrast" and "tempo"; what is not chosen is left out. */
  samenDoen.preferences = () => choices;

  /** Take other choices: on this page now, and from now on everywhere on this device. */
  samenDoen.prefer = (chosen) => {
    drawer.write(chosen);
    show(chosen);
  };

  function show(chosen) {
    choices = chosen;
    for (const name of ["letters", "contrast"]) {
      if (chosen[name]) root.dataset[name] = chosen[name];
      else delete root.dataset[name];
    }
  }

  const renew = () => show({ ...(drawer.read() ?? choices) });
  // Another tab, or a page that the browser had put aside, may hold an older choice.
  addEventListener("storage", renew);
  addEventListener("pageshow", renew);
  renew();
}
