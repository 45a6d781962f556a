"use strict";
/**
 * A calendar file of whole days (RFC 5545), for any agenda.
 */
{
  const LONGEST = 75; // octets of a line, without its end
  const encoder = new TextEncoder();

  // Signs that mean something in the file get a backslash; other control signs go.
  function escaped(text) {
    const plain = text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]/gu, "");
    return plain.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
  }

  // A long line goes on after a space, and is never cut within a sign.
  function folded(line) {
    let size = 0;
    return [...line].reduce((text, sign) => {
      const octets = encoder.encode(sign).length;
      const fits = size + octets <= LONGEST;
      size = fits ? size + octets : octets + 1;
      return fits ? text + sign : `${text}\r\n ${sign}`;
    }, "");
  }

  function event({ id, day, title, note }, stamp) {
    const lines = ["BEGIN:VEVENT", `UID:${id}@samen-doen`, `DTSTAMP:${stamp}`];
    lines.push(`DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`, `SUMMARY:${escaped(title)}`);
    if (note) lines.push(`DESCRIPTION:${escaped(note)}`);
    return [...lines, "TRANSP:TRANSPARENT", "END:VEVENT"];
  }

  /** The text of a calendar file; each event is {id, day: "2027-06-05", title, note}. */
  samenDoen.calendar = (events) => {
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Samen Doen//Mijn plan//NL"];
    const lines = [...head, ...events.flatMap((each) => event(each, stamp)), "END:VCALENDAR"];
    return lines.map((line) => `${folded(line)}\r\n`).join("");
  };
}
