import { importJobsEndpoints } from './import-jobs.endpoints.js';
import { importMappingsEndpoints } from './import-mappings.endpoints.js';

export const importsEndpoints = { ...importMappingsEndpoints, ...importJobsEndpoints } as const;
