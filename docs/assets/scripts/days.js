"use strict";
/**
 * Days of the calendar, without hours: a day is a Date at midnight UTC, so that summer time does
 * not matter. As text it is 2027-06-12, the value of a date field.
 */
{
  const DAY = 86_400_000;
  const SATURDAY = 6;
  const KINGS_DAY = [3, 27];
  /** Days with a date of their own: month from 0, and day. */
  const FIXED = [[0, 1], [4, 5], [11, 25], [11, 26]];
  /** Days from Easter: Good Friday, Easter Monday, Ascension Day, Whit Monday. */
  const FROM_EASTER = [-2, 1, 39, 50];
  const WORDS = new Intl.DateTimeFormat("nl-NL", { dateStyle: "full", timeZone: "UTC" });

  const date = (year, month, day) => new Date(Date.UTC(year, month, day));
  const plus = (day, count) => new Date(day.getTime() + count * DAY);
  const text = (day) => day.toISOString().slice(0, 10);

  /** The day that a text names, or null. */
  function read(written) {
    const day = /^\d{4}-\d\d-\d\d$/.test(written) ? new Date(`${written}T00:00Z`) : null;
    return day && !Number.isNaN(day.getTime()) && text(day) === written ? day : null;
  }

  function today() {
    const now = new Date();
    return date(now.getFullYear(), now.getMonth(), now.getDate());
  }

  /** Easter of the Gregorian calendar (Meeus, Astronomical Algorithms, 1991, chapter 8). */
  function easter(year) {
    const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
    const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
    const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
    const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
    const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
    return date(year, Math.floor(n / 31) - 1, (n % 31) + 1);
  }

  /** King's day is on 27 April, or the day before when that is a Sunday. */
  function kingsDay(year) {
    const day = date(year, ...KINGS_DAY);
    return day.getUTCDay() === 0 ? plus(day, -1) : day;
  }

  /** The holidays of a year (Algemene termijnenwet, article 3), as texts. */
  function holidays(year) {
    const moving = FROM_EASTER.map((count) => plus(easter(year), count));
    const fixed = FIXED.map((monthAndDay) => date(year, ...monthAndDay));
    return new Set([...moving, ...fixed, kingsDay(year)].map(text));
  }

  function isWorkingDay(day) {
    const free = day.getUTCDay() === 0 || day.getUTCDay() === SATURDAY;
    return !free && !holidays(day.getUTCFullYear()).has(text(day));
  }

  function workingDaysBefore(day, count) {
    let found = day;
    for (let left = count; left > 0; left -= isWorkingDay(found) ? 1 : 0) found = plus(found, -1);
    return found;
  }

  /** The same day some months earlier, or the last day of that month. */
  function monthsBefore(day, count) {
    const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() - count];
    const last = date(year, month + 1, 0).getUTCDate();
    return date(year, month, Math.min(day.getUTCDate(), last));
  }

  const BEFORE = {
    werkdagen: workingDaysBefore,
    dagen: (day, count) => plus(day, -count),
    weken: (day, count) => plus(day, -7 * count),
    maanden: monthsBefore,
    jaren: (day, count) => monthsBefore(day, 12 * count),
  };

  /**
   * The last working day that is `count` units before a day; that day itself does not count.
   * On a day that the desk is closed nothing can be reported, so it is the working day before it.
   */
  function deadline(day, count, unit) {
    let found = BEFORE[unit](day, count);
    while (!isWorkingDay(found)) found = plus(found, -1);
    return found;
  }

  samenDoen.days = { read, text, today, plus, deadline, words: (day) => WORDS.format(day) };
}
