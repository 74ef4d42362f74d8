import { expect, test } from 'vitest';
import { unreadableWords, wordsOf, writtenWordsOf } from './words.js';

test('a record holds the words of a message without the numbers that tell who somebody is', () => {
  const text = 'KTP saya 3673014509900003 belum jadi, hubungi 0812-3456-7890';
  const message = { text, attachments: [] };
  expect(wordsOf(message)).toBe('KTP saya ************0003 belum jadi, hubungi 0812****7890');
  expect(writtenWordsOf(message)).toBe(text);
});

test('what nobody can read is said to be so', () => {
  expect(wordsOf({ unsupported: true, attachments: [] })).toBe(unreadableWords);
  expect(wordsOf({ attachments: [] })).toBe('');
});
