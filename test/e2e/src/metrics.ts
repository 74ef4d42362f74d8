/** A sample of a `/metrics` page. */
interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * The sum of a metric's samples that have these labels; 0 when there are none.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export async function metric(
  url: string,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): Promise<number> {
  const page = await (await fetch(`${url}/metrics`)).text();
  return page
    .split('\n')
    .flatMap((line) => read(line, name))
    .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
    .reduce((sum, { value }) => sum + value, 0);
}

function read(line: string, name: string): Sample[] {
  const [, labels = '', value] = new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`).exec(line) ?? [];
  if (value === undefined) return [];
  const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', text = '']) => [label, text]);
  return [{ labels: Object.fromEntries(pairs), value: Number(value) }];
}
