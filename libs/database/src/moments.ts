import { types } from 'pg';

const { TIMESTAMPTZ } = types.builtins;
const anyMoment = types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date;

/** As PostgreSQL writes moments where the time zone is UTC, which is how our connections are: V8 reads that in a fifth of the time. */
export function readMoment(text: string): Date {
  return text.charAt(10) === ' ' && text.endsWith('+00') ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : anyMoment(text);
}

export const readMomentsFast = (): void => types.setTypeParser(TIMESTAMPTZ, readMoment);
