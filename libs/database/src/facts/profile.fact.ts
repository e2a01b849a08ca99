import type { FactReader } from './fact-loader.js';

export const profile: FactReader<'profile'> = (person) => person.profile;
