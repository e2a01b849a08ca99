import type { Role } from '@app/contracts';
import type { Dimension, EntityStatus, NetworkClass } from '@app/domain';

/** Words of the domain that the console lists. Only their types come from there, so that its code does not; one that is missing here does not compile. */
const every = <Word extends string>(words: Record<Word, true>): readonly Word[] => Object.keys(words) as Word[];

export const dimensions = every<Dimension>({ HUMANITY: true, AUTHENTICITY: true, UNIQUENESS: true, BEHAVIOR: true });
export const entityStatuses = every<EntityStatus>({ active: true, inactive: true, blocked: true, under_review: true, suspended: true, expired: true, deleted: true, rejected: true });
export const roles = every<Role>({ viewer: true, analyst: true, operator: true, admin: true });
export const networkClasses = every<NetworkClass>({ consumer: true, mobile: true, satellite: true, relay: true, hosting: true, anonymiser: true, private: true, unknown: true });
