/** Somebody whose facts are asked for. */
export interface Subject {
  readonly entityId: string;
  readonly organizationId: string;
  readonly taxId: string | null;
  readonly country: string | null;
  /** The entity's newest event: facts look back from here, so that late arrivals and replays see the same. */
  readonly newestAt: Date;
  readonly type: 'person' | 'company';
  readonly taxIdNormalized: string | null;
}
