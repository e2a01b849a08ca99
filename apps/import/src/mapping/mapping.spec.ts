import { eventInput, knownEventFields } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import { events } from './events.js';
import { logins } from './logins.js';
import type { Mapped, Mapping } from './mapping.js';
import { transfers } from './transfers.js';

const LOGINS = 'index,Login Timestamp,User ID,Round-Trip Time [ms],IP Address,Country,Region,City,ASN,User Agent String,Browser Name and Version,OS Name and Version,Device Type,Login Successful,Is Attack IP,Is Account Takeover,user_id_exact';
const TRANSFERS = 'transaction_id,timestamp,customer_id,terminal_id,amount,is_fraud,scenario';
const agent = 'Mozilla/5.0  (iPad; CPU OS 7_1 like Mac OS X) AppleWebKit/533.1';

/** The event as it would be sent: absent fields are gone. */
const sent = ({ event, ...rest }: Mapped): Mapped => ({ ...rest, event: JSON.parse(JSON.stringify(event)) as Mapped['event'] });

function mapped(mapping: Mapping, header: string, cells: string): Mapped {
  const values = cells.split(',');
  const fields = Object.fromEntries(header.split(',').map((name, index) => [name, values[index] ?? '']));
  return sent(mapping.map({ number: 1, text: cells, fields, typed: false }));
}

describe('a login', () => {
  it.each([
    [
      'that failed from a private address',
      `0,2020-02-03T12:43:30.800,-4.32E+18,,10.0.65.171,NO,-,-,29695,${agent},Firefox 20.0.0.1618,iOS 13.4,mobile,FALSE,FALSE,FALSE,0`,
      {
        eventType: 'LOGIN_FAILED',
        userId: '-4.32E+18',
        entityExternalId: 'user--4.32E+18',
        timestamp: '2020-02-03T12:43:30.800Z',
        ipAddress: '10.0.65.171',
        userAgent: agent,
        metadata: { statedCountry: 'NO', statedAsn: 29695, deviceType: 'mobile', browser: 'Firefox 20.0.0.1618', os: 'iOS 13.4', isAttackIp: false, isAccountTakeover: false, userIdExact: false },
      },
    ],
    [
      'that succeeded from a stated city, with a round-trip time',
      `2,2020-02-03T12:43:55.900,-3.28E+18,626,81.167.144.58,NO,Vestland,Urangsvag,29695,${agent},Android 2.3.3.2672,iOS 7.1,mobile,TRUE,FALSE,FALSE,0`,
      {
        eventType: 'LOGIN_SUCCESS',
        metadata: { statedRegion: 'Vestland', statedCity: 'Urangsvag', roundTripMs: 626 },
      },
    ],
    ['from an attacker', `4,2020-02-03T12:43:59.400,-4.62E+18,,10.0.0.47,US,Virginia,Ashburn,398986,${agent},x,y,mobile,FALSE,TRUE,FALSE,0`, { metadata: { isAttackIp: true } }],
    ['as the authors publish it', `4,2020-02-03 12:43:59.400,-4324475583306591935,,10.0.0.47,US,-,-,398986,${agent},x,y,mobile,True,False,False,`, { eventType: 'LOGIN_SUCCESS', timestamp: '2020-02-03T12:43:59.400Z', metadata: { userIdExact: true } }],
  ])('%s', (_, cells, expected) => {
    const { event } = mapped(logins, LOGINS, cells);
    expect(event).toMatchObject(expected);
    expect(event).not.toHaveProperty('country');
    expect(eventInput.safeParse(event).success).toBe(true);
  });

  it('names its person and the stated country, and says when the person is not sure', () => {
    const exact = mapped(logins, LOGINS, `0,2020-02-03T12:43:30.800,42,,10.0.65.171,NO,-,-,29695,${agent},a,b,mobile,FALSE,FALSE,FALSE,1`);
    expect(exact).toMatchObject({ person: { type: 'person', name: 'User 42', externalId: 'user-42' }, statedCountry: 'NO' });
    expect(exact.remark).toBeUndefined();
    expect(mapped(logins, LOGINS, `0,2020-02-03T12:43:30.800,4.2E+18,,10.0.65.171,NO,-,-,29695,${agent},a,b,mobile,FALSE,FALSE,FALSE,0`).remark).toContain('rounded');
  });
});

