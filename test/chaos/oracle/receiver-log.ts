import type { Queryable } from '@app/database';
import { Webhook } from 'standardwebhooks';
import type { LoggedRequest } from '../system/moody-receiver.js';
import { few } from './sentences.js';

interface Sent extends Record<string, unknown> {
  readonly id: string;
  readonly alert_id: string;
  readonly type: string;
  readonly body: string;
  readonly url: string;
  readonly secret: string;
}

const SIGNED_WITHIN_MS = 30_000;

/** What arrived is what was to be told: signed, under the one id, and everything that counts as delivered was taken. */
export async function logViolations(database: Queryable, log: readonly LoggedRequest[]): Promise<string[]> {
  const sent = await database.rows<Sent>('select d.id, d.alert_id, d.type, d.body, e.url, e.secret from delivery d join webhook_endpoint e on e.id = d.endpoint_id order by d.id');
  const deliveries = new Map(sent.map((delivery) => [delivery.id, delivery]));
  const taken = new Set(log.filter(({ answered }) => answered < 300).map(idOf));
  return [
    ...few(sent.filter(({ id }) => !taken.has(id)).map(({ id, alert_id, type }) => `The receiver never took the delivery ${id} (${type} of the alert ${alert_id}).`)),
    ...few(log.flatMap((request) => wrongWith(request, deliveries.get(idOf(request))))),
    ...few(underSeveralIds(log)),
  ];
}

function wrongWith(request: LoggedRequest, delivery: Sent | undefined): string[] {
  const id = idOf(request);
  if (!delivery) return [`The receiver got ${id}, and there is no such delivery.`];
  const wrong: string[] = [];
  if (new URL(delivery.url).pathname !== request.path) wrong.push(`The delivery ${id} went to ${request.path} and not to ${delivery.url}.`);
  if (delivery.body !== request.body) wrong.push(`The delivery ${id} arrived with another body than its own.`);
  const seconds = Number(request.headers['webhook-timestamp']);
  // Signed anew rather than verified: verifying refuses what is older than five minutes, and a run may be slow.
  const expected = new Webhook(delivery.secret).sign(id, new Date(seconds * 1_000), request.body);
  if (!String(request.headers['webhook-signature']).split(' ').includes(expected)) wrong.push(`The signature of the delivery ${id} does not verify.`);
  if (!(Math.abs(request.at - seconds * 1_000) < SIGNED_WITHIN_MS)) wrong.push(`The delivery ${id} was signed for another moment than that of its attempt.`);
  return wrong;
}

/** By what the receiver sees, so that no table can hide it. */
function underSeveralIds(log: readonly LoggedRequest[]): string[] {
  const ids = new Map<string, Set<string>>();
  for (const request of log) {
    const { type, data } = JSON.parse(request.body) as { type: string; data: { alertId: string } };
    const told = `${request.path} was told ${type} of the alert ${data.alertId}`;
    ids.set(told, (ids.get(told) ?? new Set()).add(idOf(request)));
  }
  return [...ids].filter(([, some]) => some.size > 1).map(([told, some]) => `${told} under ${some.size} ids: ${[...some].join(', ')}.`);
}

const idOf = ({ headers }: LoggedRequest): string => String(headers['webhook-id']);
