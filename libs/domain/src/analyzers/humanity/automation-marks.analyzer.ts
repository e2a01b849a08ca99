import type { StatedDevice } from '../../device/stated-device.js';
import { counted } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

const laptop: StatedDevice = {
  agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  system: 'Windows', model: null, browser: 'Chrome', cores: 8, screen: { width: 1_920, height: 1_080 }, touchPoints: 0, renderer: null, emulator: false, rooted: false, automation: [],
};

/**
 * A browser that is driven by a program says so unless somebody hides it: nobody has these marks by accident. Their absence
 * says nothing, since whoever means harm removes them.
 */
export const automationMarks = defineAnalyzer({
  code: 'humanity.automation-marks',
  title: 'The browser is driven by a program',
  dimension: 'HUMANITY',
  weight: 3,
  needs: ['statedDevices'],
  judge: ({ statedDevices }) => {
    const driven = statedDevices.filter(({ automation }) => automation.length > 0);
    if (driven.length === 0) return silent;
    const marks = [...new Set(driven.flatMap(({ automation }) => automation))].slice(0, 3);
    const share = driven.length / statedDevices.length;
    return observe({
      value: 0.02 + 0.2 * (1 - share),
      confidence: 0.75 + 0.2 * share,
      because: `${counted(driven.length, 'device')} of the ${statedDevices.length} seen last bore marks of automation: ${marks.map(printable).join(', ')}.`,
    });
  },
  complaint: { says: 'I fill in forms with a password manager, and use the keyboard for everything.', given: { statedDevices: [laptop] } },
  examples: [
    { name: 'a browser under WebDriver', given: { statedDevices: [{ ...laptop, automation: ['webdriver'] }] }, says: { below: 0.05 } },
    { name: 'what BotD recognised', given: { statedDevices: [{ ...laptop, automation: ['headless_chrome'] }] }, says: { below: 0.05 } },
    { name: 'one driven browser beside three of their own', given: { statedDevices: [{ ...laptop, automation: ['webdriver'] }, laptop, laptop, laptop] }, says: { below: 0.2 } },
    { name: 'an ordinary browser', given: { statedDevices: [laptop] }, says: 'silent' },
    { name: 'no device', given: { statedDevices: [] }, says: 'silent' },
  ],
});

/** The sender chose every letter of it. */
const printable = (mark: string): string => mark.replace(/[^\w .:-]+/g, ' ').trim() || 'unnamed';
