import { getScoresAroundEvent, listRulesAtEvent } from './events/becoming.js';
import { correctEvent, getEventHistory } from './events/correcting.js';
import { askEventProgress, createEvent, createEvents } from './events/posting.js';
import { entityHasEvents, entityHasEventsById, getEvent, getEventStats, listEvents, listEventsOfEntity } from './events/reading.js';

export const eventsEndpoints = {
  createEvent,
  createEvents,
  askEventProgress,
  listEvents,
  listEventsOfEntity,
  entityHasEvents,
  entityHasEventsById,
  getEventStats,
  getEvent,
  listRulesAtEvent,
  getScoresAroundEvent,
  correctEvent,
  getEventHistory,
} as const;
