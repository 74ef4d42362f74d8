/** Whether a server of `version` ("2.15.2", "2.16.0-preview.1") is `oldest` or newer. An unreadable one is not. */
export function isVersionAtLeast(oldest: string, version: string | undefined): boolean {
  const needed = numbersIn(oldest);
  const has = numbersIn(version ?? '');
  if (!needed || !has) return false;
  for (const [index, number] of needed.entries()) {
    const difference = (has[index] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function numbersIn(version: string): number[] | undefined {
  return /^v?(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
}
