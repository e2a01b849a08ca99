import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { eventInput } from '@app/contracts';
import type { Access } from './api/find-access.js';

/** One request, before it is answered. Answer it to play a failure; return false to let it be answered as usual. */
export type Meddler = (path: string, response: ServerResponse, call: number) => boolean;

interface StoredEvent {
  readonly id: string;
  readonly input: Record<string, unknown>;
}

/** Plays the public API as far as the importer knows it: ids are idempotency keys, events of unknown persons stay unresolved. */
export class TheApi {
  /** By the id that the importer gave. */
  readonly events = new Map<string, StoredEvent>();
  readonly persons = new Set<string>();
  readonly calls: string[] = [];
  readonly queries = new Set<string>();
  /** How many events came in each batch. */
  readonly batches: number[] = [];
  meddle: Meddler = () => false;
  /** How many looks at the progress pass before everything is scored. */
  scoredAfterLooks = 1;
  access: Access = { url: '', key: 'sk_test' };

  static async start(): Promise<TheApi> {
    const api = new TheApi();
    const server = createServer((request, response) => void api.answer(request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    });
    api.access = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: 'sk_test' };
    return api;
  }

  callsTo(path: string): number {
    return this.calls.filter((called) => called === path).length;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const [path = '', query = ''] = (request.url ?? '').split('?');
    this.calls.push(path);
    if (query) this.queries.add(query);
    if (this.meddle(path, response, this.callsTo(path))) return;
    if (request.headers.authorization !== `Bearer ${this.access.key}`) return send(response, 401, error('UNAUTHORIZED', 'Nobody holds this key.'));
    const body = Buffer.concat(chunks).toString();
    if (path === '/events/user/batch') return send(response, 200, this.takeBatch(linesOf(body)));
    if (path === '/entities/batch') return send(response, 200, this.takePersons(JSON.parse(body)));
    if (path === '/entities') return this.takePersons([JSON.parse(body)]).created > 0 ? send(response, 201, {}) : send(response, 409, error('ENTITY_EXISTS', 'It exists.'));
    if (path === '/events/user/progress') return send(response, 200, this.progress(JSON.parse(body)));
    send(response, 404, error('NOT_FOUND', 'There is nothing here.'));
  }

  private takeBatch(inputs: readonly Record<string, unknown>[]) {
    this.batches.push(inputs.length);
    const results = inputs.map((input, index) => {
      const known = this.events.get(String(input['id']));
      if (known) return { index, status: 'duplicate', id: known.id };
      const checked = eventInput.safeParse(input);
      if (!checked.success) return { index, status: 'rejected', error: { code: 'VALIDATION_ERROR', message: checked.error.issues[0]?.message, fix: '' } };
      const event = { id: `server-${this.events.size + 1}`, input };
      this.events.set(String(input['id']), event);
      return { index, status: 'accepted', id: event.id };
    });
    return { success: true, results };
  }

  private takePersons(persons: readonly Record<string, unknown>[]) {
    const results = persons.map((person, index) => {
      const externalId = String(person['externalId']);
      const status = this.persons.has(externalId) ? 'existing' : 'created';
      this.persons.add(externalId);
      return { index, status, id: `person-${externalId}` };
    });
    const count = (status: string): number => results.filter((one) => one.status === status).length;
    return { success: true, created: count('created'), existing: count('existing'), results };
  }

  /** Places every address in Norway but those in 10/8, which are private. */
  private progress({ ids, places }: { ids: string[]; places?: boolean }) {
    const byId = new Map([...this.events.values()].map((event) => [event.id, event.input]));
    const found = ids.map((id) => ({ id, input: byId.get(id) ?? {} }));
    const resolved = found.filter(({ input }) => this.persons.has(String(input['entityExternalId'])));
    const isDone = this.callsTo('/events/user/progress') > this.scoredAfterLooks;
    return {
      success: true,
      events: found.length,
      located: isDone ? found.length : 0,
      scored: isDone ? resolved.length : 0,
      unresolved: found.length - resolved.length,
      alerts: isDone ? 1 : 0,
      alertIds: isDone ? ['alert-1'] : [],
      ...(places
        ? { places: found.map(({ id, input }) => (String(input['ipAddress']).startsWith('10.') ? { id, addressKind: 'private', country: null } : { id, addressKind: 'public', country: 'NO' })) }
        : {}),
    };
  }
}

const linesOf = (body: string) => body.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const error = (code: string, message: string) => ({ success: false, error: { code, message, fix: '' } });

export function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
