import { compareBy, type SetCase, type SetFigures } from './sets.js';

/** One place is, or lies in, the other. */
const isIn = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}.`);

/**
 * Sums up places. An expected place is found when it, or something in it, is named; naming only what lies around it
 * is not enough. A place said is right when it is, holds or lies in an expected one. The agency's own region says
 * nothing and is passed over.
 */
export function comparePlaces(cases: readonly SetCase[], region: string): SetFigures {
  const told = cases.map((one) => ({ ...one, said: one.said.filter((code) => code !== region) }));
  return compareBy(told, {
    isFound: (expected, said) => said.some((code) => isIn(code, expected)),
    isRight: (said, expected) => expected.some((code) => isIn(said, code) || isIn(code, said)),
  });
}
