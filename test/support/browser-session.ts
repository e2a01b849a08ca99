import type { Answer, WholeSystem } from './whole-system.js';

/** The first admin, as the welcome names them. */
export function firstAdmin({ app }: Pick<WholeSystem, 'app'>): { email: string; password: string } {
  const [, email = '', password = ''] = /log in as (\S+), password (\S+);/.exec(app.output) ?? [];
  return { email, password };
}

/** Somebody who logged in: what a browser keeps and sends. */
export class BrowserSession {
  private constructor(private readonly system: WholeSystem, readonly cookie: string, readonly setCookie: string, readonly csrf: string, readonly begun: Answer) {}

  static async begin(system: WholeSystem, { email, password } = firstAdmin(system)): Promise<BrowserSession> {
    const begun = await system.ask('POST', '/session', { key: null, body: { email, password } });
    const setCookie = begun.headers.get('set-cookie') ?? '';
    return new BrowserSession(system, setCookie.split(';')[0] ?? '', setCookie, String(begun.body['csrfToken']), begun);
  }

  ask(method: string, path: string, body?: unknown, csrf: string | null = this.csrf): Promise<Answer> {
    return this.system.ask(method, path, { key: null, ...(body === undefined ? {} : { body }), headers: { Cookie: this.cookie, ...(csrf === null ? {} : { 'X-CSRF-Token': csrf }) } });
  }
}
