/** How many of an entity's newest events the facts are taken from. It is what keeps the cost of a score off its history. */
export const recentEvents = 32;

/** How many days before its newest event the facts about an entity still look. */
export const recentDays = 30;

const hourMs = 3_600_000;

/** Fewer located events, or fewer days since the first, are no habits that somebody could break. */
export const habitsFromEvents = 5;
export const habitsFromDays = 3;

/** `failedLogins1h` counts back this far from the entity's newest event. */
export const failedLoginWindowMs = hourMs;

/** `triedAround` looks this far back from a login on an address that was new to the entity, and as far on, and at so many events there each time. */
export const triedAroundWindowMs = hourMs;
export const triedAroundEvents = 24;

/** Fewer accounts that fail on one address are colleagues on a Monday morning. */
export const triedSuspicious = 4;

/** `triedEverywhere` looks at devices that appeared so long before and after, at so many each time, and at so many events on each within as long. */
export const strangersWindowMs = hourMs;
export const strangersAround = 32;
export const strangersEvents = 8;
/** Devices that appear within so long look around together: on the day on which a bank's app begins to name devices, everybody's is new. */
export const strangersTogetherMs = hourMs / 12;
/** It tells of a new device for so long. */
export const strangersTellMs = 24 * hourMs;
/** Fewer new devices that let nobody in are what happens. */
export const strangersSuspicious = 6;

/** `signUpsAround` looks back this far, and not further beyond the sign-up, at so many events on its address. */
export const signUpWindowMs = hourMs;
export const signUpEvents = 80;

/** `devices` counts sensitive events this long after the newest device first appeared. */
export const newDeviceWindowMs = hourMs;

/** `transfers` and `credentialChanges` look back this far from the entity's newest event. */
export const transferWindowMs = 14 * 24 * hourMs;

/** `passThrough` looks back this far, and at so many payments that came in; what left within the second time was passed on. */
export const passThroughWindowMs = 3 * 24 * hourMs;
export const passThroughEvents = 48;
export const passedOnWithinMs = 12 * hourMs;

/** `counterparty` and `addressReputation` look back so many days, and weigh an event half as much for each of these. */
export const reputationDays = 28;
export const reputationHalfLifeDays = 5;

/** `peopleOnAddress` counts the entities that shared an address within this time. */
export const sharedAddressWindowMs = 24 * hourMs;

/** Of a crowded address so many events are looked at. */
export const addressEvents = 200;

/** `peopleOnDevice` counts no further: more says nothing more. */
export const countedPeople = 50;

/** `beganAlike` counts those who began this long before or after. */
export const beganAlikeWindowMs = hourMs / 2;

/** `sharedDestination` counts together whose first payments lie no further apart. */
export const togetherWindowMs = 7 * 24 * hourMs;

/** The facts promise short lists; judging takes no more than that, whatever it is handed. */
export function newest<Item>(items: readonly Item[]): readonly Item[] {
  return items.length > recentEvents ? items.slice(-recentEvents) : items;
}
