import type { z } from 'zod';

/** Data that does not fit its contract. Names the fields, never their values: they may be a citizen's. */
export class ContractError extends Error {
  readonly code = 'KANAL_CONTRACT_INVALID';
  /** The same bytes will not fit a second time. */
  readonly retryable = false;
  readonly issues: readonly string[];

  constructor(type: string, issues: readonly string[]) {
    super(`${type} does not fit its contract: ${issues.join('; ')}`);
    this.name = 'ContractError';
    this.issues = issues;
  }

  /** One issue per field: its path and the rule it broke. */
  static fromZod(type: string, error: z.ZodError): ContractError {
    return new ContractError(
      type,
      error.issues.map((issue) => `${issue.path.join('.') || '(root)'}: ${issue.code}`),
    );
  }
}
