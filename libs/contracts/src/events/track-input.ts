import { defaultGroupType, normalizeGroupType } from '@app/domain';
import { z } from 'zod';
import { deviceSignature } from './device-signature.js';
import { identifier, instant, inWholeCharacters, text } from './field.js';

const MOST_GROUPS = 20;

const attributes = (name: string) => z.record(z.string(), z.unknown(), { error: `${name} must be a JSON object.` }).nullish();

const groupType = identifier('type', 64)
  .default(defaultGroupType)
  .transform(normalizeGroupType)
  .refine((type) => type !== '', 'Use at least one letter or digit.');

const group = z
  .object({
    type: groupType.meta({ description: 'Spelt as you like: ParentCompany, parent-company and parent_company are one type.' }),
    id: inWholeCharacters(identifier('id', 256)),
    data: attributes('data').meta({ description: 'Merged into what is known of the group.' }),
  })
  .meta({ id: 'TrackedGroup' });

const groups = z
  .array(group, { error: 'groups must be a list.' })
  .max(MOST_GROUPS, `Send at most ${MOST_GROUPS} groups with one event.`)
  .check((check) => {
    check.value.forEach(({ type }, n) => {
      if (check.value.findIndex((other) => other.type === type) === n) return;
      check.issues.push({ code: 'custom', input: type, path: [n, 'type'], message: `Another group of this event is of the type ${type}; send one of each type.` });
    });
  });

/** A malformed signature is no mistake to be told of: the event that has it is rejected without a word. */
const device = z.union([deviceSignature, z.unknown().transform((): 'malformed' => 'malformed')]).nullish();

/** One event as a server's SDK or a browser's script sends it. Unknown fields are ignored. */
export const trackInput = z
  .object({
    id: z.string({ error: 'id must be a text.' }).nullish().meta({ description: 'Your own id, up to 64 characters, not beginning with dregs-. An id that was used before answers the first event and stores nothing.' }),
    type: identifier('type', 128).meta({ description: 'Your own name for what happened.' }),
    data: attributes('data').meta({ description: 'About the event, up to 32 KB. Keys that begin with _ are system fields: stored, and not shown again.' }),
    identity: z
      .object({
        id: identifier('id', 256).meta({ description: 'Your own id of the person.' }),
        data: attributes('identity.data').meta({ description: 'Merged into what is known of the person, up to 32 KB.' }),
      })
      .nullish()
      .meta({ description: 'Who did it. Required unless device is sent.' }),
    groups: groups.nullish().meta({ description: 'What the person belongs to, one of each type.' }),
    source: text(64).meta({ description: 'Where the event comes from. Secret keys only.' }),
    timestamp: instant('timestamp').nullish().meta({ description: 'When it happened; the moment of arrival when it is left out. Secret keys only.' }),
    ipAddress: text(64).meta({ description: 'The address of the person. Secret keys only: with a publishable key it is the address of the connection.' }),
    userAgent: text(1024).meta({ description: 'The user agent of the person. Secret keys only: with a publishable key it is the header of the request.' }),
    session: inWholeCharacters(text(256)).meta({ description: 'Of the browser. Once it came with an identity, later events of the session that carry none are theirs.' }),
    url: text(2048).meta({ description: 'Of the page; kept in data as _u.' }),
    device: device.meta({ description: 'What the browser says of its machine. Required with a publishable key.' }),
    key: text(128).meta({ description: 'The publishable key, where no header can be set: navigator.sendBeacon().' }),
  })
  .check((check) => {
    if (check.value.identity || check.value.device) return;
    check.issues.push({ code: 'custom', input: check.value.identity, path: ['identity', 'id'], message: 'It is missing: without a device signature nothing else ties the event to a person.' });
  });

export type TrackInput = z.output<typeof trackInput>;
