import type { Stack } from './stack.js';

/** Has the sandbox, as X, do or be something; see test/sandbox/src/providers/x/controls.ts. */
export async function tellX(
  stack: Stack,
  what: string,
  body: object,
  method: 'POST' | 'PUT' = 'POST',
): Promise<Record<string, unknown>> {
  const response = await fetch(`${stack.urls.sandbox}/_sandbox/x/${what}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}

/** The app's account at X, as X keeps it. */
export interface XAccount {
  readonly balanceUsd: number;
  readonly spentUsd: number;
  /** How often each thing was charged. */
  readonly charged: Readonly<Record<string, number>>;
}

/** Reads the app's account at X. */
export async function readXAccount(stack: Stack): Promise<XAccount> {
  const response = await fetch(`${stack.urls.sandbox}/_sandbox/x/account`);
  return (await response.json()) as XAccount;
}
