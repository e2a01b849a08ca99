import { setting } from '@app/platform';
import { networksEnv } from '@app/webhook';
import { z } from 'zod';

/** What delivery reads from outside, beside what every process reads. */
export const deliveryEnv = {
  ...networksEnv,
  /** How long an endpoint may take to answer a webhook, in milliseconds, from the look-up of its name to the end of its answer. */
  DELIVERY_TIMEOUT_MS: setting.integer(15_000, { min: 100, max: 120_000 }),
  /** The server that sends e-mail, for example smtps://user:secret@mail.example.com:465; one inside must lie in DELIVERY_ALLOWED_NETWORKS. Without it no e-mail is sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be smtp://host:port or smtps://host:port.' }).optional(),
  /** Whom e-mails come from. */
  MAIL_FROM: setting.text('Tamiz <tamiz@localhost>'),
} as const;

export type DeliveryEnv = z.infer<z.ZodObject<typeof deliveryEnv>>;
export const DELIVERY_ENV = Symbol('delivery env');
