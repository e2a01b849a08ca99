/** Longer than any code we have: what is longer is not a slip of the keyboard, and comparing it would cost. */
const longestWorthComparing = 64;

/** The known name that was probably meant, or null: a wild guess in an error message costs the reader more than none. */
export function nearest<Name extends string>(written: string, known: readonly Name[]): Name | null {
  if (written.length > longestWorthComparing) return null;
  const wanted = plain(written);
  if (wanted.length < 2) return null;

  /** How far the next one may be away to be of interest. */
  let within = Math.max(1, Math.floor(wanted.length / 3));
  let best: Name | null = null;
  for (const name of known) {
    const candidate = plain(name);
    // `LOGIN` is nearer to LOGOUT by letters, but was meant as the start of LOGIN_SUCCESS.
    const distance = candidate.startsWith(`${wanted}_`) ? 1 : editDistance(wanted, candidate, within);
    if (distance > within) continue;
    best = name;
    within = distance - 1;
  }
  return best;
}

/** `login.success`, `loginSuccess` and `Login Success` are all slips of one name. */
function plain(name: string): string {
  return name
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}

/** Letters to insert, delete or replace (Levenshtein), one row at a time; infinite as soon as they are more than somebody wants to know. */
function editDistance(from: string, to: string, within: number): number {
  if (Math.abs(from.length - to.length) > within) return Infinity;
  let above = Uint16Array.from({ length: to.length + 1 }, (_, column) => column);
  let current = new Uint16Array(to.length + 1);
  for (let row = 1; row <= from.length; row++) {
    const letter = from.charCodeAt(row - 1);
    let [least, before] = [row, row];
    current[0] = row;
    for (let column = 1; column <= to.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (letter === to.charCodeAt(column - 1) ? 0 : 1);
      before = Math.min(replaced, (above[column] ?? 0) + 1, before + 1);
      current[column] = before;
      if (before < least) least = before;
    }
    if (least > within) return Infinity;
    [above, current] = [current, above];
  }
  return above[to.length] ?? 0;
}
