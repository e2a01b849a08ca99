import { existsSync, readdirSync } from 'node:fs';

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

export default (defaults) => ({
  ...defaults,
  entry: Object.fromEntries(Object.entries(processes).filter(([, source]) => existsSync(source))),
  devtool: 'source-map',
  output: { ...defaults.output, filename: ({ chunk }) => (chunk?.name ? '[name].js' : 'chunks/[id].js') },
  optimization: { ...defaults.optimization, splitChunks: { chunks: 'all', minSize: 0 } },
  module: {
    ...defaults.module,
    // `import.meta.url` must mean the built file: child processes are found beside it.
    parser: { javascript: { importMeta: false } },
  },
  // Types are checked by `npm run types`; the build only translates.
  plugins: defaults.plugins.filter((plugin) => plugin.constructor.name !== 'ForkTsCheckerWebpackPlugin'),
});
