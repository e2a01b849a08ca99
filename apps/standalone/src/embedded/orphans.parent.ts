import { startPostgres } from './postgres.js';
import { startRedis } from './redis.js';

// The process that orphans.spec.ts builds, starts and kills: it holds both servers, as the standalone app does.
const [folder = ''] = process.argv.slice(2);
const servers = await Promise.all([startPostgres({ folder }), startRedis()]);
const tell = (message: object): boolean => process.stdout.write(`${JSON.stringify(message)}\n`);

process.on('SIGINT', async () => {
  const reach = servers.map(({ pid }) => process.kill(pid, 0));
  tell({ alive: reach });
  for (const server of servers) await server.stop();
  tell({ stopped: await Promise.all(servers.map(({ exited }) => exited)) });
  process.exit();
});
const stay = setInterval(() => {}, 60_000);
process.on('SIGUSR2', () => clearInterval(stay));
tell({ pids: servers.map(({ pid }) => pid), urls: servers.map(({ url }) => url) });
