import type { FastifyInstance } from 'fastify';

/** A body of one JSON document a line. Each line is read by itself, so that a broken one rejects only itself. */
export class Ndjson {
  constructor(readonly lines: readonly string[]) {}
}

export const ndjsonTypes = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

export function readNdjson(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(ndjsonTypes, { parseAs: 'string' }, (_request, body, done) => {
    done(null, new Ndjson(String(body).split('\n').filter((line) => line.trim() !== '')));
  });
}
