import type { Endpoint, endpoints, eventAnswer } from '@app/contracts';
import type { z } from 'zod';
import { heard } from './silence.js';

/** The endpoints by what is written on the wire: their types only, nothing of them reaches the browser. */
type Catalogue = typeof endpoints;
type Calls = { [Name in keyof Catalogue as Catalogue[Name] extends Endpoint ? `${Catalogue[Name]['method']} ${Catalogue[Name]['path']}` : never]: Catalogue[Name] };
export type Call = keyof Calls;
export type Answer<Of extends Call> = Calls[Of]['answer'] extends { readonly schema: infer Schema extends z.ZodType } ? z.output<Schema> : undefined;
type BodyOf<Of extends Call> = Calls[Of] extends { readonly body: infer Schema extends z.ZodType } ? { readonly body: z.input<Schema> } : { readonly body?: never };
type ParamsOf<Of extends Call> = Of extends `${string}{${string}` ? { readonly params: Readonly<Record<string, string>> } : { readonly params?: never };
type QueryOf<Of extends Call> = Calls[Of] extends { readonly query: infer Schema extends z.ZodType } ? { readonly query?: { readonly [Name in keyof z.input<Schema>]?: string | undefined } } : { readonly query?: never };
export type Asked<Of extends Call> = BodyOf<Of> & ParamsOf<Of> & QueryOf<Of>;

export type EventShown = z.output<typeof eventAnswer>;

/** A refusal, in the words of the error table. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly fix: string, readonly requestId: string | undefined, readonly details?: unknown) {
    super(message);
  }
}

/** Nobody answered: the server is away, or the way to it. */
export class Unheard extends Error {}

let token: string | undefined;
let whenOver: () => void = () => undefined;

/** What the session gave the page to change things with. */
export function keepToken(csrf: string | undefined): void {
  token = csrf;
}

export function onSessionOver(then: () => void): void {
  whenOver = then;
}

/** Asks an endpoint of the catalogue; the types of question and answer are its own. */
export async function ask<const Of extends Call>(call: Of, asked: Asked<Of>): Promise<Answer<Of>> {
  const [method, template] = call.split(' ') as [string, string];
  const { params = {}, query = {}, body } = asked as { params?: Record<string, string>; query?: Record<string, string | undefined>; body?: unknown };
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const filters = new URLSearchParams(Object.entries(query).filter((one): one is [string, string] => one[1] !== undefined && one[1] !== ''));
  return (await send(method, filters.size > 0 ? `${path}?${filters}` : path, body)) as Answer<Of>;
}

/** What the console asks beside the catalogue: the session and the health of the stations. */
export async function send(method: string, path: string, body?: unknown): Promise<unknown> {
  const headers = { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...(method === 'GET' || token === undefined ? {} : { 'X-CSRF-Token': token }) };
  const response = await fetch(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }).catch(() => {
    heard(false);
    throw new Unheard();
  });
  heard(true);
  if (response.status === 204) return undefined;
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  if (response.status === 401 && path !== '/session') whenOver();
  throw refusalOf(response, answer);
}

function refusalOf(response: Response, answer: unknown): Refusal {
  const { error } = (answer ?? {}) as { error?: { code?: string; message?: string; fix?: string; requestId?: string; details?: unknown } };
  return new Refusal(response.status, error?.code ?? 'NO_ANSWER', error?.message ?? `${response.status} ${response.statusText}`, error?.fix ?? '', error?.requestId, error?.details);
}
