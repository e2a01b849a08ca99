import type { MigrationInterface, QueryRunner } from 'typeorm';

// `lineOf` of the domain, in SQL. In plpgsql, which is never written out into a query: a strict function is what lets the planner
// see that whoever has a line has an address.
const addressLine = `
  declare
    plain text;
    hextets text[];
    head text[];
    tail text[];
  begin
    if position(':' in address) = 0 then return address; end if;
    plain := lower(address);
    if plain !~ '^[23][0-9a-f]{3}:[0-9a-f:]+$' or plain ~ '^2001:0*:' then return address; end if;
    head := string_to_array(split_part(plain, '::', 1), ':');
    tail := string_to_array(split_part(plain, '::', 2), ':');
    hextets := head || array_fill('0'::text, array[greatest(0, 8 - cardinality(head) - cardinality(tail))]) || tail;
    return concat_ws(':', coalesce(nullif(ltrim(hextets[1], '0'), ''), '0'), coalesce(nullif(ltrim(hextets[2], '0'), ''), '0'),
      coalesce(nullif(ltrim(hextets[3], '0'), ''), '0'), coalesce(nullif(ltrim(hextets[4], '0'), ''), '0')) || '::/64';
  end`;

/** Others are met on a line, of which an IPv6 address is one of many. */
export class AddressLine1764371000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create function address_line(address text) returns text language plpgsql immutable strict parallel safe as $$ ${addressLine} $$`);
    await runner.query('drop index event_by_address');
    // With the address itself: an index by an expression answers without the rows only where it has what the expression is made of.
    await runner.query('create index event_by_address on event (address_line(ip_address), timestamp desc) include (organization_id, entity_id, ip_address) where ip_address is not null');
    await runner.query(`update labelled_event set ip_address = address_line(ip_address) where ip_address like '%:%'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update labelled_event l set ip_address = e.ip_address from event e where l.ip_address like '%:%' and e.id = l.event_id and e.timestamp = l.event_at`);
    await runner.query('drop index event_by_address');
    await runner.query('create index event_by_address on event (ip_address, timestamp desc) include (organization_id, entity_id) where ip_address is not null');
    await runner.query('drop function address_line');
  }
}
