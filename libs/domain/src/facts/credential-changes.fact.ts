import type { CredentialChange } from '../memory/credential-change.js';
import { defineFact } from './define-fact.js';

export const credentialChanges = defineFact<readonly CredentialChange[]>({
  says: 'The changes of password, e-mail, phone and PIN within 14 days of the newest event, of the newest 8 of them: when and which; ascending in time.',
  example: [{ at: 1_767_225_600_000, type: 'PASSWORD_CHANGE' }],
});
