/** What a key can be allowed, in the form resource:action. */
export const permissions = [
  'events:create', 'events:read', 'entities:create', 'entities:read', 'rules:read', 'rules:write',
  'alerts:read', 'webhooks:read', 'webhooks:write', 'keys:read', 'keys:write',
] as const;

export type Permission = (typeof permissions)[number];
