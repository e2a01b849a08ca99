import type { CycleCause } from '@app/domain';
import { useLanguage } from '../language.js';
import type { Language } from '../languages.js';
import { badgesInSpanish } from './badge-words.js';
import { causesInSpanish, crowdInSpanish } from './cause-words.js';
import { anyReasonInSpanish, reasonInSpanish, titleInSpanish } from './reasons.js';
import { ruleSentenceInSpanish } from './rule-sentences.js';

/** What the API thinks of somebody, in the language of the console. The API says it in English; what is new to a phrase book stays so. */
interface Told {
  readonly title: (analyzer: { readonly code: string; readonly title: string }) => string;
  readonly reason: (observation: { readonly code: string; readonly because: string }) => string;
  /** By which figures a rule held. */
  readonly ruling: (because: string) => string;
  readonly cause: (cycle: { readonly cause: CycleCause; readonly because: string }) => string;
  readonly crowd: (because: string) => string;
  readonly badgeName: (badge: { readonly slug: string; readonly name: string }) => string;
  readonly badgeSays: (badge: { readonly slug: string; readonly says: string }) => string;
  /** Why somebody carries a badge. */
  readonly explanation: (text: string) => string;
}

const told: Readonly<Record<Language, Told>> = {
  en: {
    title: ({ title }) => title,
    reason: ({ because }) => because,
    ruling: (because) => because,
    cause: ({ because }) => because,
    crowd: (because) => because,
    badgeName: ({ name }) => name,
    badgeSays: ({ says }) => says,
    explanation: (text) => text,
  },
  es: {
    title: ({ code, title }) => titleInSpanish(code) ?? title,
    reason: ({ code, because }) => reasonInSpanish(code, because) ?? because,
    ruling: (because) => ruleSentenceInSpanish(because) ?? because,
    cause: ({ cause }) => causesInSpanish[cause],
    crowd: (because) => crowdInSpanish(because) ?? because,
    badgeName: ({ slug, name }) => badgesInSpanish[slug]?.name ?? name,
    badgeSays: ({ slug, says }) => badgesInSpanish[slug]?.says ?? says,
    explanation: (text) => anyReasonInSpanish(text) ?? text,
  },
};

export const useTold = (): Told => told[useLanguage().language];
