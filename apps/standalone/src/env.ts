import { setting } from '@app/platform';
import { z } from 'zod';

/** What the standalone process reads beside what its stations read. */
export const standaloneEnv = {
  /** Where the embedded servers keep their data between starts. */
  TAMIZ_DATA_FOLDER: setting.text('data'),
  /** How much memory the embedded PostgreSQL keeps pages in, in MB; left out: an eighth of the machine's, at least 256 and at most 2048. */
  EMBEDDED_POSTGRES_BUFFERS_MB: z.coerce.number().int().min(16).optional(),
  /** The country (ISO 3166-1 alpha-2) of the organization that the first start creates; it decides how tax ids are read. */
  DEFAULT_COUNTRY: setting.optional(),
} as const;
