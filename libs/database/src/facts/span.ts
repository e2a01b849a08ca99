/** The first and the last of some moments, as the parameters of a statement. */
export type Span = readonly [from: string, until: string];

/**
 * Said beside the moments themselves, it leaves out the months in which none of them lies before a statement starts: they would be
 * opened, and left out again for each of its rows. Not for a look by id: the planner would begin with the span. Of no moments it is a span without any.
 */
export function spanOf(moments: readonly (number | Date)[]): Span {
  let [from, until] = [Infinity, -Infinity];
  for (const moment of moments) {
    const at = Number(moment);
    if (at < from) from = at;
    if (at > until) until = at;
  }
  return from > until ? ['infinity', '-infinity'] : [new Date(from).toISOString(), new Date(until).toISOString()];
}
