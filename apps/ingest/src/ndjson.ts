import type { FastifyInstance } from 'fastify';

/** A body of one JSON document a line. Each line is read by itself, so that a broken one rejects only itself. A byte order mark before the first, as Windows writes it, is none of its own. */
export class Ndjson {
  constructor(readonly lines: readonly string[]) {}
}

export const ndjsonTypes = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

export function readNdjson(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(ndjsonTypes, { parseAs: 'string' }, (_request, body, done) => {
    done(null, new Ndjson(String(body).replace(/^\uFEFF/, '').split('\n').filter((line) => line.trim() !== '')));
  });
}
