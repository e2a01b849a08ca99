import { json, sample } from './code.js';
import type { Html } from './html.js';
import { markdown } from './markdown.js';

/** What holds for every endpoint, said once. */
export interface Convention {
  readonly id: string;
  readonly title: string;
  readonly words: Html;
  readonly samples: readonly Html[];
}

const said = (id: string, title: string, words: string, ...samples: Html[]): Convention => ({ id, title, words: markdown(words), samples });

const verify = `import { Webhook } from 'standardwebhooks';

const notice = new Webhook(process.env.TAMIZ_SECRET)
  .verify(rawBody, request.headers);   // throws when it is not ours

if (await seen(request.headers['webhook-id'])) return reply.send();`;

export const conventions: readonly Convention[] = [
  said(
    'authentication',
    'Keys and permissions',
    `Every request names a key: \`Authorization: Bearer sk_…\`. Keys that begin with \`sk_\` belong in backends, those with \`pk_\` in browsers, where they can send events and read nothing about people.

A key may do what its permissions say, in the form \`resource:action\`; each endpoint names the one that it needs. A key belongs to one organization and sees nothing of another. \`X-Organization-ID\` is not needed; when it is sent and disagrees with the key, the answer is 403.

A key that is revoked, disabled or past its end is refused within two seconds.`,
    sample('For the examples below', 'export TAMIZ=http://127.0.0.1:3000\nexport KEY=sk_…'),
    sample('Is it the right key?', 'curl "$TAMIZ/organization" \\\n  -H "Authorization: Bearer $KEY"'),
  ),
  said(
    'surfaces',
    'Two ways to speak',
    `A backend that speaks to gu1 or to Dregs today changes the base URL and the key. The paths of gu1 (\`/events/user\`, \`/entities\`, …) answer in its envelope, \`{"success": true, …}\`, with its mix of \`camelCase\` fields and \`snake_case\` filters. The paths of Dregs are under \`/api/\` and answer as it does. Both write to the same people: a Dregs identity is an entity here.`,
  ),
  said(
    'requests',
    'Requests',
    `Bodies are JSON in UTF-8, unless an endpoint says otherwise. A body may be 8 MB, a single event 1 MB, the \`metadata\` of an event 32 KB; the URL and the headers together 16 KB. Every text has a longest length, which its field names.

A filter that is misspelt is refused, not ignored. Events, entities and devices may bring fields that nobody knows: they are accepted and named in \`warnings\`. Answers may gain fields: ignore what you do not know.`,
  ),
  said(
    'ids-and-times',
    'Ids and times',
    `Our ids are UUIDs. Newer ones sort after older ones, and an id that is none of ours is answered 404. Your own ids (\`externalId\`, \`userId\`, \`deviceId\`) are texts and are kept as you send them.

Times that you send carry their zone, \`2026-01-30T14:30:00-03:00\` or \`…Z\`. Times that you get are UTC with milliseconds. A month begins on its first day at 00:00 UTC.`,
  ),
  said(
    'idempotency',
    'Sending something twice',
    `An event with an \`Idempotency-Key\` header, or an \`id\` in its body, may be sent as often as you like: it is stored once, and every repeat gets the first answer again, with \`Idempotent-Replayed: true\`. Keys are kept for 30 days. The same key with another body is answered 409.

After a timeout or a 5xx, send it again with the same key. A \`2xx\` means that the event is on disk.`,
    sample('Safe to repeat', 'curl -X POST "$TAMIZ/events/user" \\\n  -H "Authorization: Bearer $KEY" \\\n  -H \'Idempotency-Key: login-8812\' \\\n  -H \'Content-Type: application/json\' \\\n  -d \'{"eventType":"LOGIN_SUCCESS","taxId":"20242455496"}\''),
  ),
  said(
    'pagination',
    'Lists',
    `Lists take \`limit\` (1 to 1,000) and \`offset\`, and answer \`pagination\` with the number of matches in all. Where a list offers a cursor, read on with \`nextCursor\`: it costs the same on the last page as on the first.`,
    sample('pagination', json({ total: 1_204, limit: 100, offset: 200, hasMore: true })),
  ),
  said(
    'limits',
    'Rate limits and the month',
    `Each key may send so many events a minute to the endpoints that take events (600,000 unless the operator says otherwise), and so many requests to all the others (6,000). Every answer says how much is left, as the [draft of the IETF](https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/) has it. Beyond it comes 429 with \`Retry-After\`, and nothing of that request is counted or stored. Limits are counted in each process.

An organization may have a limit of events in a calendar month. A request that would pass it is refused whole with 402; repeats are not counted. \`GET /organization\` shows both numbers.`,
    sample('Headers', 'RateLimit-Policy: "events";q=600000;w=60\nRateLimit: "events";r=599999;t=60'),
  ),
  said(
    'errors',
    'Errors',
    `An error has a \`code\` for programs, a \`message\` for people, the way out in \`fix\`, and a \`link\` to [its paragraph](/docs/errors). Where fields are wrong, \`details\` lists all of them at once.

Every answer carries \`X-Request-Id\`: yours, when you sent one, else a new one. Name it when you ask the operator.`,
    sample('400', json({ success: false, error: { code: 'VALIDATION_ERROR', message: 'limit: Use at most 1000.', fix: 'Correct the fields listed in details and send the request again.', details: [{ field: 'limit', message: 'Use at most 1000.' }], link: '/docs/errors#VALIDATION_ERROR', requestId: '0b9f3a52-8f7e-4a51-9f0c-6d2e1c7b4a90' } })),
  ),
  said(
    'receiving-webhooks',
    'Receiving webhooks',
    `What happens is posted to your endpoints, as they ask for it: types such as \`alert.opened\`, or categories as \`alert.*\`. Webhooks are signed as [Standard Webhooks](https://www.standardwebhooks.com) say: \`webhook-id\`, \`webhook-timestamp\` and \`webhook-signature\`. Verify the raw body, and refuse what is older than five minutes.

Answer 2xx within 15 seconds. Anything else is tried again, eight times over some 28 hours, always with the same id: a notice arrives at least once, so remember the ids that you have handled. \`sequence\` counts the notices of an endpoint from 1 without a gap: the higher of two is the later one, and a missing one is still to come. 429 and 503 let the endpoint rest, 410 turns it off. What failed can be replayed, under the same id.`,
    sample('Verify', verify),
  ),
];
