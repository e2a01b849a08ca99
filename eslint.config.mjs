import tseslint from 'typescript-eslint';

/** Who may not import whom: the layers of the house. */
const layer = (files, forbidden, why) => ({
  files,
  ignores: ['**/*.spec.ts'],
  rules: { 'no-restricted-imports': ['error', { patterns: forbidden.map((group) => ({ group: [group], message: why })) }] },
});

const bullmq = ['bullmq', '@nestjs/bullmq'];
const sql = ['typeorm', 'pg', '@nestjs/typeorm'];
const apps = ['ingest', 'geolocation', 'scoring', 'alerting', 'delivery', 'api', 'import'];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'data/**', 'import-journal/**', 'test/output/**', 'vitest.config.ts'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { project: ['tsconfig.json', 'apps/console/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-extraneous-class': 'off',
      'no-restricted-syntax': ['error', { selector: "ClassDeclaration[id.name=/(Impl|Enum)$|^I[A-Z][a-z]/]", message: 'Name it for what it is.' }],
    },
  },
  layer(['libs/domain/src/**/*.ts'], ['@app/*', '@nestjs/*', 'node:*', 'zod', ...bullmq, ...sql], 'The domain is pure: it asks nobody.'),
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
        { object: 'Math', property: 'random', message: 'Chance comes in as an argument.' },
      ],
      'no-restricted-syntax': ['error', { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in as an argument.' }],
    },
  },
  layer(['libs/contracts/src/**/*.ts'], ['@app/database', '@app/queue', '@app/platform', '@app/runtime', '@nestjs/*', ...bullmq, ...sql], 'Contracts know the domain and zod.'),
  layer(['libs/database/src/**/*.ts'], ['@app/contracts', '@app/queue', '@app/platform', '@app/runtime', '@app/network', '@app/mail', ...bullmq], 'The database knows the domain only.'),
  layer(['libs/queue/src/**/*.ts'], ['@app/database', '@app/platform', '@app/runtime', '@app/network', ...sql], 'The queue knows the contracts only.'),
  layer(['libs/network/src/**/*.ts'], ['@app/*', '@nestjs/*', ...bullmq, ...sql], 'The network reads files and knows nobody.'),
  layer(['libs/mail/src/**/*.ts'], ['@app/contracts', '@app/database', '@app/queue', '@app/platform', '@app/runtime', '@app/network', '@nestjs/*', ...bullmq, ...sql], 'The mail book reads files and knows the domain only.'),
  layer(['libs/webhook/src/**/*.ts'], ['@app/domain', '@app/database', '@app/queue', '@app/runtime', '@nestjs/*', ...bullmq, ...sql], 'Sending a webhook needs nobody but the platform.'),
  layer(['libs/platform/src/**/*.ts'], ['@app/*', ...bullmq, ...sql], 'The platform lies under everybody and knows nobody.'),
  layer(['apps/console/src/**/*.ts', 'apps/console/src/**/*.tsx'], ['@app/database', '@app/queue', '@app/platform', '@app/runtime', '@app/network', '@app/mail', '@app/webhook', '@nestjs/*', 'node:*', ...bullmq, ...sql], 'The console knows the contracts and asks over HTTP.'),
  layer(['libs/runtime/src/**/*.ts'], [...bullmq, ...sql], 'Only libs/queue speaks BullMQ, only libs/database SQL.'),
  ...apps.map((app) =>
    layer(
      [`apps/${app}/src/**/*.ts`],
      [...apps.filter((other) => other !== app).map((other) => `**/${other}/src/**`), '**/standalone/src/**', ...bullmq, ...sql],
      'An app sees the libs and no other app; it speaks neither SQL nor BullMQ.',
    ),
  ),
);
