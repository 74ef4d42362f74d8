/**
 * A phone number as a person may see it without asking for more: `+6281234567890` → `+62812****7890`.
 * At least four digits are hidden, of a short number more (`+62812****78`); one shorter than that is `****`.
 * Spaces and dashes are dropped.
 */
export function maskPhone(phone: string): string {
  const compact = phone.replace(/[\s().-]/g, '');
  const head = compact.startsWith('+') ? 6 : 5;
  const tail = Math.min(4, compact.length - head - 4);
  if (tail < 1) return '****';
  return `${compact.slice(0, head)}****${compact.slice(-tail)}`;
}
