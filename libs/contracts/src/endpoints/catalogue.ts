import type { Endpoint } from '../http/endpoint.js';
import { activityEndpoints } from './activity.endpoints.js';
import { alertsEndpoints } from './alerts.endpoints.js';
import { dataListsEndpoints } from './data-lists.endpoints.js';
import { devicesEndpoints } from './devices.endpoints.js';
import { dregsBadgesEndpoints } from './dregs-badges.endpoints.js';
import { disregardEndpoints } from './disregard.endpoints.js';
import { dregsDevicesEndpoints } from './dregs-devices.endpoints.js';
import { dregsEventsEndpoints } from './dregs-events.endpoints.js';
import { dregsGroupsEndpoints } from './dregs-groups.endpoints.js';
import { dregsIdentitiesEndpoints } from './dregs-identities.endpoints.js';
import { dregsMappingsEndpoints } from './dregs-mappings.endpoints.js';
import { entitiesEndpoints } from './entities.endpoints.js';
import { eventTypesEndpoints } from './event-types.endpoints.js';
import { eventsEndpoints } from './events.endpoints.js';
import { importsEndpoints } from './imports.endpoints.js';
import { keysEndpoints } from './keys.endpoints.js';
import { labelsEndpoints } from './labels.endpoints.js';
import { membersEndpoints } from './members.endpoints.js';
import { organizationEndpoints } from './organization.endpoints.js';
import { queuesEndpoints } from './queues.endpoints.js';
import { rulesEndpoints } from './rules.endpoints.js';
import { scoresEndpoints } from './scores.endpoints.js';
import { webhooksEndpoints } from './webhooks.endpoints.js';

/** Every endpoint that needs a key, by the name of its operation. */
export const endpoints = {
  ...eventsEndpoints,
  ...activityEndpoints,
  ...eventTypesEndpoints,
  ...importsEndpoints,
  ...entitiesEndpoints,
  ...labelsEndpoints,
  ...scoresEndpoints,
  ...disregardEndpoints,
  ...devicesEndpoints,
  ...dataListsEndpoints,
  ...rulesEndpoints,
  ...alertsEndpoints,
  ...webhooksEndpoints,
  ...keysEndpoints,
  ...membersEndpoints,
  ...queuesEndpoints,
  ...organizationEndpoints,
  ...dregsEventsEndpoints,
  ...dregsIdentitiesEndpoints,
  ...dregsDevicesEndpoints,
  ...dregsBadgesEndpoints,
  ...dregsGroupsEndpoints,
  ...dregsMappingsEndpoints,
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
