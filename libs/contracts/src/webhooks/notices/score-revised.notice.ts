import { revision, revisionExample } from '../revision.js';
import { defineNotice } from './define-notice.js';

export const scoreRevised = defineNotice({
  type: 'score.revised',
  title: 'A verdict was revised',
  says: 'An event that came late or was corrected changed what rules answer about an entity, or moved a score far.',
  data: revision,
  example: revisionExample,
});
