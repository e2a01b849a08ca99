import { describe, expect, it } from 'vitest';
import { choosePostgresUser } from './postgres-user.js';

const root = { uid: 0, gid: 0 };
const ana = { uid: 1000, gid: 100 };

describe('choosePostgresUser', () => {
  it.each([
    ['an ordinary user, as herself', 1000, ana, true, {}],
    ['root on files of root, under another number where namespaces work', 0, root, true, { prefix: expect.arrayContaining(['unshare', '--user', '--map-user=65534']) }],
    ['root on files of root, as nobody where they do not', 0, root, false, { account: { uid: 65534, gid: 65534 } }],
    ['root on files of a user, as that user', 0, ana, true, { account: ana }],
  ])('runs %s', async (_, uid, owner, works, expected) => {
    expect(await choosePostgresUser({ uid, owner, namespacesWork: async () => works })).toEqual({ prefix: [], ...expected });
  });
});
