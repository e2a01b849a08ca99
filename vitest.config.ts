import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
});

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      project('unit', ['libs/**/*.spec.ts', 'apps/**/*.spec.ts', 'test/architecture/**/*.spec.ts', 'test/support/**/*.spec.ts', 'test/bench/**/*.spec.ts']),
      project('path', ['test/path/**/*.spec.ts'], { globalSetup: 'test/support/servers.ts', fileParallelism: false }),
      project('chaos', ['test/chaos/**/*.spec.ts'], { fileParallelism: false, testTimeout: 300_000 }),
    ],
  },
});
