type Fields = Readonly<Record<string, unknown>>;

/**
 * A value that does, moved as far back towards the one that is there as it still does: of a number the nearest, of fields that
 * differ as few, of an empty list what does no harm. Each is asked for before it is taken, so that what comes out does, whatever
 * lies between.
 */
export function movedBack(present: unknown, other: unknown, does: (value: unknown) => boolean): unknown {
  if (typeof present === 'number' && typeof other === 'number') return nearest(present, other, does);
  if (Array.isArray(present) && Array.isArray(other)) return other.length === 0 ? refilled(present, does) : other;
  if (isFields(present) && isFields(other)) return restored(present, other, does);
  return other;
}

/** Whole numbers stay whole; a part of something moves by hundredths. */
function nearest(present: number, other: number, does: (value: unknown) => boolean): number {
  const scale = Number.isInteger(present) && Number.isInteger(other) ? 1 : 100;
  let found = other;
  let [good, bad] = [Math.round(other * scale), Math.round(present * scale)];
  while (Math.abs(good - bad) > 1) {
    const middle = Math.trunc((good + bad) / 2);
    if (does(middle / scale)) {
      good = middle;
      found = middle / scale;
    } else bad = middle;
  }
  return found;
}

function refilled(present: readonly unknown[], does: (value: unknown) => boolean): readonly unknown[] {
  let kept: readonly unknown[] = [];
  for (const item of present) if (does([...kept, item])) kept = [...kept, item];
  return kept;
}

function restored(present: Fields, other: Fields, does: (value: unknown) => boolean): Fields {
  let found = other;
  for (const field of new Set([...Object.keys(present), ...Object.keys(other)])) {
    const replaced = found[field];
    const back = field in present ? { ...found, [field]: present[field] } : without(found, field);
    if (does(back)) found = back;
    // A list inside may have to be as long as it is: it stays whole.
    else if (!Array.isArray(replaced)) found = { ...found, [field]: movedBack(present[field], replaced, (value) => does({ ...found, [field]: value })) };
  }
  return found;
}

const without = (fields: Fields, name: string): Fields => Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name));

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
