/** How an organization stands with an entity. `deleted` is a mark: its events stay, its ids are free. */
export const entityStatuses = ['active', 'inactive', 'blocked', 'under_review', 'suspended', 'expired', 'deleted', 'rejected'] as const;

export type EntityStatus = (typeof entityStatuses)[number];

const forAReason: ReadonlySet<EntityStatus> = new Set(['blocked', 'suspended', 'rejected']);

/** Whether an entity that becomes this is owed a reason. Who has the status already needs no second one. */
export const needsReason = (before: EntityStatus, after: EntityStatus): boolean => before !== after && forAReason.has(after);
