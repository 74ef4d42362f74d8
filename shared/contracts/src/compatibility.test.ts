import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type EventKind, fromWire } from './event-kind.js';
import { publishedKinds } from './published-kinds.js';

/**
 * What was published stays readable. For every version ever published the folder `golden` holds an example
 * (`<type>.v<n>.json`) and the schema it was published under (`<type>.v<n>.schema.json`). Both are frozen:
 * whoever changes a schema raises its version, adds an upcaster, and a new pair appears beside the old ones.
 */
const golden = join(import.meta.dirname, '../golden');
type Kind = EventKind<z.ZodType>;
const kinds = publishedKinds as unknown as readonly Kind[];

const read = (file: string): unknown => JSON.parse(readFileSync(join(golden, file), 'utf8'));
const schemaOf = (kind: Kind): unknown =>
  JSON.parse(JSON.stringify(z.toJSONSchema(kind.schema, { io: 'input' })));

/** A kind without a frozen schema is new: its schema is frozen by the first run, and the file is committed. */
function frozenSchema(kind: Kind): unknown {
  const file = `${kind.type}.v${kind.version}.schema.json`;
  if (!existsSync(join(golden, file))) {
    if (process.env['CI']) throw new Error(`${file} is missing: run the unit tests once and commit it`);
    writeFileSync(join(golden, file), `${JSON.stringify(schemaOf(kind), null, 1)}\n`);
  }
  return read(file);
}

describe.each(kinds.map((kind) => [kind.type, kind] as const))('%s', (type, kind) => {
  it('has not changed since its version was published', () => {
    expect(schemaOf(kind)).toEqual(frozenSchema(kind));
  });

  it('has an example of every version, and reads each as the current one', () => {
    for (let version = 1; version <= kind.version; version++) {
      const example = read(`${type}.v${version}.json`);
      const data = fromWire(kind, `${type}.v${version}`, Buffer.from(JSON.stringify(example)));
      if (version === kind.version) expect(data).toEqual(example);
      expect(kind.schema.safeParse(data).success).toBe(true);
    }
  });
});

it('keeps no example of a kind that is not published any more without saying so', () => {
  const known = new Set(kinds.flatMap((kind) => [`${kind.type}.v`]));
  const strays = readdirSync(golden).filter((file) => ![...known].some((prefix) => file.startsWith(prefix)));
  expect(strays).toEqual([]);
});

it('would notice a field added, dropped or loosened without a new version', () => {
  const [kind] = kinds;
  if (!kind) throw new Error('no kinds');
  const object = kind.schema as z.ZodObject;
  const changes = [
    object.extend({ novel: z.string().optional() }),
    object.omit({ text: true }),
    object.extend({ account: z.string() }),
  ];
  for (const schema of changes) expect(schemaOf({ ...kind, schema })).not.toEqual(frozenSchema(kind));
});
