import type { Profile } from '../profile/profile-of.js';
import { defineFact } from './define-fact.js';

export const profile = defineFact<Profile>({
  says: 'Who the entity is said to be: each field as it was said last, by events or by registration, and how many different values events told of a field within 30 days, of each moment one.',
  example: { type: 'person', fields: { FULL_NAME: 'Ana Gómez', EMAIL: 'ana.gomez@gmail.com' }, changes: {} },
});
