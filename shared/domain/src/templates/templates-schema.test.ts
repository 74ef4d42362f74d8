import { expect, it } from 'vitest';
import { defaultTemplates } from './default-templates.js';
import { longestVoice } from './longest-voice.js';
import { render } from './render.js';
import { mergeTemplates, ownTemplatesSchema, templatesSchema } from './templates-schema.js';

const own = {
  completed: {
    version: '3',
    forms: { id: { chat: ['Lengkap: {tiket}. -{instansi}'] }, su: { sms: 'Rengse {tiket} -{instansi}' } },
  },
};

it('an agency’s form replaces the default, and nothing besides', () => {
  const merged = mergeTemplates(defaultTemplates, templatesSchema.parse(own));
  const say = (surface: 'sms' | 'chat', language: 'id' | 'en' | 'su') =>
    render(merged, 'completed', { surface, language, voice: longestVoice, values: { tiket: 'T' } });
  expect(say('chat', 'id')).toBe('Lengkap: T. -Pemerintah Prov. Banten.');
  expect(say('sms', 'su')).toBe('Rengse T -Pemerintah Prov. Banten.');
  expect(say('sms', 'id')).toMatch(/^Terima kasih\. Aduan T/);
  expect(say('chat', 'en')).toMatch(/^Thank you\. Your complaint T/);
  expect(merged.completed.version).toBe('1+3');
  expect({ ...merged, completed: defaultTemplates.completed }).toEqual(defaultTemplates);
});

it('without texts of its own an agency has the defaults', () => {
  expect(mergeTemplates(defaultTemplates, templatesSchema.parse({}))).toEqual(defaultTemplates);
});

it.each([
  ['an unknown key', { selesai: { version: '1', forms: {} } }],
  ['an unknown language', { stop: { version: '1', forms: { fr: { sms: 'Fin' } } } }],
  ['an unknown surface', { stop: { version: '1', forms: { id: { email: 'Selesai' } } } }],
  ['no version', { stop: { forms: { id: { sms: 'Selesai' } } } }],
  ['an empty text', { stop: { version: '1', forms: { id: { sms: '  ' } } } }],
  ['no wording at all', { stop: { version: '1', forms: { id: { sms: [] } } } }],
  ['something besides', { stop: { version: '1', forms: {}, note: 'x' } }],
])('refuses %s', (_label, value) => {
  expect(templatesSchema.safeParse(value).success).toBe(false);
});

it('refuses a text that cannot go out, and says which and why', () => {
  const own = { help: { version: '2', forms: { id: { sms: 'Tulis aduan Anda ke {alamat}. -{instansi}' } } } };
  const checked = ownTemplatesSchema.safeParse(own);
  expect(checked.error?.issues).toMatchObject([
    { path: ['help', 'forms', 'id', 'sms'], message: expect.stringContaining('alamat') },
  ]);
  const good = { help: { version: '2', forms: { id: { sms: 'Tulis aduan Anda. -{instansi}' } } } };
  expect(ownTemplatesSchema.parse(good)).toEqual(good);
});
