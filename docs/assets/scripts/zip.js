"use strict";
// A zip of files that are stored as they are: APPNOTE.TXT 6.3.10 of PKWARE, sections 4.3.6 to 4.3.16.
// The clock of the reader is not in it: every file is dated on the first day that a zip knows.
{
  const UTF8_NAMES = 1 << 11; // 4.4.4
  const FIRST_DAY = (1 << 5) | 1; // 1 January 1980 (4.4.6)
  const POLYNOMIAL = 0xedb88320; // 4.4.7
  const utf8 = new TextEncoder();

  function crc(bytes) {
    let rest = -1;
    for (const byte of bytes) {
      rest ^= byte;
      for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? POLYNOMIAL : 0);
    }
    return ~rest;
  }

  // Numbers of two or four bytes, the lowest byte first.
  const bytes = (size, ...numbers) => numbers.flatMap((number) =>
    Array.from({ length: size }, (_, place) => (number >>> (8 * place)) & 0xff));

  // What the header of a file and its line in the directory both say (4.3.7 and 4.3.12).
  const facts = (name, data) => [
    ...bytes(2, 20, UTF8_NAMES, 0, 0, FIRST_DAY),
    ...bytes(4, crc(data), data.length, data.length),
    ...bytes(2, name.length, 0),
  ];

  /** The bytes of a zip: `files` is a list of [name, text]. */
  samenDoen.zip = (files) => {
    const parts = [];
    const directory = [];
    let place = 0;
    for (const pair of files) {
      const [name, data] = pair.map((text) => utf8.encode(text));
      const head = [...bytes(4, 0x04034b50), ...facts(name, data)];
      directory.push(...bytes(4, 0x02014b50), ...bytes(2, 20), ...facts(name, data),
        ...bytes(2, 0, 0, 0), ...bytes(4, 0, place), ...name);
      parts.push(Uint8Array.from(head), name, data);
      place += head.length + name.length + data.length;
    }
    const end = [...bytes(4, 0x06054b50), ...bytes(2, 0, 0, files.length, files.length),
      ...bytes(4, directory.length, place), ...bytes(2, 0)];
    return [...parts, Uint8Array.from([...directory, ...end])];
  };
}
