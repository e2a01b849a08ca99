import { defineFact } from './define-fact.js';

export const failedLogins1h = defineFact<number>({
  says: "The LOGIN_FAILED and PASSWORD_CHANGE_FAILED events within the hour up to the entity's newest event.",
  example: 0,
});
