import fc, { type Arbitrary } from 'fast-check';

type Path = readonly (string | number)[];

export interface Broken {
  readonly value: unknown;
}

/** What nobody expects there. */
const wrong: readonly unknown[] = [
  null, true, 0, -1, 1e300, 0.5, '', 'x'.repeat(5_000), 'a\u0000b', '\ud800', '2026-13-45T99:99:99Z', 'not-a-uuid', [], [[]], {}, { a: { b: [null] } }, ['\u0000'],
];

/** The same value with one place changed: replaced by what does not belong there, or taken away. */
export function brokenOnce(values: Arbitrary<unknown>): Arbitrary<Broken> {
  return values.chain((value) => {
    const places = placesIn(value);
    return fc.tuple(fc.constantFrom(...places), fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...wrong) }, { weight: 1, arbitrary: fc.constant(undefined) })).map(([at, instead]) => ({ value: replaced(value, at, instead) }));
  });
}

function placesIn(value: unknown, at: Path = []): Path[] {
  if (value === null || typeof value !== 'object' || at.length > 5) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, Array.isArray(value) ? Number(key) : key]))];
}

function replaced(value: unknown, [first, ...rest]: Path, instead: unknown): unknown {
  if (first === undefined) return instead;
  if (Array.isArray(value)) return value.map((inner: unknown, n) => (n === first ? replaced(inner, rest, instead) : inner));
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, key === first ? replaced(inner, rest, instead) : (inner as unknown)]));
}
