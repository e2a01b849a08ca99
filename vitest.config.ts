import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
});

/** Projects run one after the other: what measures or kills processes has the machine to itself. */
const inTurn = (groupOrder: number, maxWorkers: number) => ({ sequence: { groupOrder }, maxWorkers });

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      project('unit', ['libs/**/*.spec.ts', 'apps/**/*.spec.ts', 'test/architecture/**/*.spec.ts', 'test/support/**/*.spec.ts', 'test/bench/**/*.spec.ts'], { isolate: false, ...inTurn(0, 2) }),
      // Three at a time, each with a database and a queue prefix of its own: a third of their time they wait. Not isolated: the
      // state is in processes and databases, and to read all libraries anew for each spec takes as long as many a spec.
      project('path', ['test/path/**/*.spec.ts'], { globalSetup: 'test/support/servers.ts', isolate: false, ...inTurn(1, 3) }),
      project('chaos', ['test/chaos/**/*.spec.ts'], { testTimeout: 300_000, ...inTurn(2, 1) }),
    ],
  },
});
