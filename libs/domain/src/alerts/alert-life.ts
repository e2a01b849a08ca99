export const alertStatuses = ['PENDING', 'ACKNOWLEDGED', 'RESOLVED'] as const;
export type AlertStatus = (typeof alertStatuses)[number];

/** What somebody can do with an alert: from where it is possible, and where it leads. */
interface Step {
  readonly from: readonly AlertStatus[];
  /** Null: the status stays as it is. */
  readonly to: AlertStatus | null;
  /** Who is told; null: nobody. */
  readonly tells: `alert.${string}` | null;
}

/**
 * The life of an alert, as people lead it:
 *
 *     PENDING ── acknowledge ──► ACKNOWLEDGED
 *        │  ▲                       │     │
 *        │  └─────── reopen ────────┘     │
 *        │  ▲                             │
 *     resolve└──── reopen ──── RESOLVED ◄─ resolve
 *
 * When its rule stops holding an alert is resolved by itself, from wherever it is. One that somebody resolved while the rule
 * still holds stays the only one until the rule stops and holds again; one that is reopened is resolved by people alone.
 */
export const alertLife = {
  acknowledge: { from: ['PENDING'], to: 'ACKNOWLEDGED', tells: 'alert.acknowledged' },
  resolve: { from: ['PENDING', 'ACKNOWLEDGED'], to: 'RESOLVED', tells: 'alert.resolved' },
  reopen: { from: ['ACKNOWLEDGED', 'RESOLVED'], to: 'PENDING', tells: 'alert.reopened' },
  assign: { from: alertStatuses, to: null, tells: null },
  note: { from: alertStatuses, to: null, tells: null },
} as const satisfies Record<string, Step>;

export type AlertAction = keyof typeof alertLife;
export const alertActions = Object.keys(alertLife) as AlertAction[];

/** What an action comes to: it is done, it was done before, or it cannot be done from there. */
export function actionFrom(action: AlertAction, status: AlertStatus): 'done' | 'as it was' | 'impossible' {
  const { from, to }: Step = alertLife[action];
  if (from.includes(status)) return 'done';
  return to === status ? 'as it was' : 'impossible';
}
