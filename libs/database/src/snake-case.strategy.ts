import { DefaultNamingStrategy } from 'typeorm';

/** Columns are named in snake_case: `entityExternalId` is `entity_external_id`. */
export class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
