import { expect, it } from 'vitest';
import { checkConditions } from './written-conditions.js';
import { askedAsOfNow } from './as-of-now.js';

const everybody = { targetEntityTypes: [], countries: [], scope: {} };
const list = '11111111-1111-4111-8111-111111111111';

it.each<[string, string[]]>([
  ['event.amount > 10 && place.country == "AR" && event.deviceId != "x"', []],
  ['scores.BEHAVIOR.value < 60 || observations["uniqueness.shared-device"].value < 0.5', []],
  ['window.distinct("entity.id", [], "device", "7d") > 3 && entity.ageSeconds < 60', []],
  ['entity.status == "active"', ['entity']],
  ['entity.attributes.segment == "retail" && device.isTrusted && "bot" in badges', ['entity', 'device', 'badges']],
  [`inList(event.ipAddress, "${list}")`, ['lists']],
])('of %s these are taken as they are now: %j', (cel, parts) => {
  const checked = checkConditions({ cel });
  if ('mistakes' in checked) throw new Error(JSON.stringify(checked.mistakes));
  expect(askedAsOfNow(checked.rule, everybody)).toEqual(parts);
  expect(askedAsOfNow(checked.rule, { ...everybody, countries: ['AR'] })).toEqual([...new Set(['entity', ...parts])]);
});
