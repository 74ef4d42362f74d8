/** Money as whole millionths of a US dollar: sums of them are exact. */
export type MicroDollars = number;

/** Rounded to the nearest millionth. */
export function microDollars(usd: number): MicroDollars {
  return Math.round(usd * 1_000_000);
}

/** For people: at least two decimals, and as many more as the amount has. */
export function usdText(micros: MicroDollars): string {
  return `US$${(micros / 1_000_000).toFixed(6).replace(/0{1,4}$/, '')}`;
}
