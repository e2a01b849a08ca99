export { Prepared } from './prepared.js';
