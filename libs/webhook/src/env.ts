import { setting } from '@app/platform';
import { readNetworks } from './address.js';

/** Read by the station that sends and by the API that saves addresses: both must judge alike. */
export const networksEnv = {
  /** Private networks that webhooks may enter, separated by commas, for example 10.0.0.0/8,fd12:3456::/48. Without it only public addresses are reached. */
  DELIVERY_ALLOWED_NETWORKS: setting.list().superRefine((networks, context) => {
    try {
      readNetworks(networks);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
    }
  }),
} as const;
