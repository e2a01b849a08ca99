import 'reflect-metadata';
import { ApiKeys, Organizations, type Database } from '@app/database';
import { readEnv } from '@app/platform';
import { permissions, runtimeEnv, startProcess } from '@app/runtime';
import { v7 as uuid } from 'uuid';
import { expect, inject, it } from 'vitest';
import { AlertingModule } from '../../apps/alerting/src/alerting.module.js';
import { DeliveryModule } from '../../apps/delivery/src/delivery.module.js';
import { deliveryEnv } from '../../apps/delivery/src/env.js';
import { AlertsModule } from '../../apps/api/src/alerts/alerts.module.js';
import { RulesModule } from '../../apps/api/src/rules/rules.module.js';
import { WebhooksModule } from '../../apps/api/src/webhooks/webhooks.module.js';
import { databaseOfItsOwn, openDatabase } from '../support/database-of-its-own.js';
import { eventually } from '../support/eventually.js';
import { Receiver } from '../support/receiver.js';

it('works', async () => {
  const url = await databaseOfItsOwn(inject('databaseUrl'));
  const env = readEnv({ ...runtimeEnv, ...deliveryEnv }, { DATABASE_URL: url, REDIS_URL: inject('redisUrl'), QUEUE_PREFIX: 'x' + Date.now(), PORT: '0', HOST: '127.0.0.1', DELIVERY_ALLOWED_NETWORKS: '127.0.0.0/8', SWEEP_EVERY_MS: '200' });
  const running = await startProcess({ name: 'tmp', env, modules: [AlertingModule, DeliveryModule.with(env), AlertsModule, RulesModule, WebhooksModule.with(env)], promised: ['alerting', 'delivery'] });
  const database: Database = await openDatabase(url);
  const org = await new Organizations(database).create({ name: 'A', defaultCountry: null });
  const { key } = await new ApiKeys(database).create(org, { name: 'k', kind: 'secret', permissions });
  const ask = async (method: string, path: string, body?: unknown) => {
    const r = await fetch(running.url + path, { method, headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) }, body: body ? JSON.stringify(body) : undefined });
    const t = await r.text();
    return { status: r.status, body: t ? JSON.parse(t) : null };
  };
  const show = async (m: string, p: string, b?: unknown) => { const r = await ask(m, p, b); console.log(m, p, r.status, JSON.stringify(r.body).slice(0, 700)); return r; };
  const receiver = await Receiver.listen();
  const ep = await show('POST', '/webhooks/endpoints', { url: receiver.url });
  await show('POST', '/webhooks/endpoints', { url: 'http://10.0.0.1/x' });
  await show('POST', '/webhooks/endpoints', { url: 'nonsense' });
  await show('GET', '/webhooks/endpoints');
  await show('PATCH', `/webhooks/endpoints/${ep.body.endpoint.id}`, { description: 'x' });
  const rule = await show('POST', '/rules', { name: 'Bots', conditions: [{ dimension: 'HUMANITY', operator: 'lt', threshold: 30 }] });
  await show('POST', '/rules', { name: '' });
  await show('GET', '/rules?limit=0');
  await show('GET', '/rules?limit=1');
  await show('GET', '/rules/nope');
  await show('PATCH', `/rules/${uuid()}`, { name: 'x' });
  await show('PATCH', `/rules/${rule.body.rule.id}`, { severity: 'CRITICAL' });
  await show('PATCH', `/rules/${rule.body.rule.id}`, {});

  const N = 3000;
  const ids = Array.from({ length: N }, () => uuid());
  await database.run(`insert into entity (id, organization_id, type, name) select id, $2, 'person', 'x' from unnest($1::uuid[]) id`, [ids, org]);
  const put = (h: number) => database.run(
    `insert into analysis (entity_id, organization_id, cycle, scores, observations, event_count, last_event_at, device_count, duration_ms, started_at, finished_at)
     select id, $2, 1, $3, $4, 1, now(), 0, 1, now(), now() from unnest($1::uuid[]) id
     on conflict (entity_id) do update set cycle = analysis.cycle + 1, scores = excluded.scores, observations = excluded.observations`,
    [ids, org, JSON.stringify({ HUMANITY: { value: h, confidence: 0.6, prior: 70 }, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: null }), JSON.stringify([{ code: 'humanity.agent', dimension: 'HUMANITY', title: 't', weight: 1, because: 'A browser', contribution: h - 70, value: 0.1, confidence: 0.5 }])]);
  const batch = async () => {
    for (let i = 0; i < N; i += 500) await database.run(`insert into batch (stage, event_ids, event_times, entity_ids, ring_at) values ('scored', $1, array[now()], $2, now())`, [[uuid()], ids.slice(i, i + 500)]);
  };
  const settled = async (what: string) => {
    const t = performance.now();
    await eventually(what, async () => (await database.rows<{ n: number }>(`select count(*)::int n from batch`))[0]?.n === 0, 60_000);
    console.log(what, 'batches done', Math.round(performance.now() - t));
    await eventually(what, async () => (await database.rows<{ n: number }>(`select count(*)::int n from delivery where status='pending'`))[0]?.n === 0, 60_000);
    console.log(what, 'delivered', Math.round(performance.now() - t), receiver.all.length);
  };
  await put(80); await batch(); await settled('nothing holds');
  await put(20); await batch(); await settled('all hold');
  await put(20); await batch(); await settled('all go on holding');
  await put(80); await batch(); await settled('all end');
  receiver.verifyAll(ep.body.endpoint.secret);
  const a = await show('GET', '/alerts?limit=1&status=RESOLVED');
  await show('GET', `/alerts/${a.body.alerts[0].id}`);
  await show('GET', '/alerts?status=X&entityId=1');
  const d = await show('GET', `/webhooks/deliveries?limit=2&alertId=${a.body.alerts[0].id}`);
  await show('GET', `/webhooks/deliveries/${d.body.deliveries[0].id}`);
  await show('GET', `/webhooks/deliveries/nope`);
  await show('DELETE', `/rules/${rule.body.rule.id}`);
  await show('DELETE', `/rules/${rule.body.rule.id}`);
  await show('DELETE', `/webhooks/endpoints/${ep.body.endpoint.id}`);
  const m = await (await fetch(running.url + '/metrics')).text();
  console.log(m.split('\n').filter((l) => /webhook_att|event_to_webhook_seconds_(sum|count)|station_failed/.test(l)).join('\n'));
  expect(1).toBe(1);
  await receiver.close();
  await database.close();
  await running.app.close();
}, 200_000);
