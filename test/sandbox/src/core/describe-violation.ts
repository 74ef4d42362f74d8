import type { ErrorObject } from 'ajv';

/** Names the field and the rule, never the value: it may be a citizen's. */
export function describeViolation(error: ErrorObject): string {
  const name = error.instancePath.replace(/^\//, '').replaceAll('/', ' ');
  const rule = error.message ?? error.keyword;
  const { additionalProperty } = error.params as { readonly additionalProperty?: string };
  return `${name} ${additionalProperty === undefined ? rule : `${rule}: ${additionalProperty}`}`.trim();
}
