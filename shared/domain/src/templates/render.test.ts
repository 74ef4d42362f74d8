import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaintStates } from '../complaint-state.js';
import { defaultTemplates } from './default-templates.js';
import { languages } from './language.js';
import { longestVoice } from './longest-voice.js';
import { render } from './render.js';
import { surfaces } from './surface.js';
import type { Template, Templates } from './template.js';
import { templateKeys, templateRules } from './template-keys.js';
import type { TemplateValues } from './template-values.js';

const voice = {
  agencyName: 'Pemprov Banten',
  laporAddress: 'lapor.go.id',
  timeZone: 'Asia/Jakarta',
} as const;
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const values: fc.Arbitrary<TemplateValues> = fc.record({
  tiket: word,
  instansi_lain: word,
  tracking_id: fc.stringMatching(/^\d{6,10}$/),
  waktu: fc.integer({ min: 0, max: 4e12 }),
  tanggal: fc
    .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  status: fc.constantFrom(...complaintStates),
  kurang: fc.subarray(['apa', 'lokasi', 'waktu', 'instansi', 'bukti'] as const, { minLength: 1 }),
  perlindungan: fc.subarray(['anonim', 'rahasia'] as const),
});
const places = templateKeys.flatMap((key) =>
  templateRules[key].surfaces.flatMap((surface) => languages.map((language) => ({ key, surface, language }))),
);

/** The defaults with one text replaced. */
function having(forms: Template['forms']): Templates {
  return { ...defaultTemplates, 'not-ours': { version: 't', forms } };
}

it('holds no brace and no "undefined", whatever it is told', () => {
  fc.assert(
    fc.property(fc.constantFrom(...places), values, ({ key, surface, language }, told) => {
      fc.pre(!/[{}]|undefined/.test(Object.values(told).join()));
      const text = render(defaultTemplates, key, { surface, language, voice, values: told });
      expect(text).not.toMatch(/[{}]|undefined/);
    }),
    { numRuns: 2_000 },
  );
});

it('a value is written as it is: braces in it are not read again', () => {
  const templates = having({ id: { chat: '{tiket} {instansi_lain} -{instansi}' } });
  const inBraces = fc.constantFrom(
    '{instansi}',
    '{tiket}',
    '{',
    '}',
    '{{url_lapor}}',
    '$&',
    '$1',
    '{instansi',
  );
  fc.assert(
    fc.property(inBraces, inBraces, (tiket, instansi_lain) => {
      const told = { tiket, instansi_lain };
      const text = render(templates, 'not-ours', { surface: 'chat', language: 'id', voice, values: told });
      expect(text).toBe(`${tiket} ${instansi_lain} -Pemprov Banten`);
    }),
  );
});

describe('of several wordings', () => {
  const long = 'k'.repeat(130);
  const templates = having({
    id: { sms: [`${long} {tiket} {instansi_lain} -{instansi}`, '{tiket} {instansi_lain}', '{tiket} lain'] },
  });
  const say = (told: { tiket: string; instansi_lain?: string }) =>
    render(templates, 'not-ours', { surface: 'sms', language: 'id', voice, values: told });

  it.each([
    ['the first that fits', { tiket: 'T', instansi_lain: 'BPN' }, `${long} T BPN -Pemprov Banten`],
    ['a shorter one when it does not', { tiket: 'T', instansi_lain: 'b'.repeat(40) }, `T ${'b'.repeat(40)}`],
    ['one whose variables are all known', { tiket: 'T' }, 'T lain'],
    ['one SMS, when a value leaves its alphabet', { tiket: 'T', instansi_lain: 'BPN “pusat”' }, 'T lain'],
    [
      'the shortest when none fits',
      { tiket: 't'.repeat(200), instansi_lain: 'BPN' },
      `${'t'.repeat(200)} BPN`,
    ],
  ])('%s', (_label, told, expected) => {
    expect(say(told)).toBe(expected);
  });
});

it.each([
  ['Javanese, where it has the text', 'jv', /^Matur nuwun/],
  [
    'Indonesian, where Javanese lacks it',
    'jv-lacks',
    /^No\. T: selesai\. Langkah berikutnya paling lambat 7 Mei 2026\./,
  ],
])('speaks %s', (_label, which, expected) => {
  const how = { surface: 'chat', language: 'jv', voice: longestVoice } as const;
  const text =
    which === 'jv'
      ? render(defaultTemplates, 'completed', { ...how, values: { tiket: 'T' } })
      : render(defaultTemplates, 'status', {
          ...how,
          values: { tiket: 'T', status: 'selesai', tanggal: '2026-05-07' },
        });
  expect(text).toMatch(expected);
});

it.each([
  ['id', 'sms', 'No. T: tercatat di LAPOR! Berikutnya: 30 Sep 2026.'],
  ['id', 'chat', 'No. T: tercatat di LAPOR! Langkah berikutnya paling lambat 30 September 2026.'],
  ['en', 'sms', 'No. T: recorded in LAPOR! Next: 30 Sept 2026.'],
  ['en', 'public', 'No. T: recorded in LAPOR! Next step by 30 September 2026.'],
] as const)(
  'a sentence never ends twice; dates in the words of its language: %s, %s',
  (language, surface, start) => {
    const told = { tiket: 'T', status: 'tercatat_di_lapor', tanggal: '2026-09-30' } as const;
    const text = render(defaultTemplates, 'status', { surface, language, voice, values: told });
    expect(text.slice(0, start.length)).toBe(start);
  },
);

describe('refuses', () => {
  const how = { language: 'id', voice } as const;
  it('a surface on which the text does not occur', () => {
    const of = { ...how, surface: 'public', values: {} } as const;
    expect(() => render(defaultTemplates, 'resend-request', of)).toThrow(
      /resend-request has no form for public/,
    );
  });
  it('values that lack what the text needs', () => {
    const of = { ...how, surface: surfaces[1], values: { tiket: 'T', kurang: [] } };
    expect(() => render(defaultTemplates, 'ask-missing', of)).toThrow(/ask-missing was not told/);
  });
});
