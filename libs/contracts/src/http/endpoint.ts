import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request with the answer that it gets. Tests hold both against the schemas; the reference page shows them. */
export interface EndpointExample {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly answer: unknown;
}

/**
 * One endpoint, written once: it routes and checks the request, names the permission, and is its own page in the reference.
 * A new endpoint is its definition, one line in its chapter's catalogue and a method that says `@Serves(it)`.
 */
export interface Endpoint<Code extends string = string, Permission extends string = string> {
  readonly method: Method;
  /** With its parameters in braces: /events/user/{id}. */
  readonly path: string;
  readonly chapter: Chapter;
  /** What it does, in a few words without a full stop. */
  readonly title: string;
  /** What a caller must know beyond the fields: sentences, Markdown allowed. */
  readonly says: string;
  /** The permission that a key must have. */
  readonly needs: Permission;
  /** What its rate limit counts: requests when it is left out. An endpoint that counts events takes them from the limit itself. */
  readonly counts?: 'events';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** Header names in lower case. Other headers are ignored. */
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** application/json when it is left out. */
  readonly bodyType?: 'multipart/form-data' | 'application/x-ndjson';
  readonly answer: EndpointAnswer;
  /** The codes of the error table that are its own. Those that every endpoint has are added by the reference. */
  readonly errors: readonly Code[];
  readonly example: EndpointExample;
}

export interface EndpointAnswer {
  readonly status: 200 | 201 | 202 | 204;
  /** Left out: the answer is empty. */
  readonly schema?: z.ZodType;
  /** application/json when it is left out. */
  readonly type?: 'text/csv';
}

/** The chapters of the reference, in its order. */
export const chapters = {
  events: 'Events',
  'event-types': 'Event types',
  imports: 'CSV imports',
  entities: 'Entities',
  devices: 'Devices',
  'data-lists': 'Data lists',
  rules: 'Rules',
  alerts: 'Alerts',
  webhooks: 'Webhooks',
  keys: 'API keys',
  members: 'Members and their changes',
  queues: 'Queues',
  organization: 'Organization',
  'dregs-events': 'Dregs: events',
  'dregs-identities': 'Dregs: identities',
  'dregs-devices': 'Dregs: devices',
  'dregs-badges': 'Dregs: badges',
  'dregs-groups': 'Dregs: groups',
  'dregs-mappings': 'Dregs: mappings and datasets',
} as const;

export type Chapter = keyof typeof chapters;

/** Gives types and does nothing else. */
export const defineEndpoint = <const Definition extends Endpoint>(definition: Definition): Definition => definition;

type Read<Schema> = Schema extends z.ZodType ? z.output<Schema> : Record<never, never>;

/** What a checked request brings. */
export interface AskedOf<Definition extends Endpoint> {
  readonly params: Read<Definition['params']>;
  readonly query: Read<Definition['query']>;
  readonly headers: Read<Definition['headers']>;
  readonly body: Read<Definition['body']>;
}
