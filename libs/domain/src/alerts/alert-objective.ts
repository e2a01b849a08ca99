import type { Severity } from '../rules/stored/severity.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Within how many seconds somebody should have looked into an alert, by how bad it is. It colours and sorts; it decides nothing. */
export const alertObjectiveSeconds: Readonly<Record<Severity, number>> = { CRITICAL: 15 * MINUTE, HIGH: HOUR, MEDIUM: 8 * HOUR, LOW: 72 * HOUR };

/** By when somebody should have looked into it. */
export const alertDueAt = ({ severity, openedAt }: { readonly severity: Severity; readonly openedAt: Date }): Date => new Date(openedAt.getTime() + alertObjectiveSeconds[severity] * 1_000);
