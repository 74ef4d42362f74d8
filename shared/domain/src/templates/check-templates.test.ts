import { describe, expect, it } from 'vitest';
import { checkTemplates, smsExcess, type TemplateProblem } from './check-templates.js';
import { defaultTemplates } from './default-templates.js';
import { longestVoice } from './longest-voice.js';
import type { Template } from './template.js';
import type { TemplateKey } from './template-keys.js';

/** The defaults with some forms of one text replaced. */
function having(key: TemplateKey, forms: Template['forms']) {
  const own = Object.entries(forms).map(([language, form]) => [
    language,
    { ...defaultTemplates[key].forms[language as 'id'], ...form },
  ]);
  const all = { ...defaultTemplates[key].forms, ...Object.fromEntries(own) };
  return { ...defaultTemplates, [key]: { version: 't', forms: all } };
}

interface Wrong {
  readonly key: TemplateKey;
  readonly forms: Template['forms'];
  readonly problem: TemplateProblem['problem'];
  readonly text: RegExp;
}

const wrong: [label: string, wrong: Wrong][] = [
  [
    'a brace that is not closed',
    {
      key: 'completed',
      forms: { id: { chat: 'Aduan {tiket lengkap -{instansi}' } },
      problem: 'brace-unbalanced',
      text: /^completed \(id, chat\): kurung kurawal/,
    },
  ],
  [
    'a brace inside a brace',
    {
      key: 'completed',
      forms: { id: { chat: 'Aduan {{tiket}} -{instansi}' } },
      problem: 'brace-unbalanced',
      text: /tidak berpasangan/,
    },
  ],
  [
    'a misspelt variable',
    {
      key: 'completed',
      forms: { en: { chat: '{tikett} {tiket} -{instansi}' } },
      problem: 'variable-unknown',
      text: /\{tikett\} tidak dikenal di sini; yang ada: \{instansi\}, \{url_lapor\}, \{tiket\}\./,
    },
  ],
  [
    'a variable of another text',
    {
      key: 'stop',
      forms: { id: { sms: '{tiket} -{instansi}' } },
      problem: 'variable-unknown',
      text: /\{tiket\} tidak dikenal/,
    },
  ],
  [
    'no ticket',
    {
      key: 'completed',
      forms: { id: { sms: 'Lengkap. -{instansi}' } },
      problem: 'variable-missing',
      text: /\{tiket\} wajib/,
    },
  ],
  [
    'no agency, in one of several wordings',
    {
      key: 'completed',
      forms: { id: { sms: ['Lengkap: {tiket}. -{instansi}', 'Lengkap: {tiket}'] } },
      problem: 'variable-missing',
      text: /\{instansi\} wajib/,
    },
  ],
  [
    'no wording that tells what is missing',
    {
      key: 'ack-recorded',
      forms: { id: { sms: '{tiket} -{instansi}' } },
      problem: 'variable-missing',
      text: /perlu satu pilihan kata dengan \{kurang\}/,
    },
  ],
  [
    'no wording for when nothing is missing',
    {
      key: 'ack-recorded',
      forms: { id: { sms: '{tiket}, {kurang} -{instansi}' } },
      problem: 'variable-missing',
      text: /perlu satu pilihan kata hanya dengan variabel wajib/,
    },
  ],
  [
    'a curly quote in an SMS',
    {
      key: 'completed',
      forms: { id: { sms: 'Aduan “{tiket}” lengkap. -{instansi}' } },
      problem: 'alphabet',
      text: /GSM-7\): “ ”/,
    },
  ],
  [
    'an SMS of two parts',
    {
      key: 'completed',
      forms: { id: { sms: `${'a'.repeat(116)}{tiket}-{instansi}` } },
      problem: 'too-long',
      text: /panjangnya 161 dengan nilai terpanjang; paling banyak 160\. Kurangi 1\./,
    },
  ],
  [
    'a post of more than 280',
    {
      key: 'completed',
      forms: { id: { public: `${'漢'.repeat(130)}{tiket}-{instansi}` } },
      problem: 'too-long',
      text: /panjangnya 305 .* paling banyak 280\. Kurangi 25\./,
    },
  ],
  [
    'a private message of more than Instagram takes',
    {
      key: 'completed',
      forms: { id: { chat: `${'a'.repeat(1000)}{tiket}-{instansi}` } },
      problem: 'too-long',
      text: /paling banyak 1000\. Kurangi 45\./,
    },
  ],
  [
    'an address in public',
    {
      key: 'completed',
      forms: { id: { public: '{tiket}: buka lapor.go.id -{instansi}' } },
      problem: 'address-in-public',
      text: /"lapor\.go\.id" terbaca/,
    },
  ],
  [
    'whom a complaint is about in public',
    {
      key: 'not-ours',
      forms: { id: { public: '{tiket} wewenang {instansi_lain} -{instansi}' } },
      problem: 'variable-private',
      text: /\{instansi_lain\} tidak boleh dibaca umum/,
    },
  ],
  [
    'a Tracking ID in public that the citizen did not name',
    {
      key: 'handoff-recorded',
      forms: { id: { public: '{tiket}: {tracking_id} -{instansi}' } },
      problem: 'variable-private',
      text: /\{tracking_id\} tidak boleh/,
    },
  ],
  [
    'a form where the text never occurs',
    {
      key: 'resend-request',
      forms: { id: { public: 'Kirim ulang. -{instansi}' } },
      problem: 'surface-unused',
      text: /tidak pernah dikirim/,
    },
  ],
];

it.each(wrong)('finds %s, and nothing else', (_label, { key, forms, problem, text }) => {
  const problems = checkTemplates(having(key, forms), longestVoice);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ key, problem, text: expect.stringMatching(text) });
});

it('finds a form that is missing', () => {
  const templates = {
    ...defaultTemplates,
    stop: { version: 't', forms: { id: defaultTemplates.stop.forms.id ?? {} } },
  };
  expect(checkTemplates(templates, longestVoice).map(({ text }) => text)).toEqual([
    'stop (en, sms): teks belum ada; tuliskan.',
    'stop (en, chat): teks belum ada; tuliskan.',
    'stop (en, public): teks belum ada; tuliskan.',
  ]);
});

it('finds an agency’s name that leaves the alphabet of SMS', () => {
  const problems = checkTemplates(defaultTemplates, { ...longestVoice, agencyName: 'Kota “Serang”' });
  expect(new Set(problems.map(({ surface, problem }) => `${surface} ${problem}`))).toEqual(
    new Set(['sms alphabet']),
  );
});

describe('what an address costs beyond one SMS', () => {
  const withAddress = (length: number, ticketPrefix = 'BTNAB') =>
    smsExcess(defaultTemplates, { ...longestVoice, ticketPrefix, laporAddress: 'a'.repeat(length) });

  it('is counted to the character', () => {
    const lengths = Array.from({ length: 30 }, (_, index) => 11 + index);
    const longest = lengths.findLast((length) => withAddress(length) === 0) ?? 0;
    expect(withAddress(11)).toBe(0);
    expect(withAddress(longest + 1)).toBe(1);
    expect(withAddress(longest + 6)).toBe(6);
    expect(withAddress(longest + 2, 'BTN')).toBe(0);
  });
});
