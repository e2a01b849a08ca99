import { entityStatuses } from '../../entity/status.js';
import { networkClasses } from '../../place/network-class.js';
import { type Field, moment, number, open, text, truth } from './field.js';

const secondsBetween = (from: number | undefined, to: number): number | null => (from === undefined ? null : Math.max(0, Math.floor((to - from) / 1_000)));

/** Who did it, on what, and from where. */
export const personFields = [
  text('entity.id', 'the id that we gave the entity', ({ entity }) => entity?.id),
  text('entity.externalId', 'your id of the entity', ({ entity }) => entity?.externalId),
  text('entity.type', 'person or company', ({ entity }) => entity?.type, ['person', 'company']),
  text('entity.status', 'how you stand with the entity', ({ entity }) => entity?.status, entityStatuses),
  text('entity.countryCode', 'the country of the entity', ({ entity }) => entity?.countryCode),
  text('entity.taxId', 'the tax id as it was stored', ({ entity }) => entity?.taxId),
  number('entity.ageSeconds', 'seconds from when the entity was created to the event', ({ entity, event }) => secondsBetween(entity?.createdAt, event.timestamp)),
  open('entity.attributes', 'the attributes of the entity; anything below them', ({ entity }) => entity?.attributes),

  truth('device.isTrusted', 'whether somebody trusts the device', ({ device }) => device?.isTrusted),
  truth('device.isBlocked', 'whether somebody blocked the device', ({ device }) => device?.isBlocked),
  moment('device.firstSeenAt', 'when the entity was first seen on the device', ({ device }) => device?.firstSeenAt),
  number('device.ageSeconds', 'seconds from then to the event', ({ device, event }) => secondsBetween(device?.firstSeenAt, event.timestamp)),

  text('place.country', 'the country of the address', ({ place }) => place?.country),
  text('place.region', 'the region of the address', ({ place }) => place?.region),
  text('place.city', 'the city of the address', ({ place }) => place?.city),
  number('place.asn', 'the number of the network that the address belongs to', ({ place }) => place?.asn),
  text('place.networkClass', 'what kind of network it is', ({ place }) => place?.networkClass, networkClasses),
] as const satisfies readonly Field[];
