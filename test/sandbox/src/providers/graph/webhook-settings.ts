/** What a webhook of Meta's is posted by. */
export interface WebhookSettings {
  /** Signs webhooks, and proves that a call comes from who holds it. */
  readonly appSecret: string;
  /** Where the product listens. */
  readonly webhookUrl: string;
  /** The pause before the second retry, doubled for each later one; the first retry comes at once. Default 100 ms. */
  readonly retryPauseMs?: number | undefined;
  /** Retries of a webhook that is not answered 200. Default 7, in the default pauses some 6 s. */
  readonly maxRetries?: number | undefined;
}
