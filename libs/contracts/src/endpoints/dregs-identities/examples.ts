/** What the chapter on identities shows. */
export const identityExample = {
  id: 'user_12345',
  displayName: 'Lucía Ferreyra',
  displayEmail: 'lucia.ferreyra@example.com',
  displayUsername: null,
  humanityScore: 84,
  authenticityScore: null,
  uniquenessScore: 41,
  behaviorScore: null,
  createdAt: '2026-11-18T09:12:44.310Z',
  updatedAt: '2026-11-20T13:00:00.000Z',
  lastTrackedAt: '2026-11-20T13:00:00.000Z',
  lastScoredAt: '2026-11-20T13:00:00.820Z',
  disregarded: false,
  badges: [{ slug: 'uniqueness.multi-account', name: 'Multiple Accounts Suspected', type: 'BAD', explanation: '8 accounts were used on one device of this account.', metadata: { analyzers: ['uniqueness.shared-device'], points: -52 } }],
  data: { name: 'Lucía Ferreyra', email: 'lucia.ferreyra@example.com', plan: 'pro' },
};

export const analysisExample = {
  id: 2,
  identityId: identityExample.id,
  scores: [
    {
      category: 'HUMANITY',
      value: 84,
      observations: [
        {
          category: 'HUMANITY',
          id: 'humanity.user-agent',
          label: 'The user agent is a program',
          explanation: 'All agents are browsers.',
          value: 0.9,
          confidence: 0.4,
          weight: 2,
          metadata: { contribution: 14.1 },
        },
      ],
    },
  ],
  eventCount: 47,
  deviceCount: 2,
  durationMillis: 3,
  startedAt: '2026-11-20T13:00:00.816Z',
  finishedAt: '2026-11-20T13:00:00.820Z',
};

export const historyExample = [
  { id: 2, scores: [{ category: 'HUMANITY', value: 84 }, { category: 'UNIQUENESS', value: 41 }], eventCount: 47, deviceCount: 2, finishedAt: '2026-11-20T13:00:00.820Z' },
  { id: 1, scores: [{ category: 'HUMANITY', value: 70 }], eventCount: 1, deviceCount: 1, finishedAt: '2026-11-18T09:12:45.002Z' },
];

export const linksExample = {
  identityId: identityExample.id,
  links: [
    {
      identityId: 'user_99801',
      displayName: 'Lucia Ferreyra',
      disregarded: false,
      ties: [
        { type: 'SAME_DEVICE', strength: 'strong', evidence: ['840e89e4d46efd67'] },
        { type: 'SIMILAR_EMAIL', strength: 'corroborating', evidence: ['luciaferreyra+2@example.com'] },
      ],
    },
  ],
  leftOut: [{ type: 'SAME_IP', value: '200.45.12.7', because: 'More than 25 other people were seen on this address.' }],
};
