"use strict";
// Reads the numbers and amounts that people type. They are whole hundredths, so that 0,10 and 0,20
// is 0,30.
{
  const WRITTEN = /^(?:€\s*)?(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:[.,](\d\d?|-))?(?:\s*euro)?$/i;

  /** The number that is written in Dutch, "1.200" or "€ 12,50", in hundredths; NaN for other text.
   * A point before one or two digits can only be meant as a comma. */
  samenDoen.number = (text) => {
    const [, whole, part = ""] = WRITTEN.exec(text.trim()) ?? [, "?"];
    return Number(whole.replaceAll(".", "") + part.replace("-", "").padEnd(2, "0"));
  };
}
