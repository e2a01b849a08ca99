import { type Endpoint, endpoints } from '@app/contracts';

interface Route {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly pattern: RegExp;
}

// Literal paths first, as the router has it.
const routes: Route[] = Object.entries<Endpoint>(endpoints)
  .map(([name, endpoint]) => ({ name, endpoint, pattern: new RegExp(`^${endpoint.path.replace(/\{\w+\}/g, '([^/]+)')}$`) }))
  .sort((a, b) => Number(a.endpoint.path.includes('{')) - Number(b.endpoint.path.includes('{')));

export function routeOf(method: string, path: string): Route | undefined {
  const bare = path.split('?')[0] ?? path;
  return routes.find(({ endpoint, pattern }) => endpoint.method === method && pattern.test(bare));
}

/** Every answer that any test gets is held against the contract of its endpoint. */
export function holdToContract(method: string, path: string, status: number, body: unknown): void {
  const route = routeOf(method, path);
  if (!route || status !== route.endpoint.answer.status || !route.endpoint.answer.schema || route.endpoint.answer.type) return;
  const read = route.endpoint.answer.schema.safeParse(body);
  if (!read.success) throw new Error(`${method} ${path} answered what ${route.name} does not promise: ${read.error.message}\n${JSON.stringify(body).slice(0, 2_000)}`);
}
