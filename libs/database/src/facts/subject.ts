/** Somebody whose facts are asked for. */
export interface Subject {
  readonly entityId: string;
  readonly organizationId: string;
  readonly taxId: string | null;
  readonly country: string | null;
  /** The entity's newest event: facts look back from here, so that late arrivals and replays see the same. */
  readonly newestAt: Date;
  readonly told: Told;
}

/** What was told of somebody, as it is compared with others. */
export interface Told {
  readonly type: 'person' | 'company';
  readonly email: string | null;
  /** In the spellings of the indexes of entities. */
  readonly emailKey: string | null;
  readonly nameKey: string | null;
  readonly taxIdNormalized: string | null;
}
