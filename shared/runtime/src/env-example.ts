import type { z } from 'zod';
import { type Variable, variableOf } from './variable.js';

/** One part of `.env.example`: usually a service and its configuration schema. */
export interface EnvSection {
  title: string;
  schema: z.ZodObject;
}

const lineChars = 100;

/**
 * The text of `.env.example`: what each variable is, whether it must be set, its default and an example. Secrets stay
 * empty; optional variables are commented out. A variable that several sections share (the very same schema) stands
 * once, in front, under the titles of all that have it; one that a service defines for itself in that service's section.
 */
export function renderEnvExample(sections: readonly EnvSection[]): string {
  const users = new Map<unknown, string[]>();
  for (const { title, schema } of sections) {
    for (const field of new Set(Object.values(schema.shape))) {
      users.set(field, [...(users.get(field) ?? []), title]);
    }
  }
  const groups = new Map<string, { titles: readonly string[]; variables: Map<string, Variable> }>();
  for (const { schema } of sections) {
    for (const [name, field] of Object.entries(schema.shape)) {
      const titles = users.get(field) ?? [];
      const group = groups.get(titles.join()) ?? { titles, variables: new Map() };
      groups.set(titles.join(), group);
      group.variables.set(name, variableOf(name, field as z.ZodType));
    }
  }
  const inOrder = [...groups.values()].toSorted((a, b) => b.titles.length - a.titles.length);
  return inOrder
    .map(({ titles, variables }) =>
      [`# ---- ${titles.join(', ')} ----\n`, ...[...variables.values()].map(render)].join('\n'),
    )
    .join('\n');
}

function render(variable: Variable): string {
  const { name, description, isSecret, isRequired, example } = variable;
  const notes = [description];
  if (isRequired) notes.push('Required.');
  else if (variable.default === undefined) notes.push('Optional.');
  else if (isSecret) notes.push('Optional, has a default.');
  else notes.push(`Default: ${String(variable.default)}.`);
  const value = isSecret ? '' : String(variable.default ?? example ?? '');
  if (!isSecret && example !== undefined && example !== value) notes.push(`Example: ${example}`);
  const comment = wrap(notes.filter((note) => note !== '').join(' '));
  return `${comment}\n${isRequired ? '' : '# '}${name}=${value}\n`;
}

function wrap(text: string): string {
  const lines: string[] = [];
  let line = '#';
  for (const word of text.split(/\s+/)) {
    if (line.length + 1 + word.length > lineChars && line !== '#') {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\n');
}
