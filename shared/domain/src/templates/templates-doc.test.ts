import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { AgencyLengths } from './agency-voice.js';
import { defaultTemplates } from './default-templates.js';
import { type Language, languages } from './language.js';
import { longestValues } from './longest-values.js';
import { fitOf } from './preview.js';
import { render } from './render.js';
import { type Surface, surfaces } from './surface.js';
import { type TemplateKey, templateKeys, templateRules } from './template-keys.js';
import type { TemplateValues } from './template-values.js';

const page = fileURLToPath(new URL('../../../../docs/templates.md', import.meta.url));

/** The agency of the examples. */
const voice: AgencyLengths = {
  agencyName: 'Pemprov Banten',
  laporAddress: 'lapor.go.id',
  timeZone: 'Asia/Jakarta',
  ticketPrefix: 'BTN',
};

const braced = (names: readonly string[]): string => names.map((name) => `\`{${name}}\``).join(' ') || '–';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** What each text is for and may hold. */
function keys(): string {
  return table(
    ['key', 'untuk apa', 'where', 'always', 'when known'],
    templateKeys.map((key) => {
      const { purpose, surfaces: where, must, may } = templateRules[key];
      return [`\`${key}\``, purpose, where.join(', '), braced(must), braced(may)];
    }),
  );
}

/** How long each default text is with the longest values: with everything known, and with the least where that differs. */
function lengths(): string {
  const rows = templateKeys.flatMap((key) =>
    languages
      .filter((language) => defaultTemplates[key].forms[language])
      .map((language) => [
        `\`${key}\``,
        language,
        ...surfaces.map((surface) => lengthOf(key, language, surface)),
      ]),
  );
  return table(['key', 'language', 'sms (160)', 'chat (1000 bytes)', 'public (280 weighted)'], rows);
}

function lengthOf(key: TemplateKey, language: Language, surface: Surface): string {
  if (!defaultTemplates[key].forms[language]?.[surface]) return '–';
  const how = { surface, language, voice: { ...voice, isAddressInProfile: surface === 'public' } };
  const all = longestValues(voice.ticketPrefix, how);
  const may: readonly string[] = templateRules[key].may;
  const known = Object.entries(all).filter(([name]) => !may.includes(name));
  const least = Object.fromEntries(known) as unknown as TemplateValues;
  const length = (values: TemplateValues) =>
    fitOf(render(defaultTemplates, key, { ...how, values }), surface).length;
  return [...new Set([length(all), length(least)])].join(' / ');
}

const parts = { keys, lengths };

/** `npx vitest run --project unit templates-doc -u` writes the tables anew after a text has changed. */
it('docs/templates.md has the tables of the default texts', async () => {
  const written = Object.entries(parts).reduce(
    (text, [name, write]) =>
      text.replace(
        new RegExp(`(<!-- ${name}: [^\\n]*-->\\n)[\\s\\S]*?(<!-- end -->)`),
        (_, start: string, end: string) => `${start}\n${write()}\n\n${end}`,
      ),
    await readFile(page, 'utf8'),
  );
  for (const name of Object.keys(parts)) expect(written).toContain(`<!-- ${name}: `);
  await expect(written).toMatchFileSnapshot(page);
});
