/** Of the kind that our processes spend their time with: texts taken apart, small objects made, numbers written. */
const document = JSON.stringify(Array.from({ length: 200 }, (_, n) => ({ id: `0197a5b0-0000-7000-8000-${String(n).padStart(12, '0')}`, at: 1_790_000_000_000 + n * 977, amount: (n * 37) % 5_000, ip: `190.16.${n}.1` })));
const TIMES = 1_000;

/**
 * How long one and the same piece of work takes at this moment, in ms. On a shared machine that changes by half within minutes, and
 * figures of two runs can only be compared beside it.
 */
export function pace(): number {
  const began = performance.now();
  let length = 0;
  for (let n = 0; n < TIMES; n += 1) length += JSON.stringify(JSON.parse(document)).length;
  if (length !== TIMES * document.length) throw new Error('The piece of work was another one.');
  return performance.now() - began;
}
