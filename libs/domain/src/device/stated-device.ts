import { operatingSystem } from './operating-system.js';
import { beginningOf } from '../spelling/beginning-of.js';

/** What a device says of itself, in the words of phones and browsers alike. It is a claim: whoever forges it can forge it well. */
export interface StatedDevice {
  /** The user agent that came with it. */
  readonly agent: string | null;
  readonly system: string | null;
  /** Its maker, brand and model, as it says them. */
  readonly model: string | null;
  readonly browser: string | null;
  readonly cores: number | null;
  readonly screen: { readonly width: number; readonly height: number } | null;
  readonly touchPoints: number | null;
  /** What draws on it. */
  readonly renderer: string | null;
  readonly emulator: boolean;
  readonly rooted: boolean;
  /** Why its browser or the tracking script takes it for driven by a program, in their words. */
  readonly automation: readonly string[];
}

export type StatedDetails = Readonly<Record<string, unknown>>;

/** Reads the details of an event or of a device; what was not said is null. */
export function statedDevice(details: StatedDetails, agent: string | null): StatedDevice {
  return {
    agent: agent === '' ? null : agent,
    system: operatingSystem(details).name,
    model: [details['manufacturer'], details['brand'], details['model']].flatMap((said) => textOf(said) ?? []).join(' ') || null,
    browser: textOf(details['browser'] ?? details['browserName']),
    cores: numberOf(details['cores'] ?? details['hardwareConcurrency'] ?? details['cpuCores']),
    screen: screenOf(details),
    touchPoints: numberOf(details['touchPoints'] ?? details['maxTouchPoints']),
    renderer: textOf(details['webglRenderer'] ?? details['gpuRenderer'] ?? details['gpu']),
    // Flutter and Expo ask the other way round.
    emulator: isTrue(details['isEmulator'] ?? details['emulator']) || isFalse(details['isPhysicalDevice'] ?? details['isDevice']),
    rooted: isTrue(details['isRooted'] ?? details['rooted'] ?? details['isJailbroken'] ?? details['jailbroken']),
    automation: automationMarks(details),
  };
}

/** More says nothing more. */
const marksKept = 4;
const longestMark = 64;

/** `navigator.webdriver`, the automation that a script recognised by its traces, and the answers of BotD (`bot`, `botKind`). */
export function automationMarks(said: StatedDetails): string[] {
  const marks: string[] = [];
  if (isTrue(said['webdriver'])) marks.push('webdriver');
  const botd = objectOf(said['botd']) ?? objectOf(said['bot']) ?? {};
  const isBot = isTrue(said['bot']) || isTrue(said['isBot']) || isTrue(botd['bot']) || botd['result'] === 'bad';
  if (isBot) marks.push(textOf(said['botKind'] ?? botd['botKind'] ?? botd['type']) ?? 'bot');
  for (const told of [said['automation'], said['automationMarks']]) {
    if (isTrue(told)) marks.push('automation');
    else for (const one of Array.isArray(told) ? told : [told]) marks.push(...[textOf(one)].filter((mark) => mark !== null));
  }
  return [...new Set(marks.map((mark) => beginningOf(mark, longestMark)))].slice(0, marksKept);
}

function screenOf(details: StatedDetails): StatedDevice['screen'] {
  const screen = objectOf(details['screen']) ?? { width: details['screenWidth'], height: details['screenHeight'] };
  const [width, height] = [numberOf(screen['width']), numberOf(screen['height'])];
  if (width !== null && height !== null) return { width, height };
  const written = /^(\d{1,6}) ?[x×*] ?(\d{1,6})$/i.exec(textOf(details['screenResolution']) ?? '');
  return written ? { width: Number(written[1]), height: Number(written[2]) } : null;
}

const isFalse = (value: unknown): boolean => value === false || value === 'false';
const isTrue = (value: unknown): boolean => value === true || value === 'true';
const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' && value !== 'false' ? value.trim() : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const objectOf = (value: unknown): StatedDetails | null => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as StatedDetails) : null);
