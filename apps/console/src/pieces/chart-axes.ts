import type uPlot from 'uplot';
import { byLanguage } from '../language/by-language.js';
import { figureIn } from '../language/figures.js';
import type { Language } from '../language/languages.js';

const DAY = 86_400;
const formatOf = (options: Intl.DateTimeFormatOptions) => byLanguage((language) => new Intl.DateTimeFormat(language, options));
const time = formatOf({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const minute = formatOf({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = formatOf({ day: 'numeric', month: 'short' });
const dayUtc = formatOf({ day: 'numeric', month: 'short', timeZone: 'UTC' });

/** What stands at the ticks below: moments of whoever looks, and days where there is a point for each day of UTC. */
export function timesAt(language: Language, { isDaily }: { readonly isDaily: boolean }): uPlot.Axis.DynamicValues {
  return (_chart, ticks, _axis, _space, step) => {
    const format = isDaily ? dayUtc(language) : step >= DAY ? day(language) : (step < 60 ? time : minute)(language);
    let before = '';
    let last = '';
    return ticks.map((tick) => {
      const shown = format.format(tick * 1_000);
      if (isDaily || step >= DAY) return shown;
      // Within one second all ticks are the same moment.
      if (shown === last) return '';
      last = shown;
      const today = day(language).format(tick * 1_000);
      const isAnother = today !== before;
      before = today;
      return isAnother ? `${shown}\n${today}` : shown;
    });
  };
}

export const figuresAt = (language: Language): uPlot.Axis.DynamicValues => (_chart, ticks) => ticks.map((tick) => figureIn(language, tick, { upTo: 2 }));
