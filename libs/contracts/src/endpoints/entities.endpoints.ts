import { analyzeEntity } from './entities/analyze.js';
import { changeEntity, changeEntityByExternalId, deleteEntity } from './entities/change.js';
import { createAutomatically, createEntities, createEntity, upsertEntity } from './entities/create.js';
import { getEntityLinks } from './entities/links.js';
import { listEntityNotes, writeEntityNote } from './entities/notes.js';
import { getAnalysis, getEntity, getEntityByExternalId, getHistory, listEntities } from './entities/read.js';

export const entitiesEndpoints = {
  createEntity,
  createEntities,
  createAutomatically,
  upsertEntity,
  listEntities,
  getEntity,
  getEntityByExternalId,
  changeEntity,
  changeEntityByExternalId,
  deleteEntity,
  getAnalysis,
  getHistory,
  getEntityLinks,
  listEntityNotes,
  writeEntityNote,
  analyzeEntity,
} as const;
