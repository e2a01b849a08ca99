import { defineFact } from './define-fact.js';

/** How many of the recent located events came from this country. */
export interface CountryUse {
  readonly country: string;
  readonly events: number;
}

export const placeCountries = defineFact<readonly CountryUse[]>({
  says: 'The countries (ISO 3166-1 alpha-2) of the addresses of the last 32 located events, with the number of events of each.',
  example: [{ country: 'AR', events: 24 }],
});
