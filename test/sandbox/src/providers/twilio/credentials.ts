/** Whether an Authorization header is Basic with this account and token. */
export function hasCredentials(header: string | undefined, accountSid: string, authToken: string): boolean {
  return header === `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
}
