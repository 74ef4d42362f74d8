import { describe, expect, test } from 'vitest';
import { readAttachments } from './attachments.js';

const url = 'https://cdn.example.net/1?oh=00_A';
const files = (...attachments: unknown[]) => readAttachments(attachments).files;

describe('a file', () => {
  test.each([
    ['image', 'image'],
    ['video', 'video'],
    ['audio', 'audio'],
    ['file', 'document'],
    ['sticker', 'sticker'],
    ['reel', 'video'],
    ['ig_reel', 'video'],
    ['story_mention', 'other'],
    ['hologram', 'other'],
    ['constructor', 'other'],
  ])('%s is %s', (type, expected) => {
    expect(files({ type, payload: { url } })).toEqual([{ type: expected, providerRef: url }]);
  });

  test('with a sticker’s id is a sticker, as Meta told before it had a type for it', () => {
    expect(files({ type: 'image', payload: { url, sticker_id: 369_239_263_222_822 } })).toMatchObject([
      { type: 'sticker' },
    ]);
  });

  test.each([
    ['no address', { type: 'image', payload: {} }],
    ['no payload', { type: 'image', payload: null }],
    ['an address that is none', { type: 'image', payload: { url: 'javascript:alert(1)' } }],
    [
      'an address that is too long',
      { type: 'image', payload: { url: `https://x.example/${'a'.repeat(4096)}` } },
    ],
    ['no object', 'image'],
  ])('with %s is no file', (_label, attachment) => {
    expect(files(attachment)).toEqual([]);
  });

  test('of forty, the contract takes 32', () => {
    expect(files(...Array.from({ length: 40 }, () => ({ type: 'image', payload: { url } })))).toHaveLength(
      32,
    );
  });
});

describe('what points elsewhere is kept as lines', () => {
  test.each([
    ['a link', { type: 'fallback', title: 'Berita', url, payload: null }, ['Berita', url]],
    ['a shared post', { type: 'share', payload: { url } }, [url]],
    [
      'a template',
      {
        type: 'template',
        payload: { text: 'Pilih', elements: [{ title: 'A', subtitle: 'B' }, null, { title: 'C' }] },
      },
      ['Pilih', 'A', 'B', 'C'],
    ],
    [
      'a template in its older form',
      { type: 'template', payload: { generic: { elements: [{ title: 'A' }] } } },
      ['A'],
    ],
    ['a type that nobody knows, without an address', { type: 'hologram', payload: { title: 'A' } }, ['A']],
  ])('%s', (_label, attachment, lines) => {
    expect(readAttachments([attachment])).toMatchObject({ files: [], lines });
  });
});

test('a place', () => {
  const coordinates = { lat: -6.1783, long: 106.6319 };
  expect(readAttachments([{ type: 'location', payload: { coordinates } }]).location).toEqual({
    latitude: -6.1783,
    longitude: 106.6319,
  });
  const nowhere = { type: 'location', payload: { coordinates: { lat: 91, long: 0 } } };
  expect(readAttachments([nowhere])).not.toHaveProperty('location');
});

test('nothing', () => {
  expect(readAttachments(undefined)).toEqual({ files: [], lines: [], isStoryMention: false });
});
