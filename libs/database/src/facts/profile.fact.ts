import type { FactLoader } from './fact-loader.js';

export const profile: FactLoader<'profile'> = ({ profiles }) => Promise.resolve(profiles);
