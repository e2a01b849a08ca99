import { type AskedOf, endpoints } from '@app/contracts';
import { Entities, EntityNotes, type KeyHolder } from '@app/database';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { pagination, placeIn } from '../list-cursor.js';
import { byId, notFound } from './named.js';

/** What people write about entities. */
@Controller()
export class NotesController {
  constructor(
    private readonly entities: Entities,
    private readonly notes: EntityNotes,
  ) {}

  @Serves(endpoints.listEntityNotes)
  async list(@Asked() { params, query: { cursor, limit, offset } }: AskedOf<typeof endpoints.listEntityNotes>, @Caller() { organizationId }: KeyHolder) {
    const id = await this.find(organizationId, params.id);
    const { notes, ...counted } = await this.notes.list(organizationId, id, { limit, offset, after: placeIn(cursor, { id }, isUuid) });
    return { success: true, notes, pagination: pagination(counted, { limit, offset }, notes.at(-1), { id }) };
  }

  @Serves(endpoints.writeEntityNote)
  async write(@Asked() { params, body }: AskedOf<typeof endpoints.writeEntityNote>, @Caller() { organizationId, keyId }: KeyHolder) {
    return { success: true, note: await this.notes.write(organizationId, await this.find(organizationId, params.id), body.text, keyId) };
  }

  private async find(organizationId: string, id: string): Promise<string> {
    const who = byId(id);
    const entity = await this.entities.find(organizationId, who);
    if (!entity) throw notFound(who);
    return entity.id;
  }
}
