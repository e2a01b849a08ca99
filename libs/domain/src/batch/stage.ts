/**
 * How far a batch has come. A finished one is deleted, so there is no stage for it; one that failed alone is buried where
 * it stands: shown with its reason, and replayed from there.
 */
export const stages = ['received', 'located', 'scored'] as const;

export type Stage = (typeof stages)[number];
