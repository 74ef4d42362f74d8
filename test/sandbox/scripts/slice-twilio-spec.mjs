#!/usr/bin/env node
// @ts-check
/**
 * Cuts the few operations the sandbox answers out of Twilio's OpenAPI file, with every schema they reach, and drops
 * prose and examples: 1.8 MB become some 10 kB, and what remains is what a validator reads.
 *
 *   node scripts/slice-twilio-spec.mjs path/to/twilio_api_v2010.json > specs/twilio-messages.json
 */
import { readFileSync } from 'node:fs';

const operations = {
  '/2010-04-01/Accounts/{AccountSid}/Messages.json': ['post', 'get'],
  '/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json': ['get'],
};
const dropped = new Set([
  'description',
  'summary',
  'tags',
  'example',
  'examples',
  'headers',
  'security',
  'operationId',
]);

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: slice-twilio-spec.mjs <twilio_api_v2010.json>');
  process.exit(2);
}
const spec = JSON.parse(readFileSync(file, 'utf8'));
const prefix = '#/components/schemas/';
/** @type {Record<string, unknown>} */
const schemas = {};

/**
 * A copy without prose; schemas it refers to are gathered on the way. Inside `properties` a key is a field's name.
 * @param {unknown} node
 * @param {boolean} keysAreNames
 * @returns {unknown}
 */
function slim(node, keysAreNames = false) {
  if (Array.isArray(node)) return node.map((item) => slim(item));
  if (node === null || typeof node !== 'object') return node;
  /** @type {Record<string, unknown>} */
  const kept = {};
  for (const [key, value] of Object.entries(node)) {
    if (!keysAreNames && dropped.has(key)) continue;
    // `ignoreFormat` decides whether a format binds; the rest of x-twilio is about their documentation.
    if (!keysAreNames && key === 'x-twilio') {
      if (value?.ignoreFormat === true) kept[key] = { ignoreFormat: true };
      continue;
    }
    if (key === '$ref') gather(String(value));
    kept[key] = slim(value, !keysAreNames && key === 'properties');
  }
  return kept;
}

/** @param {string} ref */
function gather(ref) {
  const name = ref.slice(prefix.length);
  if (name in schemas) return;
  schemas[name] = {};
  schemas[name] = slim(spec.components.schemas[name]);
}

const paths = Object.fromEntries(
  Object.entries(operations).map(([path, methods]) => [
    path,
    Object.fromEntries(methods.map((method) => [method, slim(spec.paths[path][method])])),
  ]),
);
const slice = {
  openapi: spec.openapi,
  info: { title: `${spec.info.title} (slice: messages)`, version: spec.info.version },
  paths,
  components: { schemas },
};
console.log(JSON.stringify(slice, null, 1));
