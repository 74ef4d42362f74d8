import type { Language } from './language.js';
import { fitOf } from './preview.js';
import type { Surface } from './surface.js';
import { type Form, type Template, type Templates, wordingsOf } from './template.js';
import type { TemplateKey, templateRules } from './template-keys.js';
import {
  type TemplateValues,
  type TemplateVariable,
  templateVariables,
  type Written,
  writeValue,
} from './template-values.js';

type ValueName<V> = Extract<V, keyof TemplateValues>;

/** What a text needs to be told, and what it may be told when that is known. */
export type ValuesOf<K extends TemplateKey> = {
  readonly [V in ValueName<(typeof templateRules)[K]['must'][number]>]: TemplateValues[V];
} & {
  readonly [V in ValueName<(typeof templateRules)[K]['may'][number]>]?: TemplateValues[V] | undefined;
};

/** Where, how and with what a text is written. */
export interface Rendering<K extends TemplateKey> extends Written {
  readonly values: ValuesOf<K>;
}

/**
 * The text of a key: of its wordings whose variables are all known the first that fits its surface, or the shortest if
 * none does. What the language lacks is said in Indonesian. Values stand in it as they are: braces in one mean nothing.
 * @throws {TypeError} when a value that the key needs is missing, or when the key does not occur on this surface.
 */
export function render<K extends TemplateKey>(templates: Templates, key: K, of: Rendering<K>): string {
  const { form, language } = formFor(templates[key], of.surface, of.language) ?? {};
  if (!form || !language) throw new TypeError(`Template ${key} has no form for ${of.surface}`);
  const how = { ...of, language };
  let shortest: { readonly text: string; readonly length: number } | undefined;
  for (const wording of wordingsOf(form)) {
    const text = fill(wording, of.values, how);
    if (text === undefined) continue;
    const { isFitting, length } = fitOf(text, of.surface);
    if (isFitting) return text;
    if (!shortest || length < shortest.length) shortest = { text, length };
  }
  if (!shortest) throw new TypeError(`Template ${key} was not told what it needs`);
  return shortest.text;
}

/** A form, and the language it is in. */
interface FoundForm {
  readonly form: Form;
  readonly language: Language;
}

function formFor({ forms }: Template, surface: Surface, language: Language): FoundForm | undefined {
  for (const each of [language, 'id'] as const) {
    const form = forms[each]?.[surface];
    if (form) return { form, language: each };
  }
  return undefined;
}

/** A variable, with the full stop after it: what ends in one already needs no second ("LAPOR!."). */
const variable = /\{([^{}]*)\}(\.?)/g;

/** The names in braces in a wording, each once. */
export function namesIn(wording: string): string[] {
  return [...new Set([...wording.matchAll(variable)].map(([, name = '']) => name))];
}

const isVariable = (name: string): name is TemplateVariable =>
  (templateVariables as readonly string[]).includes(name);

/** A wording with its values; undefined when one of them is not known. */
export function fill(wording: string, values: Partial<TemplateValues>, how: Written): string | undefined {
  let isKnown = true;
  const text = wording.replace(variable, (_, name: string, stop: string) => {
    const value = isVariable(name) ? writeValue(name, values, how) : undefined;
    if (value === undefined) isKnown = false;
    return `${value}${stop && value && /[.!?]$/.test(value) ? '' : stop}`;
  });
  return isKnown ? text : undefined;
}
