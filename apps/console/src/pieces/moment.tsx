import { byLanguage } from '../language/by-language.js';
import { useLanguage } from '../language/language.js';
import type { Language } from '../language/languages.js';

/** `time` is for lists: of today it shows the time only. */
type Style = 'moment' | 'time' | 'day';

const format = (options: Intl.DateTimeFormatOptions) => byLanguage((language) => new Intl.DateTimeFormat(language, options));

const formats: Record<Style | 'today', ReturnType<typeof format>> = {
  moment: format({ year: 'numeric', month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
  time: format({ month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
  today: format({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
  day: format({ year: 'numeric', month: 'short', day: '2-digit' }),
};

/** In the zone of whoever looks, with UTC on hover. */
export function Moment({ at, as = 'moment' }: { readonly at: string; readonly as?: Style }) {
  const { language } = useLanguage();
  const moment = new Date(at);
  const shown = as === 'time' && moment.toDateString() === new Date().toDateString() ? 'today' : as;
  return <time dateTime={at} title={`${at.replace('T', ' ').replace(/\.\d+Z$/, '')} UTC`.replace('Z UTC', ' UTC')}>{formats[shown](language).format(moment)}</time>;
}

/** For places that take no more than a text. */
export const momentIn = (language: Language, at: string): string => formats.time(language).format(new Date(at));

/** As a field of date and time has it, which knows no zone: in that of whoever looks. Its first ten letters are a field of a day. */
export function inField(at: number | string): string {
  const moment = new Date(at);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
