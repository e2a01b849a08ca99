/** True, false, or unknown. */
export type Truth = boolean | undefined;

/** OR (`decisive` true) and AND (`decisive` false) over so many truths: one decisive truth settles it, whatever is unknown. */
export function decided(decisive: boolean, length: number, truthAt: (index: number) => Truth): Truth {
  let isUnknown = false;
  for (let index = 0; index < length; index += 1) {
    const truth = truthAt(index);
    if (truth === decisive) return decisive;
    if (truth === undefined) isUnknown = true;
  }
  return isUnknown ? undefined : !decisive;
}

/** Whether exactly one is true; one unknown leaves it open. */
export function exactlyOneTrue(length: number, truthAt: (index: number) => Truth): Truth {
  let held = 0;
  for (let index = 0; index < length; index += 1) {
    const truth = truthAt(index);
    if (truth === undefined) return undefined;
    if (truth) held += 1;
  }
  return held === 1;
}

export const negated = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
