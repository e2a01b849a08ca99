import type { Operation, Parameter } from '../document/open-api.js';

/** The request of an operation's example, as it can be pasted once TAMIZ and KEY are set. */
export function curlOf(method: string, path: string, operation: Operation): string {
  const body = Object.entries(operation.requestBody?.content ?? {})[0];
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"$TAMIZ${filled(path, operation.parameters ?? [])}"`,
    ...(operation.security.length > 0 ? ['-H "Authorization: Bearer $KEY"'] : []),
    ...(body ? bodyOf(body[0], body[1].example) : []),
  ].join(' \\\n  ');
}

function filled(path: string, parameters: readonly Parameter[]): string {
  const given = parameters.filter(({ example }) => example !== undefined);
  const inPath = given.reduce((url, { name, in: place, example }) => (place === 'path' ? url.replace(`{${name}}`, encodeURIComponent(String(example))) : url), path);
  const query = given.filter(({ in: place }) => place === 'query').map(({ name, example }) => `${name}=${encodeURIComponent(String(example)).replaceAll('%2C', ',').replaceAll('%3A', ':')}`);
  return query.length > 0 ? `${inPath}?${query.join('&')}` : inPath;
}

function bodyOf(type: string, example: unknown): string[] {
  if (type === 'multipart/form-data') {
    return Object.entries((example ?? { file: '@events.csv' }) as Record<string, unknown>).map(([name, value]) => `-F ${quoted(`${name}=${name === 'file' ? '@events.csv' : typeof value === 'string' ? value : JSON.stringify(value)}`)}`);
  }
  const text = typeof example === 'string' ? example : JSON.stringify(example, null, 2);
  return [`-H 'Content-Type: ${type}'`, ...(text === undefined ? [] : [`${type === 'application/json' ? '-d' : '--data-binary'} ${quoted(text)}`])];
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
