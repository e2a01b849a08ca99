import { z } from 'zod';
import { several, uuid } from '../http/query.js';
import { identifier } from './field.js';

const exactly = (name: string, longest: number) => identifier(name, longest).optional();

/** The filters of the live stream: those of the list that can be held against an event the moment it arrives. */
export const eventStreamQuery = z
  .strictObject({
    entity_id: uuid('entity_id').optional(),
    user_id: exactly('user_id', 256),
    device_id: exactly('device_id', 256),
    session_id: exactly('session_id', 256),
    ip_address: exactly('ip_address', 64),
    event_type: several(identifier('event_type', 64), 50).optional(),
    last_event_id: z.string().max(45_000).optional().meta({ description: 'As the header Last-Event-ID, which a browser sends by itself only where the line broke.' }),
    country: z.string().regex(/^[A-Za-z]{2}$/, 'Use the two letters of ISO 3166-1, for example AR.').transform((code) => code.toUpperCase()).optional(),
  })
  .transform(({ last_event_id: mark, ...asked }) => ({
    mark,
    filter: {
      ...(asked.entity_id === undefined ? {} : { entityId: asked.entity_id }),
      ...(asked.user_id === undefined ? {} : { userId: asked.user_id }),
      ...(asked.device_id === undefined ? {} : { deviceId: asked.device_id }),
      ...(asked.session_id === undefined ? {} : { sessionId: asked.session_id }),
      ...(asked.ip_address === undefined ? {} : { ipAddress: asked.ip_address }),
      ...(asked.event_type === undefined ? {} : { eventTypes: asked.event_type }),
      ...(asked.country === undefined ? {} : { country: asked.country }),
    },
  }));
