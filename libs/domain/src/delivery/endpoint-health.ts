const hour = 3_600_000;
const day = 24 * hour;

/** Failures are for good once they lasted this long, were seen within one day, and nothing was taken in between. */
export const failingForGood = { spreadMs: 12 * hour, withinMs: day, disabledAfterMs: 5 * day } as const;

/** How an endpoint has fared since it last took something. Moments in milliseconds since 1970. */
export interface EndpointHealth {
  readonly firstFailureAt: number | null;
  readonly failingSince: number | null;
}

export const healthy: EndpointHealth = { firstFailureAt: null, failingSince: null };

/**
 * The rule by which Svix disables endpoints: every attempt for five days failed, and the five days only begin once failures lie
 * twelve hours apart within one day. A bad afternoon, or one delivery a week that fails, disables nobody.
 */
export function afterFailure({ firstFailureAt, failingSince }: EndpointHealth, at: number): { readonly health: EndpointHealth; readonly disable: boolean } {
  if (failingSince !== null) return { health: { firstFailureAt, failingSince }, disable: at - failingSince >= failingForGood.disabledAfterMs };
  if (firstFailureAt === null || at - firstFailureAt > failingForGood.withinMs) return { health: { firstFailureAt: at, failingSince: null }, disable: false };
  return { health: { firstFailureAt, failingSince: at - firstFailureAt >= failingForGood.spreadMs ? at : null }, disable: false };
}
