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
 * once, in front, under "Shared"; one that a service defines for itself stands in that service's section.
 */
export function renderEnvExample(sections: readonly EnvSection[]): string {
  const uses = new Map<unknown, number>();
  for (const { schema } of sections) {
    for (const field of new Set(Object.values(schema.shape))) uses.set(field, (uses.get(field) ?? 0) + 1);
  }
  const shared = new Map<string, Variable>();
  const own = sections.map(({ title, schema }) => {
    const variables: Variable[] = [];
    for (const [name, field] of Object.entries(schema.shape)) {
      const variable = variableOf(name, field as z.ZodType);
      if ((uses.get(field) ?? 0) > 1) shared.set(name, variable);
      else variables.push(variable);
    }
    return { title, variables };
  });
  return [{ title: 'Shared', variables: [...shared.values()] }, ...own]
    .filter(({ variables }) => variables.length > 0)
    .map(({ title, variables }) => [`# ---- ${title} ----\n`, ...variables.map(render)].join('\n'))
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
