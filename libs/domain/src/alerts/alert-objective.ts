import type { Severity } from '../rules/stored/severity.js';

/** Within how many minutes somebody should have looked into an alert, by how bad it is. It colours and sorts; it decides nothing. */
export type AlertObjectives = Readonly<Record<Severity, number>>;

const HOUR = 60;

/** Those of an organization that chose none. */
export const usualAlertObjectives: AlertObjectives = { CRITICAL: 15, HIGH: HOUR, MEDIUM: 8 * HOUR, LOW: 72 * HOUR };

/** What an organization chose, where it did. */
export const alertObjectives = (chosen: Partial<AlertObjectives>): AlertObjectives => ({ ...usualAlertObjectives, ...chosen });

/** By when somebody should have looked into it. */
export const alertDueAt = ({ severity, openedAt }: { readonly severity: Severity; readonly openedAt: Date }, objectives: AlertObjectives): Date =>
  new Date(openedAt.getTime() + objectives[severity] * 60_000);
