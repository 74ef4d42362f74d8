import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describeViolation } from '../../core/describe-violation.js';
import { isHttpUrl } from '../../core/http-url.js';

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

/** Parameters of a call: text, or several texts under one name. */
export type CallParams = Readonly<Record<string, string | readonly string[]>>;

/** Judges values by Twilio's own OpenAPI file. An empty list means: nothing to object to. */
export interface TwilioSpec {
  createViolations(params: CallParams): readonly string[];
  listViolations(params: CallParams): readonly string[];
  /** Whether what the sandbox itself answers is a Message resource. */
  messageViolations(resource: unknown): readonly string[];
}

const formType = 'application/x-www-form-urlencoded';
const messagesPath = '/2010-04-01/Accounts/{AccountSid}/Messages.json';

/** E.164, `channel:address`, a short code or an alphanumeric sender id: what "phone-number" means in that file. */
const phoneNumber = /^(\+[1-9]\d{1,14}|[a-z]+:.+|\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/;

/** Reads and compiles the committed slice of the specification. Throws when it is not what this code expects. */
export function loadTwilioSpec(): TwilioSpec {
  const file = new URL('../../../specs/twilio-messages.json', import.meta.url);
  const document = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  const create = document.paths[messagesPath]?.['post'];
  const list = document.paths[messagesPath]?.['get'];
  const createSchema = create?.requestBody?.content[formType]?.schema;
  const resourceSchema = create?.responses['201']?.content['application/json']?.schema;
  if (createSchema === undefined || resourceSchema === undefined || list === undefined) {
    throw new Error('specs/twilio-messages.json lacks the operations on messages');
  }
  const listSchema: Schema = {
    type: 'object',
    properties: Object.fromEntries(
      (list.parameters ?? []).filter((each) => each.in === 'query').map((each) => [each.name, each.schema]),
    ),
  };

  // A form knows only text: coercion reads "true" and "30" as the schema's type, or objects.
  const ajv = new Ajv({ allErrors: true, coerceTypes: true, strict: false });
  ajv.addFormat('phone-number', phoneNumber);
  ajv.addFormat('uri', isHttpUrl);
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
  ajv.addFormat('date-time-rfc-2822', /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/);
  for (const loose of ['int64', 'uri-map', 'currency']) ajv.addFormat(loose, true);
  ajv.addSchema(document, 'twilio');
  const inDocument = (schema: Schema) => ajv.compile(pointRefsAt('twilio', schema) as Schema);

  const isCreate = inDocument(createSchema);
  const isList = inDocument(listSchema);
  const isResource = inDocument(resourceSchema);

  const judge = (validate: typeof isCreate, schema: Schema, params: CallParams) => {
    const data = withArrays(schema, params);
    validate(data);
    return [
      ...(validate.errors ?? []).map(describeViolation),
      // The provider overlooks a name it does not know, and so hides a misspelt one.
      ...Object.keys(params)
        .filter((name) => schema.properties?.[name] === undefined)
        .map((name) => `${name} is not a parameter of this call`),
    ];
  };

  return {
    createViolations: (params) => [...judge(isCreate, createSchema, params), ...documentedLimits(params)],
    listViolations: (params) => judge(isList, listSchema, params),
    messageViolations: (resource) => {
      isResource(structuredClone(resource));
      return (isResource.errors ?? []).map(describeViolation);
    },
  };
}

/** Limits the file states in prose only. */
function documentedLimits(params: CallParams): readonly string[] {
  const { Body, ValidityPeriod, MediaUrl } = params;
  const found: string[] = [];
  if (typeof Body === 'string' && Body.length > 1_600) found.push('Body has more than 1600 characters');
  if (ValidityPeriod !== undefined && !(Number(ValidityPeriod) >= 1 && Number(ValidityPeriod) <= 36_000)) {
    found.push('ValidityPeriod is not between 1 and 36000 seconds');
  }
  if (Array.isArray(MediaUrl) && MediaUrl.length > 10) found.push('MediaUrl is given more than 10 times');
  return found;
}

/** Parameters the schema wants as arrays become arrays even when given once. */
function withArrays(schema: Schema, params: CallParams): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      schema.properties?.[name]?.type === 'array' && !Array.isArray(value) ? [value] : value,
    ]),
  );
}

/** Makes references of a part of the document work outside it. */
function pointRefsAt(document: string, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((each) => pointRefsAt(document, each));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !(key === 'format' && 'x-twilio' in node))
      .map(([key, value]) => [
        key,
        key === '$ref' ? `${document}${String(value)}` : pointRefsAt(document, value),
      ]),
  );
}
