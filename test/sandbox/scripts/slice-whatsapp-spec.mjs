#!/usr/bin/env node
// @ts-check
/**
 * Cuts the sending of messages and the media URL out of Meta's OpenAPI file, with every schema they reach, and drops
 * prose and examples: 1.1 MB become some 20 kB. Reads the file as JSON, because nothing else here needs a YAML parser.
 * The converter complains of some lines far below in the file, which are broken YAML and not cut out:
 *
 *   npx yaml --json < business-messaging-api_v23.0.yaml | node scripts/slice-whatsapp-spec.mjs > specs/whatsapp-messages.json
 */
import { readFileSync } from 'node:fs';

const operations = {
  '/{Version}/{Phone-Number-ID}/messages': ['post'],
  '/{Version}/{Media-ID}': ['get'],
};
/** Schemas the file holds but no operation names: what the same path takes to mark a message as read. */
const alsoSchemas = ['MarkMessageRequestPayload', 'MarkMessageResponsePayload'];
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

const prefix = '#/components/schemas/';
/** @type {{ openapi: string, info: { title: string, version: string }, paths: Record<string, Record<string, object>>, components: Record<string, Record<string, unknown>> }} */
const spec = [JSON.parse(readFileSync(0, 'utf8'))].flat()[0];
/** @type {Record<string, unknown>} */
const schemas = {};

/**
 * A copy without prose; schemas it refers to are gathered on the way. Inside `properties` and `mapping` a key is a name.
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
    // User-Agent, Authorization and the like are common to the whole file and judged by hand.
    if (key === 'parameters' && Array.isArray(value)) {
      kept[key] = value.filter((each) => !('$ref' in each)).map((each) => slim(each));
      continue;
    }
    if (key === '$ref') gather(String(value).slice(prefix.length));
    kept[key] = slim(value, !keysAreNames && (key === 'properties' || key === 'mapping'));
  }
  return kept;
}

/** @param {string} name */
function gather(name) {
  if (name in schemas) return;
  schemas[name] = {};
  schemas[name] = slim(spec.components.schemas?.[name]);
}

const paths = Object.fromEntries(
  Object.entries(operations).map(([path, methods]) => [
    path,
    Object.fromEntries(methods.map((method) => [method, slim(spec.paths[path]?.[method])])),
  ]),
);
for (const name of alsoSchemas) gather(name);
const slice = {
  openapi: spec.openapi,
  info: { title: `${spec.info.title} (slice: messages)`, version: spec.info.version },
  paths,
  components: { schemas },
};
console.log(JSON.stringify(slice, null, 1));
