import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { WholeSystem } from '../support/whole-system.js';
it('stops', async () => {
  const system = await WholeSystem.start({ env: { LOG_LEVEL: 'info' } });
  await system.post('/events/user?withAutoEntity=true', { eventType: 'LOGOUT', taxId: '20-24245549-6' });
  await system.settled();
  const at = Date.now();
  await system.stop();
  writeFileSync('/tmp/stop-ms', `${Date.now() - at}\n${system.app.output}`);
});
