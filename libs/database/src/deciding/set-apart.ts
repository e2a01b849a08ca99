/**
 * None of a group of events was stored, for others of it would have waited for these: so much happened before them that nobody
 * has counted yet. Whoever stores the others without them keeps nobody waiting; these may be stored `apart` once they are ready.
 */
export class SetApart extends Error {
  /** `ready` counts what happened before them. When it fails they can be stored all the same: what is not counted is then read. */
  constructor(readonly eventIds: ReadonlySet<string>, readonly ready: () => Promise<void>) {
    super('Events with a long past that nobody has counted yet are asked about apart from others.');
  }
}
