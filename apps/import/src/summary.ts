import { basename } from 'node:path';
import { figure } from './figures.js';
import type { Fate } from './following/follow.js';
import type { PlaceCounts } from './following/places.js';
import type { Report } from './import-file.js';
import { Interrupted } from './import-failure.js';

const MOST_REASONS = 10;

/** What is said at the end. */
export function summary(report: Report): string {
  const { tally, fate, persons, rejectedPath, stopped } = report;
  if (stopped && tally.rows === 0) return reasonOf(stopped);
  const figures: [string, number, string][] = [
    ['accepted', tally.accepted, ''],
    ['duplicates', tally.duplicates, tally.duplicates > 0 ? 'stored before, not again' : ''],
    ['rejected', tally.rejected, rejectedPath ? `they are in ${rejectedPath}` : ''],
  ];
  if (fate) {
    figures.push(['located', fate.located, `of ${figure(fate.events)}`], ['scored', fate.scored, `of ${figure(fate.events)}`], ['alerts', fate.alerts, '']);
  }
  if (persons && persons.created + persons.existing > 0) figures.push(['persons', persons.created, `created, ${figure(persons.existing)} known already`]);
  return [headline(report), ...figures.map(line), ...reasons(tally.reasons, tally.rejected), ...sentences(report)].join('\n');
}

function headline({ file, as, confirmedBefore, postingMs, tally }: Report): string {
  const now = tally.rows - confirmedBefore;
  const seconds = postingMs / 1_000;
  const pace = now > 0 && seconds > 0 ? ` in ${seconds.toFixed(1)} s (${figure(Math.round(now / seconds))}/s)` : '';
  const before = confirmedBefore > 0 ? `, ${figure(confirmedBefore)} confirmed by an earlier run` : '';
  return `${basename(file)} as ${as}: ${figure(now)} rows posted${pace}${before}`;
}

const line = ([name, value, more]: [string, number, string]): string => `  ${name.padEnd(10)} ${figure(value).padStart(11)}  ${more}`.trimEnd();

function reasons(given: ReadonlyMap<string, number>, rejected: number): string[] {
  if (given.size === 0) return [];
  const ordered = [...given].sort(([, a], [, b]) => b - a);
  const shown = ordered.slice(0, MOST_REASONS);
  const rest = rejected - shown.reduce((sum, [, times]) => sum + times, 0);
  const lines = shown.map(([reason, times]) => `  ${figure(times).padStart(22)}  ${reason}`);
  return ['', 'Rejected because:', ...lines, ...(rest > 0 ? [`  ${figure(rest).padStart(22)}  for other reasons`] : [])];
}

function sentences({ tally, persons, fate, stopped, rows }: Report): string[] {
  const said: string[] = [];
  if (fate?.places) said.push(placesSentence(fate.places));
  for (const [remark, times] of tally.remarks) said.push(`${figure(times)} rows ${remark}.`);
  if (persons && persons.refused > 0) said.push(`${figure(persons.refused)} persons could not be created, so their events are stored but not scored.`);
  if (fate) said.push(...waiting(fate));
  if (stopped) {
    said.push(`${reasonOf(stopped)} ${figure(tally.rows)} of about ${figure(Math.max(rows, tally.rows))} rows are confirmed; the same command goes on from there.`);
  }
  return said.length > 0 ? ['', ...said] : [];
}

const reasonOf = (stopped: NonNullable<Report['stopped']>): string => (stopped instanceof Interrupted ? 'Stopped as you asked.' : stopped.message);

function waiting({ events, scored, unresolved, settled }: Fate): string[] {
  const said: string[] = [];
  if (unresolved > 0) said.push(`${figure(unresolved)} events wait for a person whom nobody has created yet; --create-entities creates those with an external id.`);
  if (!settled) said.push(`${figure(events - unresolved - scored)} events were not scored yet when the time was up. The server goes on by itself; run the same command again to see how far it is.`);
  return said;
}

function placesSentence(places: PlaceCounts): string {
  const share = places.public > 0 ? ` (${((100 * places.asStated) / places.public).toFixed(1)} %)` : '';
  const others = [
    places.elsewhere > 0 ? `${figure(places.elsewhere)} in another country` : '',
    places.unknown > 0 ? `${figure(places.unknown)} cannot be compared` : '',
  ].filter(Boolean);
  const rest = others.length > 0 ? `, ${others.join(', ')}` : '';
  const none = places.none > 0 ? `, ${figure(places.none)} none` : '';
  return `${figure(places.public)} logins have a public address: ${figure(places.asStated)}${share} are placed in the country that the file states${rest}. ${figure(places.private)} have a private address${none}.`;
}
