import { isDateFormat, isZone, namesItsZone, transforms } from '@app/domain';
import { z } from 'zod';
import { isStorable } from '../http/storable.js';
import { constantMistake, naturalTransform, pathMistake } from './field-path.js';

const MOST_COLUMNS = 200;
const MOST_VALUES = 500;
const MOST_HEADERS = 1_000;

/** Mappings are kept as JSON. */
const storable = (value: string): boolean => isStorable(JSON.stringify(value));
const words = (longest: number) =>
  z.string({ error: 'Use a text.' }).max(longest, `Use at most ${longest} characters.`).refine(storable, 'U+0000 and half of a surrogate pair cannot be stored.');

const scalar = z.union([words(1_024), z.number(), z.boolean()], { error: 'Use a text of at most 1024 characters, a number, true or false.' });

const fieldPath = words(400).check((check) => {
  const mistake = pathMistake(check.value);
  if (mistake !== null) check.issues.push({ code: 'custom', input: check.value, message: mistake, continue: true });
});

/** Texts as keys, each held against its own rule. */
const recordOf = <Value extends z.ZodType>(value: Value, most: number, longest: number) =>
  z.record(z.string(), value, { error: 'Use a JSON object.' }).check((check) => {
    const keys = Object.keys(check.value);
    if (keys.length > most) check.issues.push({ code: 'custom', input: check.value, message: `Use at most ${most} entries.`, continue: true });
    for (const key of keys) {
      if (key === '' || key.length > longest || !storable(key)) {
        check.issues.push({ code: 'custom', input: key, path: [key.slice(0, 40)], message: `A name has 1 to ${longest} characters, none of them U+0000 or half of a surrogate pair.`, continue: true });
      }
    }
  });

const columnSpec = z
  .strictObject({
    field: fieldPath.meta({ description: 'The event field, or a place in metadata or deviceDetails: `metadata.amount`.' }),
    transform: z.enum(transforms, { error: `Use ${transforms.join(', ')}.` }).optional().meta({ description: 'What the text becomes. Left out: what the field holds, else the text as it stands.' }),
    format: words(40).optional().meta({ description: 'For numbers `point` (1,234.56) or `comma` (1.234,56). For dates `iso`, `unix`, `unix_ms`, or a pattern of yyyy MM dd HH mm ss SSS XXX.' }),
    zone: z.string().refine(isZone, 'Use an offset from UTC, for example -03:00, or Z.').optional().meta({ description: 'For dates that name no zone of their own: an offset such as `-03:00`, or `Z`.' }),
    default: scalar.optional().meta({ description: 'The value of an empty cell. With it the column may be missing from the file.' }),
    values: recordOf(scalar, MOST_VALUES, 256).optional().meta({ description: 'What some texts mean, after trim, before upper, lower, number, boolean and date: `{"INGRESO": "LOGIN_SUCCESS"}`. Others stay as they are.' }),
  })
  .check((check) => {
    const { field, transform = naturalTransform(field), format, zone } = check.value;
    const complain = (path: string, message: string): void => void check.issues.push({ code: 'custom', input: check.value, path: [path], message, continue: true });
    if (zone !== undefined && transform !== 'date') complain('zone', 'Only dates have a zone: add "transform": "date".');
    if (format === undefined) return;
    if (transform === 'number' && format !== 'point' && format !== 'comma') complain('format', 'A number is written with a decimal "point" or "comma".');
    else if (transform === 'date' && !isDateFormat(format)) complain('format', 'Use iso, unix, unix_ms or a pattern such as dd/MM/yyyy HH:mm:ss.');
    else if (transform === 'date' && zone === undefined && !namesItsZone(format)) complain('zone', `A date written ${format} does not say in which zone: add for example "zone": "-03:00".`);
    else if (transform !== 'number' && transform !== 'date') complain('format', 'Only numbers and dates have a format: add "transform": "number" or "date".');
  });

export type ColumnSpec = z.output<typeof columnSpec>;

/** A union says "Invalid input" of whatever is wrong inside: this says it in the words of the branch that was meant. */
const column = z.union([fieldPath, columnSpec], {
  error: (issue) => {
    if (typeof issue.input !== 'object' || issue.input === null) return 'Use the path of a field, or an object with at least "field".';
    const inside = (issue as { errors?: { path: PropertyKey[]; message: string }[][] }).errors?.[1]?.[0];
    return inside ? `${inside.path.map(String).join('.')}: ${inside.message}`.replace(/^: /, '') : undefined;
  },
});

const columnMapping = recordOf(column, MOST_COLUMNS, 256).check((check) => {
  const taken = new Map<string, string>();
  for (const [name, spec] of Object.entries(check.value)) {
    const path = typeof spec === 'string' ? spec : spec.field;
    const other = [...taken].find(([known]) => known === path || known.startsWith(`${path}.`) || path.startsWith(`${known}.`));
    if (other) check.issues.push({ code: 'custom', input: path, path: [name], message: `${path} comes from the column ${other[1]} already (as ${other[0]}). Give each column a place of its own.` });
    taken.set(path, name);
  }
});

const defaultFields = recordOf(scalar, MOST_COLUMNS, 400).check((check) => {
  for (const [path, value] of Object.entries(check.value)) {
    const mistake = pathMistake(path) ?? constantMistake(path, value);
    if (mistake !== null) check.issues.push({ code: 'custom', input: value, path: [path], message: mistake });
  }
});

export const importTargets = ['transaction', 'entity_person', 'entity_company', 'entity_mixed', 'user_event'] as const;

const target = z
  .enum(importTargets, { error: `Use user_event; ${importTargets.slice(0, -1).join(', ')} are known and not imported here.` })
  .refine((value) => value === 'user_event', 'Only user events are imported here: use user_event. Entities are created with POST /entities/batch.');

const name = words(200).min(1, 'Give it a name.');
const headers = z.array(words(256), { error: 'Use a list of column names.' }).max(MOST_HEADERS, `Use at most ${MOST_HEADERS} names.`).nullable();

/** Which column of a CSV file becomes which field of an event. */
export const importMappingInput = z.strictObject({
  name: name.meta({ description: 'What people call it.' }),
  target: target.meta({ description: 'What the rows are: `user_event`.' }),
  columnMapping: columnMapping.meta({ description: 'CSV column to field path, or to an object that also says how its texts are read.' }),
  defaultFields: defaultFields.default({}).meta({ description: 'Field path to the value that an event has where its row says nothing.' }),
  headersSnapshot: headers.default(null).meta({ description: 'The column names of the file that it was made for; kept for people.' }),
});

export const importMappingChange = z.strictObject({
  name: name.optional(),
  target: target.optional(),
  columnMapping: columnMapping.optional(),
  defaultFields: defaultFields.optional(),
  headersSnapshot: headers.optional(),
});

export type ImportMappingInput = z.output<typeof importMappingInput>;
export type ImportMappingChange = z.output<typeof importMappingChange>;
