import { useSay } from '../language/language.js';

interface Marked {
  readonly isBlocked: boolean;
  readonly isTrusted: boolean;
  readonly isEmulator: boolean | null;
  readonly isRooted: boolean | null;
}

interface Described {
  readonly deviceName: string | null;
  readonly model: string | null;
  readonly manufacturer: string | null;
  readonly osName: string | null;
  readonly osVersion: string | null;
  readonly browser: string | null;
}

export const systemOf = ({ deviceName, model, manufacturer, osName, osVersion, browser }: Described): string =>
  [deviceName ?? [manufacturer, model].filter(Boolean).join(' '), [osName, osVersion?.replace(osName ?? '', '').trim()].filter(Boolean).join(' '), browser].filter(Boolean).join(', ') || '–';

/** What stands out about a device. */
export function DeviceMarks({ device: { isBlocked, isTrusted, isEmulator, isRooted } }: { readonly device: Marked }) {
  const say = useSay();
  return (
    <>
      {isBlocked && <span className="pill bad">{say('blocked')}</span>}
      {isTrusted && <span className="pill good">{say('trusted')}</span>}
      {isEmulator && <span className="pill doubtful">{say('emulator')}</span>}
      {isRooted && <span className="pill doubtful">{say('rooted')}</span>}
    </>
  );
}
