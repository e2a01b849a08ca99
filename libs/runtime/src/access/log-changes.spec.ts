import { describe, expect, it } from 'vitest';
import { told } from './log-changes.js';

describe('what the log of changes keeps of a body', () => {
  it.each<[string, unknown, unknown]>([
    ['fields as they are', { name: 'Not itself', enabled: false }, { name: 'Not itself', enabled: false }],
    ['no secret, however deep', { password: 'x', endpoint: { secret: 'y', url: 'z' }, key: 'sk_1' }, { password: '…', endpoint: { secret: '…', url: 'z' }, key: '…' }],
    ['nothing of what is long', { name: 'x'.repeat(9_000) }, null],
    ['nothing that PostgreSQL refuses', { name: 'a\u0000' }, null],
    ['nor half a character', { name: 'a\ud83d' }, null],
    ['though whole ones', { name: '🙂' }, { name: '🙂' }],
    ['nothing of a list', [{ name: 'x' }], null],
    ['nothing where nothing was sent', undefined, null],
  ])('%s', (_, body, kept) => {
    expect(told(body)).toEqual(kept);
  });
});