describe('a transfer', () => {
  it('is the amount from a customer to a terminal', () => {
    expect(mapped(transfers, TRANSFERS, '3,2018-04-01T00:09:29Z,4128,8737,64.49,0,0')).toEqual({
      event: {
        eventType: 'TRANSFER_SUCCESS',
        userId: '4128',
        entityExternalId: 'customer-4128',
        timestamp: '2018-04-01T00:09:29Z',
        destinationAccountId: 'terminal-8737',
        metadata: { amount: 64.49, transactionId: '3', isFraud: false, scenario: 0 },
      },
      person: { type: 'person', name: 'Customer 4128', externalId: 'customer-4128' },
    });
  });
});

describe('an event of our own', () => {
  it('is taken from NDJSON as it is', () => {
    const fields = { eventType: 'LOGOUT', entityExternalId: 'ana', metadata: { amount: '007' }, mine: [1] };
    expect(events.map({ number: 1, text: '', fields, typed: true })).toEqual({ event: fields, person: { type: 'person', name: 'ana', externalId: 'ana' } });
  });

  it.each([
    ['a dotted header is a field inside', 'metadata.payment.amount', '64.49', { metadata: { payment: { amount: 64.49 } } }],
    ['a number that would change is a text', 'metadata.account', '00123', { metadata: { account: '00123' } }],
    ['twenty digits are a text', 'metadata.account', '12345678901234567890', { metadata: { account: '12345678901234567890' } }],
    ['a flag is one', 'isVpn', 'TRUE', { isVpn: true }],
    ['a text of digits stays one', 'userId', '42', { userId: '42' }],
    ['a document is read', 'metadata', '{"a":[1]}', { metadata: { a: [1] } }],
    ['a name that every object knows is only a text', 'metadata.a', 'constructor', { metadata: { a: 'constructor' } }],
    ['an empty cell is absent', 'taxId', '', {}],
  ])('%s', (_, header, cell, expected) => {
    expect(sent(events.map({ number: 1, text: '', fields: { [header]: cell }, typed: false })).event).toEqual(expected);
  });

  it('can be given in columns for every field that the API knows', () => {
    const cells: Record<string, string> = { eventType: 'LOGOUT', entityId: '0198a6de-1111-7000-8000-000000000000', timestamp: '2026-01-30T14:30:00Z', country: 'AR', isVpn: 'false', isProxy: 'true', isNewDevice: 'True', failedAttemptsCount: '3', deviceDetails: '{"osName":"iOS"}', metadata: '{}' };
    const fields = Object.fromEntries([...knownEventFields].map((field) => [field, cells[field] ?? 'text']));
    const nested = { ...fields, 'deviceDetails.latitude': '59.9', 'deviceDetails.isRooted': 'false', 'metadata.amount': '1' };
    const { event } = sent(events.map({ number: 1, text: '', fields: nested, typed: false }));
    expect(eventInput.safeParse(event)).toMatchObject({ success: true });
    expect(event).toMatchObject({ deviceDetails: { osName: 'iOS', latitude: 59.9, isRooted: false }, metadata: { amount: 1 } });
  });

  it('has no person to create where an id of ours or a tax id says who it is', () => {
    const personOf = (more: object) => events.map({ number: 1, text: '', fields: { entityExternalId: 'ana', ...more }, typed: true }).person;
    expect(personOf({})).not.toBeNull();
    expect(personOf({ taxId: '20-24245549-6' })).toBeNull();
    expect(personOf({ entityId: 'x' })).toBeNull();
  });
});

describe('a row that cannot be an event', () => {
  it.each([
    [logins, LOGINS, '0,2020-02-03T12:43:30.800,-4.32E+18,,10.0.65.171,NO,-,-,29695,x,a,b,mobile,maybe,FALSE,FALSE,0', 'Login Successful is "maybe"; use TRUE or FALSE.'],
    [logins, LOGINS, '0,2020-02-03T12:43:30.800,,,10.0.65.171,NO,-,-,29695,x,a,b,mobile,TRUE,FALSE,FALSE,0', 'User ID is empty.'],
    [transfers, TRANSFERS, '3,2018-04-01T00:09:29Z,4128,8737,"64,49",0,0', 'amount is ""64", which is not a number.'],
    [transfers, TRANSFERS, '3,2018-04-01T00:09:29Z,4128,8737,,0,0', 'amount is empty.'],
    [events, 'metadata', '{', 'metadata is not valid JSON; or use one column for each field in it, called metadata.<field>.'],
    [events, 'metadata,metadata.a', '1,2', 'metadata.a and metadata cannot both be given: one is a field inside the other.'],
  ])('%# says why', (mapping, header, cells, because) => {
    expect(() => mapped(mapping, header, cells)).toThrow(because);
  });
});
