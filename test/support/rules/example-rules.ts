import { exampleCase, type RuleCase } from '@app/domain';

/** A rule as people write it, in both forms, with a case that it hits and one that it must leave alone. */
export interface ExampleRule {
  readonly name: string;
  readonly tree: object;
  readonly cel: string;
  readonly hits: RuleCase;
  readonly spares: RuleCase;
}

const blockedAddresses = '11111111-1111-4111-8111-111111111111';
const moneyMules = '22222222-2222-4222-8222-222222222222';

const seen = (event: Partial<RuleCase['event']>, more: Partial<RuleCase>): RuleCase => ({ ...exampleCase, ...more, event: { ...exampleCase.event, ...event } });

const transfers = (count: number, sum: number): RuleCase['windows'] =>
  new Map([
    ['count over TRANSFER_FAILED, TRANSFER_SUCCESS by entity within 600 s', count],
    ['sum of event.amount over TRANSFER_SUCCESS by entity within 3600 s where event.currency = "ARS"', sum],
  ]);

const attempts = (failed: number, devices: number): RuleCase['windows'] =>
  new Map([
    ['count over LOGIN_FAILED by entity within 3600 s', failed],
    ['distinct of event.deviceId over all events by entity within 86400 s', devices],
  ]);

const lists = (...addresses: string[]): RuleCase['lists'] => new Map([[blockedAddresses, new Set(addresses)], [moneyMules, new Set()]]);

export const exampleRules: readonly ExampleRule[] = [
  {
    name: 'rapid transfers: more than five in ten minutes, or a lot in an hour from a place that fits nobody',
    tree: {
      operator: 'AND',
      conditions: [
        { id: 'type', type: 'simple', field: 'event.eventType', operator: 'IN', value: ['TRANSFER_SUCCESS', 'TRANSFER_FAILED'] },
        {
          operator: 'OR',
          conditions: [
            { id: 'many', field: 'window', window: { aggregate: 'count', events: ['TRANSFER_SUCCESS', 'TRANSFER_FAILED'], by: 'entity', within: '10m' }, operator: 'gt', value: 5 },
            {
              operator: 'AND',
              conditions: [
                { id: 'much', field: 'window', window: { aggregate: 'sum', of: 'event.amount', events: ['TRANSFER_SUCCESS'], by: 'entity', within: '1h', where: { 'event.currency': 'ARS' } }, operator: 'gte', value: 1_000_000 },
                { id: 'where', field: 'place.networkClass', operator: 'in', value: ['hosting', 'anonymiser'] },
              ],
            },
          ],
        },
      ],
    },
    cel: `event.eventType in ["TRANSFER_SUCCESS", "TRANSFER_FAILED"]
  && (window.count(["TRANSFER_SUCCESS", "TRANSFER_FAILED"], "entity", "10m") > 5
    || window.sum("event.amount", ["TRANSFER_SUCCESS"], "entity", "1h", {"event.currency": "ARS"}) >= 1000000
      && place.networkClass in ["hosting", "anonymiser"])`,
    hits: seen({}, { windows: transfers(6, 9_000) }),
    spares: seen({}, { windows: transfers(5, 2_000_000), place: null }),
  },
  {
    name: 'account takeover: failed logins, then a new password from elsewhere',
    tree: {
      operator: 'AND',
      conditions: [
        { id: 'what', field: 'event.eventType', operator: 'in', value: ['PASSWORD_CHANGE', 'EMAIL_CHANGE', 'PHONE_CHANGE'] },
        { id: 'failed', field: 'window', window: { aggregate: 'count', events: ['LOGIN_FAILED'], by: 'entity', within: '1h' }, operator: 'gte', value: 3 },
        {
          operator: 'OR',
          conditions: [
            { id: 'devices', field: 'window', window: { aggregate: 'distinct', of: 'event.deviceId', events: [], by: 'entity', within: '24h' }, operator: 'gt', value: 2 },
            { id: 'blocked', field: 'event.ipAddress', operator: 'in_custom_list', value: blockedAddresses },
            { operator: 'AND', conditions: [{ id: 'score', field: 'scores.BEHAVIOR.value', operator: 'lt', value: 50 }, { id: 'sure', field: 'scores.BEHAVIOR.confidence', operator: 'gte', value: 0.5 }] },
          ],
        },
        { operator: 'NOT', conditions: [{ id: 'trusted', field: 'device.isTrusted', operator: 'eq', value: true }] },
      ],
    },
    cel: `event.eventType in ["PASSWORD_CHANGE", "EMAIL_CHANGE", "PHONE_CHANGE"]
  && window.count(["LOGIN_FAILED"], "entity", "1h") >= 3
  && (window.distinct("event.deviceId", [], "entity", "24h") > 2
    || inList(event.ipAddress, "${blockedAddresses}")
    || scores.BEHAVIOR.value < 50 && scores.BEHAVIOR.confidence >= 0.5)
  && !device.isTrusted`,
    hits: seen({ eventType: 'PASSWORD_CHANGE' }, { windows: attempts(3, 1), lists: lists('203.0.113.9'), scores: { ...exampleCase.scores, BEHAVIOR: null } }),
    spares: seen({ eventType: 'PASSWORD_CHANGE' }, { windows: attempts(9, 5), lists: lists(), device: { isTrusted: true, isBlocked: false, firstSeenAt: 0 } }),
  },
];
