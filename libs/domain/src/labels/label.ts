/** What somebody found out about an event or a person. */
export const labels = ['fraud', 'legitimate'] as const;

export type Label = (typeof labels)[number];
