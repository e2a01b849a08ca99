/** Which methods are served at which paths, to tell a wrong method from a path that is none. */
export class RoutedMethods {
  private readonly routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];

  add(path: string, method: string | readonly string[]): void {
    // A route for everything says nothing about a path.
    if (path === '*' || path === '/*') return;
    const pattern = path.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : literal(part))).join('/');
    this.routes.push({ pattern: new RegExp(`^${pattern}$`), methods: [method].flat() });
  }

  /** In the order of the alphabet; none when nothing is served there. */
  at(path: string): string[] {
    return [...new Set(this.routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))].sort();
  }
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
