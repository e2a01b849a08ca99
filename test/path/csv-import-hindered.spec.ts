import { type ClientRequest, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { ImportJobs } from '@app/database';
import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { aMapping, columnMapping, ended, header, jobPath } from '../support/imports.js';
import { upload } from '../support/upload.js';
import { WholeSystem } from '../support/whole-system.js';

describe('an import meets the end of the month\'s events', () => {
  it('at the upload when the file does not fit, and row by row when others were faster', async () => {
    const system = await WholeSystem.start({ env: { MONTHLY_EVENT_LIMIT_DEFAULT: '3' } });
    try {
      const mappingId = await aMapping(system, { columnMapping });
      const file = (rows: number): string => [header, ...Array.from({ length: rows }, () => 'INGRESO;20-24245549-6;ana;;;;;')].join('\n');
      expect((await upload(system, file(4), { fields: { mappingId } })).body['error']?.['code']).toBe('QUOTA_EXCEEDED');
      const [organization] = await system.database.rows<{ id: string }>('select id from organization');
      const jobId = await new ImportJobs(system.database).queue(String(organization?.id), {
        mapping: { id: mappingId, name: 'Nightly export', columnMapping, defaultFields: {} },
        options: { executeRules: true, withAutoEntity: true },
        fileName: null,
        file: gzipSync(file(4)),
        totalItems: 4,
      });
      expect(await ended(system, jobId)).toMatchObject({ status: 'completed', succeeded: 0, failed: 4 });
      expect((await system.get(jobPath(jobId, '/failures'))).body['failures']).toMatchObject([{ code: 'QUOTA_EXCEEDED' }, {}, {}, {}]);
      const fits = await upload(system, file(3), { fields: { mappingId } });
      expect(await ended(system, fits.body['jobId'])).toMatchObject({ succeeded: 3, failed: 0 });
    } finally {
      await system.stop();
    }
  });
});

describe('uploads', () => {
  it('take turns when many come at once, and one that breaks off leaves its turn to the next', async () => {
    const system = await WholeSystem.shared();
    const mappingId = await aMapping(system, { columnMapping });
    const broken = await Promise.all(Array.from({ length: 4 }, () => beginUpload(system)));
    const refused = await eventually('all turns are taken', async () => {
      const answer = await upload(system, header, { fields: { mappingId } });
      return answer.status === 503 && answer;
    });
    expect(refused.body['error']?.['code']).toBe('INGEST_OVERLOADED');
    expect(refused.headers.get('retry-after')).toBe('1');
    for (const request of broken) request.destroy();
    await eventually('a turn is free', async () => (await upload(system, header, { fields: { mappingId } })).status === 202);
  });
});

// Two starts and the lease of a dead worker take their time on a busy machine.
describe('an import is interrupted', { timeout: 240_000 }, () => {
  const total = 8_000;
  const csv = ['type,who,n', ...Array.from({ length: total }, (_, n) => `NAVIGATION,user_${n % 50},${n}`)].join('\n');
  const mapping = { columnMapping: { type: 'eventType', who: 'entityExternalId', n: { field: 'metadata.n', transform: 'number' } } };

  const underWay = (system: WholeSystem, jobId: unknown): Promise<number> =>
    eventually('some rows are stored', async () => {
      const [job] = await system.database.rows<{ processed: number }>('select processed from import_job where id = $1', [jobId]);
      return job?.processed;
    });

  it('by a kill in the middle, and ends with every row stored exactly once', async () => {
    const first = await WholeSystem.start();
    const mappingId = await aMapping(first, mapping);
    const { body } = await upload(first, csv, { fields: { mappingId } });
    await underWay(first, body['jobId']);
    await first.app.stop('SIGKILL');
    // The worst moment: a group is stored, and the word of it is lost. The dead worker's lease is at its end.
    const [job] = await first.database.rows<{ processed: number }>(
      'update import_job set processed = processed - 500, succeeded = succeeded - 500, claimed_until = now() where id = $1 and processed >= 500 returning processed',
      [body['jobId']],
    );
    expect(job?.processed).toBeLessThan(total - 500);

    const second = await WholeSystem.start({ databaseUrl: first.databaseUrl });
    try {
      expect(await ended(second, body['jobId'], first.secretKey)).toMatchObject({ status: 'completed', processed: total, succeeded: total, failed: 0, skipped: 0 });
      const [stored] = await second.database.rows(`select count(*)::int as events, count(distinct metadata->>'n')::int as rows, count(distinct id)::int as ids from event`);
      expect(stored).toEqual({ events: total, rows: total, ids: total });
    } finally {
      await first.database.close();
      await second.stop();
    }
  });

  it('by its owner, and what is stored stays', async () => {
    const system = await WholeSystem.shared();
    const mappingId = await aMapping(system, mapping);
    const { body } = await upload(system, csv, { fields: { mappingId } });
    const { body: waiting } = await upload(system, csv, { fields: { mappingId } });
    expect((await system.post(jobPath(waiting['jobId'], '/cancel'), undefined)).body).toMatchObject({ status: 'cancelled', processed: 0 });
    await underWay(system, body['jobId']);
    const cancelled = await system.post(jobPath(body['jobId'], '/cancel'), undefined);
    expect(cancelled.body).toMatchObject({ success: true, status: 'cancelled' });
    const counted = await eventually('the last group is counted', async () => {
      const [job] = await system.database.rows<{ processed: number; stored: number }>('select processed, (select count(*)::int from event e where e.organization_id = j.organization_id) as stored from import_job j where id = $1', [body['jobId']]);
      return job?.stored === job?.processed && job?.processed;
    });
    expect(counted).toBeLessThan(total);
    expect((await system.post(jobPath(body['jobId'], '/cancel'), undefined)).body['status']).toBe('cancelled');
  });

  it('again and again by what is in the file itself, and is given up', async () => {
    const system = await WholeSystem.shared();
    const mappingId = await aMapping(system, mapping);
    const { body } = await upload(system, 'type,who,n\n', { fields: { mappingId } });
    await ended(system, body['jobId']);
    await system.database.run(
      `update import_job set status = 'processing', total_items = 1, attempts = 5, claimed_until = now() - interval '1 second', finished_at = null where id = $1`,
      [body['jobId']],
    );
    expect(await ended(system, body['jobId'])).toMatchObject({ status: 'failed', processed: 0, lastError: expect.stringContaining('taken up 5 times') });
  });
});

/** An upload whose end does not come. */
async function beginUpload(system: WholeSystem): Promise<ClientRequest> {
  const sent = request(`${system.app.url}/batch-import/import/user-events`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${system.secretKey}`, 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': '10000' },
  });
  sent.on('error', () => undefined);
  await new Promise((done) => sent.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na;b\n', done));
  return sent;
}
