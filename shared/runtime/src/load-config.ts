import type { z } from 'zod';
import { ConfigError } from './config-error.js';
import { maskText } from './mask-text.js';
import { type Variable, variablesOf } from './variable.js';

/** The environment as `process.env` has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration once, at boot. The schema's keys are the variables' names; other variables are ignored and
 * an empty one counts as unset. Returns the parsed object, frozen. Throws one `ConfigError` with every problem; it
 * names variables and rules, never a value. Use `z.stringbool()` for flags: `z.coerce.boolean()` takes "false" for true.
 */
export function loadConfig<Schema extends z.ZodObject>(
  schema: Schema,
  env: Environment,
): Readonly<z.output<Schema>> {
  const variables = variablesOf(schema);
  const given: Record<string, string> = {};
  for (const { name } of variables) {
    const value = env[name];
    if (value !== undefined && value !== '') given[name] = value;
  }
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => problemOf(issue, variables, given)));
  }
  return freeze(parsed.data);
}

/**
 * The configuration for the boot log, with names as log fields have them: `NATS_URL` becomes `natsUrl`, and a secret
 * only says whether it is there: `twilioAuthTokenConfigured: true`. Credentials inside URLs are masked.
 */
export function redactedConfig(
  schema: z.ZodObject,
  config: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const { name, isSecret } of variablesOf(schema)) {
    const value = config[name];
    const field = name.toLowerCase().replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    if (isSecret) shown[`${field}Configured`] = value !== undefined;
    else if (value !== undefined) shown[field] = typeof value === 'string' ? maskText(value) : value;
  }
  return shown;
}

function problemOf(issue: z.core.$ZodIssue, variables: readonly Variable[], given: Environment): string {
  const name = String(issue.path[0] ?? '');
  const variable = variables.find((candidate) => candidate.name === name);
  // A rule over several variables has no path; its message says which.
  if (variable === undefined) return issue.message;
  const value = given[name];
  const wrong = value === undefined ? 'is not set' : ruleOf(issue, value);
  const example = variable.example === undefined ? '' : ` Example: ${variable.example}`;
  return `${name} ${wrong}. ${variable.description}${example}`.trimEnd();
}

/** zod's own messages never quote the input; a message written by hand might. */
function ruleOf(issue: z.core.$ZodIssue, value: string): string {
  const quotesInput = issue.code === 'custom' && issue.message.includes(value);
  return `does not fit: ${quotesInput ? 'see its description' : issue.message}`;
}

function freeze<T>(value: T): T {
  if (Array.isArray(value) || (typeof value === 'object' && value !== null && isPlain(value))) {
    Object.values(value).forEach(freeze);
    return Object.freeze(value);
  }
  return value;
}

function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}
