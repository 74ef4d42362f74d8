import { maskText } from './mask-text.js';
import { type Sensitivity, sensitivityOf } from './sensitive-fields.js';

/** Deeper than this is left out: what nobody looks at cannot leak. */
const maxDepth = 8;
/** Values of one record that are looked at; the rest is left out. Bounds wide and circular structures. */
const maxValues = 1_000;
/** Field names whose sensitivity is remembered. Names come from our code; the bound is for maps keyed by data. */
const maxRememberedNames = 2_000;

const leftOut = '[…]';
/** A getter, a toJSON or a proxy that throws must not turn a log line into a crash. */
const unreadable = '[unreadable]';
const hidden = { personal: '[personal]', secret: '[secret]' } as const;

interface Name {
  sensitivity: Sensitivity;
  /** The name as it may be shown: a map may be keyed by phone number. */
  shown: string;
}

const remembered = new Map<string, Name>();

/**
 * A copy of `value` that may be logged: fields named in `sensitive-fields.ts` hidden at any depth, in arrays and in
 * errors too, and every other text passed through `maskText`. Fails closed: what is too deep, too wide or throws
 * while being read is left out. `true`, `false` and `null` stay, so that `authTokenConfigured: true` can be said.
 */
export function redact(value: unknown): unknown {
  return copy(value, 'plain', 0, { left: maxValues });
}

/** `redact` for a record of fields, which stays one. */
export function redactFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return copyFields(fields, Object.keys(fields), 0, { left: maxValues });
}

interface Budget {
  left: number;
}

function copy(value: unknown, sensitivity: Sensitivity, depth: number, budget: Budget): unknown {
  if (value === null || typeof value === 'boolean' || value === undefined) return value;
  if (sensitivity === 'personal' || sensitivity === 'secret') return hidden[sensitivity];
  if (typeof value === 'string') return sensitivity === 'identifier' ? value : maskText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object') return typeof value === 'number' ? value : undefined;
  if (depth >= maxDepth || --budget.left < 0) return leftOut;
  try {
    return copyObject(value, depth, budget);
  } catch {
    return unreadable;
  }
}

function copyObject(value: object, depth: number, budget: Budget): unknown {
  if (value instanceof Error) return copyError(value, depth, budget);
  if (Array.isArray(value)) return copyItems(value, depth, budget);
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Map)
    return copyFields(Object.fromEntries(value), [...value.keys()].map(String), depth, budget);
  if (value instanceof Set) return copyItems([...value], depth, budget);
  if ('toJSON' in value && typeof value.toJSON === 'function') {
    return copy(value.toJSON(), 'plain', depth + 1, budget);
  }
  return copyFields(value, Object.keys(value), depth, budget);
}

function copyItems(items: readonly unknown[], depth: number, budget: Budget): unknown[] {
  const copied: unknown[] = [];
  for (const item of items) {
    if (--budget.left < 0) {
      copied.push(leftOut);
      break;
    }
    copied.push(copy(item, 'plain', depth + 1, budget));
  }
  return copied;
}

function copyFields(
  fields: object,
  names: readonly string[],
  depth: number,
  budget: Budget,
): Record<string, unknown> {
  const copied: Record<string, unknown> = {};
  for (const name of names) {
    if (--budget.left < 0) {
      copied[leftOut] = true;
      break;
    }
    const { shown, sensitivity } = lookUp(name);
    copied[shown] = copy(read(fields, name), sensitivity, depth + 1, budget);
  }
  return copied;
}

function read(fields: object, name: string): unknown {
  try {
    return Reflect.get(fields, name);
  } catch {
    return unreadable;
  }
}

/** An error's message and stack are texts, its cause another error, and the rest fields like any other. */
function copyError(error: Error, depth: number, budget: Budget): Record<string, unknown> {
  const { message, stack, cause } = error;
  const copied: Record<string, unknown> = {
    type: error.name === 'Error' ? error.constructor.name : error.name,
    message: maskText(String(message)),
    ...copyFields(
      error,
      Object.keys(error).filter((name) => !['name', 'message', 'stack', 'cause'].includes(name)),
      depth,
      budget,
    ),
  };
  if (typeof stack === 'string') copied['stack'] = maskText(stack);
  if (cause !== undefined) copied['cause'] = copy(cause, 'plain', depth + 1, budget);
  if (error instanceof AggregateError) copied['errors'] = copyItems(error.errors, depth, budget);
  return copied;
}

function lookUp(name: string): Name {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const found: Name = { sensitivity: sensitivityOf(name), shown: maskText(name) };
  if (remembered.size < maxRememberedNames) remembered.set(name, found);
  return found;
}
