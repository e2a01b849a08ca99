import { describe, expect, it } from 'vitest';
import { help, readOptions } from './options.js';

describe('the options', () => {
  it('have values where nothing is said', () => {
    expect(readOptions(['rows.csv', '--as', 'logins'], {})).toEqual({
      file: 'rows.csv', as: 'logins', url: undefined, key: undefined, createEntities: false, journal: 'import-journal', waitSeconds: 300, inFlight: 2, batchRows: 1_000,
    });
  });

  it('can all be given', () => {
    const given = ['--as', 'events', 'x', '--url', 'u', '--key', 'k', '--create-entities', '--journal', 'j', '--wait', '0', '--in-flight', '4', '--batch', '50'];
    expect(readOptions(given, {})).toMatchObject({ file: 'x', as: 'events', url: 'u', key: 'k', createEntities: true, journal: 'j', waitSeconds: 0, inFlight: 4, batchRows: 50 });
  });

  it('are all in the help', () => {
    expect(readOptions(['--help'], {})).toBeNull();
    for (const option of ['--as', '--url', '--key', '--create-entities', '--wait', '--in-flight', '--batch', '--journal', '--help']) expect(help).toContain(option);
  });

  it.each([
    [[], 'Name the file to import'],
    [['a', 'b', '--as', 'logins'], 'One file at a time'],
    [['a'], 'Say with --as what a holds: one of logins, transfers, events.'],
    [['a', '--as', 'toString'], '--as toString is not known; use one of logins, transfers, events.'],
    [['a', '--as', 'logins', '--batch', '1001'], '--batch 1001 is not possible; use a whole number from 1 to 1000.'],
    [['a', '--as', 'logins', '--wait', '1.5'], '--wait 1.5 is not possible'],
    [['a', '--frobnicate'], '--help lists the options.'],
  ])('%j are refused with a sentence', (args, sentence) => {
    expect(() => readOptions(args, {})).toThrow(sentence);
  });
});
