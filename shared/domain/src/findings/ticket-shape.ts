const date = '(?:2[4-9]|[3-5]\\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';

/**
 * What looks like one of our tickets, of whatever agency: its prefix, a day since 2024, six characters and a check
 * character (docs/adr/0005-ticket-format.md). With hyphens as we write it; otherwise only if a letter is among the
 * last seven, for without one it could be anybody's number. With the flag `g`: use it with `matchAll`.
 */
export const ticketShape = new RegExp(
  `(?<![A-Za-z0-9])[A-Za-z]{2,5}(?:[-–—]${date}[-–—]|[ .\\-–—_]{0,3}${date}[ .\\-–—_]{0,3}(?=\\d{0,6}[A-Za-z]))[0-9A-Za-z]{7}(?![A-Za-z0-9])`,
  'g',
);
