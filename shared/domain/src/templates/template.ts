import type { Language } from './language.js';
import type { Surface } from './surface.js';
import type { TemplateKey } from './template-keys.js';

/**
 * The words of a text on one surface, with variables in braces: one wording, or several, the fullest first. The first
 * whose variables are all known and that fits is used: what is not known is left out, and a long name or address of
 * an agency costs the least important words, not a second SMS.
 */
export type Form = string | readonly string[];

/** One text to a citizen. */
export interface Template {
  /** Of the default, and after a `+` of the agency's own forms, so that a record says which words went out. */
  readonly version: string;
  readonly forms: { readonly [L in Language]?: { readonly [S in Surface]?: Form } };
}

/** All texts to citizens. */
export type Templates = Readonly<Record<TemplateKey, Template>>;

/** The wordings of a form, the fullest first. */
export function wordingsOf(form: Form): readonly string[] {
  return typeof form === 'string' ? [form] : form;
}
