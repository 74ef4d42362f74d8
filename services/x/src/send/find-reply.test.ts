import { expect, test } from 'vitest';
import { isSameText } from './find-reply.js';
import { postExcess } from './limits.js';

test.each([
  ['as it is', 'Aduan tercatat.', 'Aduan tercatat.'],
  ['with the names that are answered in front', 'Aduan tercatat.', '@warga @tetangga_1 Aduan tercatat.'],
  ['as HTML writes it', 'A < B & C > D', 'A &lt; B &amp; C &gt; D'],
  ['a sign that somebody wrote as HTML does', '&lt;', '&amp;lt;'],
  ['with the link shortened', 'Lihat lapor.go.id ya', 'Lihat https://t.co/abcdefghij ya'],
  ['with other white space', 'Satu\n\ndua ', 'Satu dua'],
  ['composed otherwise', 'café', 'cafe\u0301'],
])('the same words: %s', (_label, ours, theirs) => {
  expect(isSameText(ours, theirs)).toBe(true);
});

test.each([
  ['another ticket', 'Nomor BTN-261124-7K3QX.', 'Nomor BTN-261124-7K3QY.'],
  ['a name within', 'Halo @warga', 'Halo'],
  ['a link more', 'Lihat', 'Lihat https://t.co/abcdefghij'],
])('other words: %s', (_label, ours, theirs) => {
  expect(isSameText(ours, theirs)).toBe(false);
});

test.each([
  ['280 letters', 'a'.repeat(280), undefined],
  ['281 letters', 'a'.repeat(281), '281 > 280'],
  ['140 emoji', '🙏'.repeat(140), undefined],
  ['a long link counts as 23', `${'a'.repeat(256)} https://lapor.go.id/${'b'.repeat(80)}`, undefined],
  ['nothing', '', '0 > 280'],
])('X’s length of %s', (_label, text, excess) => {
  expect(postExcess(text)).toBe(excess);
});
