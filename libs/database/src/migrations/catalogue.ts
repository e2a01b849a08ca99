import { ThePath1763800000000 } from './1763800000000-the-path.js';
import { PublicSurface1764000000000 } from './1764000000000-public-surface.js';
import { Scoring1764200000000 } from './1764200000000-scoring.js';
import { Rules1764310000000 } from './1764310000000-rules.js';
import { Windows1764315000000 } from './1764315000000-windows.js';
import { Delivery1764320000000 } from './1764320000000-delivery.js';
import { Console1764330000000 } from './1764330000000-console.js';
import { DeviceByPerson1764340000000 } from './1764340000000-device-by-person.js';
import { Activity1764345000000 } from './1764345000000-activity.js';
import { Desk1764350000000 } from './1764350000000-desk.js';
import { UserTally1764355000000 } from './1764355000000-user-tally.js';
import { AlertObjectives1764360000000 } from './1764360000000-alert-objectives.js';
import { RuleHours1764365000000 } from './1764365000000-rule-hours.js';
import { BuriedBatches1764366000000 } from './1764366000000-buried-batches.js';
import { OneMemory1764367000000 } from './1764367000000-one-memory.js';
import { ToldTaxId1764368000000 } from './1764368000000-told-tax-id.js';
import { LabelledPerson1764369000000 } from './1764369000000-labelled-person.js';
import { LabelKnownUntil1764370000000 } from './1764370000000-label-known-until.js';
import { AddressLine1764371000000 } from './1764371000000-address-line.js';
import { DeviceByAppearance1764372000000 } from './1764372000000-device-by-appearance.js';
import { Appearance1764373000000 } from './1764373000000-appearance.js';

/** In the order in which they run. They go forward only; a mistake is mended by the next one. */
export const migrations = [
  ThePath1763800000000, PublicSurface1764000000000, Scoring1764200000000, Rules1764310000000, Windows1764315000000, Delivery1764320000000, Console1764330000000,
  DeviceByPerson1764340000000, Activity1764345000000, Desk1764350000000,
  UserTally1764355000000, AlertObjectives1764360000000, RuleHours1764365000000, BuriedBatches1764366000000, OneMemory1764367000000,
  ToldTaxId1764368000000, LabelledPerson1764369000000, LabelKnownUntil1764370000000, AddressLine1764371000000, DeviceByAppearance1764372000000,
  Appearance1764373000000,
];
