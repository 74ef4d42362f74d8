import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const messagesSchema = z.object({ messages: z.array(z.object({ text: z.string() })).min(1) });

/** Longer than any channel delivers; rules read the first 2,000 characters. */
const longest = 10_000;

/** What is written again and again to keep a rule busy: what rules look for, or nearly. */
const fragments = [
  '1',
  '12/11 ',
  '31-2-2026 pukul 25.61 ',
  '3602111501900001',
  '+62 812-0000-0000 ',
  'BTN-261124-',
  'Jl. ',
  'Jalan Raya Serang Kampung ',
  'RT 01 RW ',
  'Kota Kabupaten Kecamatan Desa ',
  'sejak 3 bulan yang lalu ',
  'Bapak Ibu Pak Bu Kepala Dinas ',
  'nama: lokasi: kejadian: ',
  'tolong darurat kebakaran ',
  'batal maksud saya bukan ',
  'jalan-jalan-jalan-',
  'aaaaaaaa',
  'a ',
  '\u200b\u202e',
  'рungli kоrupsi ',
  '🔥',
  '\ud83d',
  '<<<[[[(((',
  '\n\n',
  '#@',
];

const upTo = (fragment: string) => fragment.repeat(Math.ceil(longest / fragment.length)).slice(0, longest);

/** What decisions are timed on: kinds of texts by name. */
export async function decisionTexts(root: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const file = join(root, 'shared', 'domain', 'test', 'messages', 'worked-with.json');
  const { messages } = messagesSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const texts = messages.map(({ text }) => text);
  return {
    'written as citizens write': texts,
    'the same, each repeated to 10,000 characters': texts.map((text) => upTo(`${text} `)),
    'made to keep rules busy, 10,000 characters': fragments.map(upTo),
  };
}
