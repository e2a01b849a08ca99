import type { Endpoint } from '@app/contracts';
import type { z } from 'zod';
import type { JsonSchema, Parameter } from './open-api.js';
import type { SchemaBook } from './schema-book.js';

const places = { params: 'path', query: 'query', headers: 'header' } as const;

/** The parameters of a request, in the order of its definition. */
export function parametersOf(endpoint: Endpoint, book: SchemaBook): Parameter[] {
  return (['params', 'query', 'headers'] as const).flatMap((part) =>
    Object.entries((endpoint[part]?.shape ?? {}) as Record<string, z.ZodType>).map(([name, schema]) => parameter(part, name, schema, endpoint, book)),
  );
}

function parameter(part: keyof typeof places, name: string, schema: z.ZodType, { example }: Endpoint, book: SchemaBook): Parameter {
  const { description, ...shown } = meant(schema, book);
  const given = part === 'headers' ? undefined : example[part]?.[name];
  return {
    name: part === 'headers' ? inCapitals(name) : name,
    in: places[part],
    required: part === 'params' || !schema.safeParse(undefined).success,
    ...(description === undefined ? {} : { description }),
    schema: shown,
    ...(shown.type === 'array' && part === 'query' ? { style: 'form', explode: false } : {}),
    ...(given === undefined ? {} : { example: read(given, shown) }),
  };
}

/** A parameter comes as a text and means a number, a list, a yes: the reader is told what it means. */
function meant(schema: z.ZodType, book: SchemaBook): JsonSchema {
  const output = book.write(schema, 'output');
  return output.type !== undefined || output.enum || output.anyOf || output.$ref ? output : book.write(schema, 'input');
}

const inCapitals = (header: string): string => header.replace(/(^|-)(\w)/g, (letter) => letter.toUpperCase());

function read(given: string, { type }: JsonSchema): unknown {
  if (type === 'integer' || type === 'number') return Number(given);
  if (type === 'boolean') return given === 'true';
  return type === 'array' ? given.split(',') : given;
}
