import { generateLoad, loadFigures, singles } from './generate-load.js';
import type { Figures, Shot } from './step.js';

const PER_SECOND = 300;

/**
 * Single POSTs at a steady pace, each answered with a decision of 50 rules of which 20 use windows. One customer in a thousand has
 * 50,000 events behind him. The windows have been asked for long enough that every process counts them, as after ten minutes.
 */
export async function decidedSingles(shot: Shot): Promise<Figures> {
  const bench = await shot.rig.decisions();
  await bench.store.database.run(`update window_gathering set since = now() - interval '1 hour'`);
  const hitsBefore = await bench.store.number('select count(*) from rule_hit');
  const result = await generateLoad(bench, { ...singles, perSecond: PER_SECOND }, shot);
  const hits = (await bench.store.number('select count(*) from rule_hit')) - hitsBefore;
  if (hits === 0) shot.complain('No rule hit anything: nothing was decided.');
  return { ...loadFigures(result), hits };
}
