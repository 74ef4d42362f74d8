import { z } from 'zod';
import { checkTemplates } from './check-templates.js';
import { defaultTemplates } from './default-templates.js';
import { languages } from './language.js';
import { longestVoice } from './longest-voice.js';
import { surfaces } from './surface.js';
import type { Form, Template, Templates } from './template.js';
import { type TemplateKey, templateKeys } from './template-keys.js';

/** Far more than any surface holds; how much that is, `checkTemplates` says. */
const maxWordingLength = 4000;

const wordingSchema = z.string().trim().min(1).max(maxWordingLength);

const formSchema = z.union([wordingSchema, z.array(wordingSchema).min(1).max(10)]);

const formsSchema = z.partialRecord(z.enum(languages), z.partialRecord(z.enum(surfaces), formSchema));

/**
 * The agency's own texts, as they are kept in the settings of kind `templates`: single forms, by key, language and
 * surface. What stands in none of them stays the default. `version` is the agency's to count.
 */
export const templatesSchema = z.partialRecord(
  z.enum(templateKeys as [TemplateKey, ...TemplateKey[]]),
  z.strictObject({ version: z.string().regex(/^[\w.-]{1,20}$/), forms: formsSchema }),
);

/** The agency's own texts. */
export type TemplatesOverride = z.infer<typeof templatesSchema>;

/**
 * The setting of kind `templates`: texts that can go out as they are, whatever the agency is called. One that is too long
 * for the longest name that an agency can have is refused.
 */
export const ownTemplatesSchema = templatesSchema.superRefine((own, context) => {
  for (const { key, language, surface, text } of checkTemplates(
    mergeTemplates(defaultTemplates, own),
    longestVoice,
  )) {
    context.addIssue({ code: 'custom', path: [key, 'forms', language, surface], message: text });
  }
});

/** All texts, with those that an agency has replaced. */
export function mergeTemplates(defaults: Templates, override: TemplatesOverride): Templates {
  const merged = Object.entries(defaults).map(([key, template]): [string, Template] => {
    const own = override[key as TemplateKey];
    if (!own) return [key, template];
    const forms = languages.map((language): [string, Readonly<Record<string, Form | undefined>>] => [
      language,
      { ...template.forms[language], ...own.forms[language] },
    ]);
    return [key, { version: `${template.version}+${own.version}`, forms: Object.fromEntries(forms) }];
  });
  return Object.fromEntries(merged) as Templates;
}
