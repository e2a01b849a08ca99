import { expect } from 'vitest';
import { eventually } from './eventually.js';
import type { Json, WholeSystem } from './whole-system.js';

/** The columns of a spreadsheet as a bank keeps it, and what each of them becomes. */
export const columnMapping = {
  Evento: { field: 'eventType', values: { INGRESO: 'LOGIN_SUCCESS', TRANSFERENCIA: 'TRANSFER_SUCCESS' } },
  CUIT: 'taxId',
  Usuario: 'userId',
  Fecha: { field: 'timestamp', transform: 'date', format: 'dd/MM/yyyy HH:mm:ss', zone: '-03:00' },
  VPN: 'isVpn',
  Equipo: 'deviceId',
  Modelo: 'deviceDetails.model',
  Monto: { field: 'metadata.amount', transform: 'number', format: 'comma' },
};
export const header = Object.keys(columnMapping).join(';');

export const jobPath = (id: unknown, more = ''): string => `/batch-import/user-event-jobs/${String(id)}${more}`;

export async function aMapping(system: WholeSystem, mapping: object): Promise<string> {
  const { status, body } = await system.post('/batch-import/mappings', { name: 'Nightly export', target: 'user_event', ...mapping });
  expect(status, JSON.stringify(body)).toBe(201);
  return String(body['mapping']?.['id']);
}

export const ended = (system: WholeSystem, jobId: unknown, key = system.secretKey): Promise<Json> =>
  eventually('the import has ended', async () => {
    const { body } = await system.ask('GET', jobPath(jobId), { key });
    return ['completed', 'failed', 'cancelled'].includes(String(body['status'])) && body;
  }, 120_000);

export const eventsOf = async (system: WholeSystem): Promise<number> => Number((await system.database.rows<{ n: string }>('select count(*) as n from event'))[0]?.n);
