import type { FactLoader } from './fact-loader.js';

export const taxId: FactLoader<'taxId'> = ({ subjects }) =>
  Promise.resolve(subjects.map((subject) => (subject.taxId === null ? null : { value: subject.taxId, country: subject.country })));
