export const severities = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;

/** How bad it is when a rule hits. */
export type Severity = (typeof severities)[number];
