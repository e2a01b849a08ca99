import { setting } from '@app/platform';

/** What the standalone process reads beside what its stations read. */
export const standaloneEnv = {
  /** Where the embedded servers keep their data between starts. */
  TAMIZ_DATA_FOLDER: setting.text('data'),
  /** The country (ISO 3166-1 alpha-2) of the organization that the first start creates; it decides how tax ids are read. */
  DEFAULT_COUNTRY: setting.optional(),
} as const;
