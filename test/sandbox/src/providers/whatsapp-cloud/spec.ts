import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { describeViolation } from '../../core/describe-violation.js';
import { isHttpUrl } from '../../core/http-url.js';
import { joinAllOf, type Schema } from './join-all-of.js';

/** Judges values by Meta's own OpenAPI file. An empty list means: nothing to object to. */
export interface WhatsAppSpec {
  /** A request to send a message, or to mark one as read. */
  requestViolations(request: Readonly<Record<string, unknown>>): readonly string[];
  /** Whether what the sandbox itself answers is what the file promises. */
  answerViolations(answer: unknown): readonly string[];
}

interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/**
 * Fields that are documented, but not in the file of v23: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
 * and, for `recipient`, the pages on business-scoped user ids. `typing_indicator` goes with marking as read.
 */
const laterFields: Schema = {
  properties: {
    biz_opaque_callback_data: { type: 'string', maxLength: 512 },
    recipient: { type: 'string', pattern: '^[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}$' },
  },
};
const typingIndicator: Schema = {
  properties: {
    status: { type: 'string', enum: ['read'] },
    messaging_product: { type: 'string', enum: ['whatsapp'] },
    typing_indicator: {
      type: 'object',
      required: ['type'],
      properties: { type: { type: 'string', enum: ['text'] } },
    },
  },
  additionalProperties: false,
};

/** Reads and compiles the committed slice of the specification. Throws when it is not what this code expects. */
export function loadWhatsAppSpec(): WhatsAppSpec {
  const file = new URL('../../../specs/whatsapp-messages.json', import.meta.url);
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document;
  const { schemas } = document.components;
  const mapping = schemas['Message']?.discriminator?.mapping ?? {};
  const mark = schemas['MarkMessageRequestPayload'];
  const answer = schemas['MessageResponsePayload'];
  if (mapping['text'] === undefined || mark === undefined || answer === undefined) {
    throw new Error('specs/whatsapp-messages.json lacks the sending of messages');
  }

  const ajv = new Ajv({ allErrors: true, strict: false });
  for (const name of ['url', 'uri']) ajv.addFormat(name, isHttpUrl);
  ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
  ajv.addFormat('email', /^\S+@\S+$/);
  ajv.addSchema(document, 'whatsapp');
  const compile = (schema: Schema) => ajv.compile(pointRefsAtDocument(schema) as Schema);

  const byType = new Map<unknown, ValidateFunction>();
  for (const [type, ref] of Object.entries(mapping)) {
    byType.set(type, compile(withRecipient(joinAllOf({ allOf: [{ $ref: ref }, laterFields] }, schemas))));
  }
  const isMark = compile(joinAllOf({ allOf: [mark, typingIndicator] }, schemas));
  const isAnswer = compile(answer);

  const violations = (validate: ValidateFunction, data: unknown) => {
    validate(data);
    return (validate.errors ?? []).map(describeViolation);
  };
  return {
    requestViolations: (request) => {
      if ('status' in request) return violations(isMark, request);
      // Left out, it is text; the file wants it all the same.
      const validate = byType.get(request['type'] ?? 'text');
      if (validate === undefined) return ['type is not a type of message'];
      return [...violations(validate, request), ...documentedLimits(request)];
    },
    answerViolations: (value) => violations(isAnswer, value),
  };
}

/** `recipient` stands for `to`, which the file of v23 still wants. */
function withRecipient(schema: Schema): Schema {
  const required = (schema.required ?? []).filter((name) => name !== 'to');
  return { ...schema, required, anyOf: [{ required: ['to'] }, { required: ['recipient'] }] };
}

/** Limits the file does not state. */
function documentedLimits(request: Readonly<Record<string, unknown>>): readonly string[] {
  const found: string[] = [];
  if (request['messaging_product'] !== 'whatsapp') found.push('messaging_product is not whatsapp');
  if (request['to'] !== undefined && request['recipient'] !== undefined) {
    found.push('to and recipient are both given; to wins');
  }
  const text = request['text'];
  if (request['type'] === 'text' && typeof text === 'object' && text !== null && 'body' in text === false) {
    found.push('text body is missing');
  }
  const body = textOf(request);
  if (body === '') found.push('text body is empty');
  if (body !== undefined && body.length > 4_096) found.push('text body has more than 4096 characters');
  return found;
}

/** The text the citizen is to read, where there is one. */
export function textOf(request: Readonly<Record<string, unknown>>): string | undefined {
  const text = request['text'];
  if (typeof text !== 'object' || text === null || !('body' in text)) return undefined;
  return typeof text.body === 'string' ? text.body : undefined;
}

/** Makes references of a part of the document work outside it. */
function pointRefsAtDocument(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(pointRefsAtDocument);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' ? `whatsapp${String(value)}` : pointRefsAtDocument(value),
    ]),
  );
}
