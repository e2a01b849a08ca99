/** What a key can be allowed, in the form resource:action. */
export const permissions = [
  'events:create', 'events:read', 'events:update', 'events:track', 'event-types:write',
  'entities:create', 'entities:read', 'entities:update', 'entities:delete', 'entities:analyze',
  'devices:read', 'devices:write', 'devices:lookup', 'lists:read', 'lists:write', 'settings:read', 'settings:write',
  'rules:read', 'rules:write', 'alerts:read', 'alerts:write', 'webhooks:read', 'webhooks:write', 'keys:read', 'keys:write',
  'members:read', 'members:write', 'changes:read', 'queues:read', 'queues:write',
] as const;

export type Permission = (typeof permissions)[number];

/** Who may do the one may do the other: it is a part of it. */
const partOf: Partial<Record<string, Permission>> = { 'events:track': 'events:create', 'devices:lookup': 'devices:read' };

/** Whether a key may do this, by its permissions or because it may do more. */
export function allows({ permissions: held }: { readonly permissions: readonly string[] }, needed: string): boolean {
  const whole = partOf[needed];
  return held.includes(needed) || (whole !== undefined && held.includes(whole));
}

/** What concerns all organizations of an installation: only the one that operates it may. */
export const operatingPermissions = ['queues:read', 'queues:write'] as const satisfies readonly Permission[];

/** What a publishable key may do: it sits in browsers, so it sends events and learns nothing about people. */
export const publishablePermissions = ['events:track', 'devices:lookup'] as const satisfies readonly Permission[];
