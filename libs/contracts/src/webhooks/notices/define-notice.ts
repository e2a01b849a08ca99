import { z } from 'zod';
import { utc } from '../../http/answer.js';

/** One kind of thing that an endpoint can be told. */
export interface NoticeDefinition<Type extends string = string> {
  /** category.what_happened */
  readonly type: Type;
  /** In a few words without a full stop. */
  readonly title: string;
  /** What a receiver must know beyond the fields. */
  readonly says: string;
  readonly data: z.ZodObject;
  /** An example of `data`. */
  readonly example: object;
}

/** Gives types and does nothing else. */
export const defineNotice = <const Type extends string>(definition: NoticeDefinition<Type>): NoticeDefinition<Type> => definition;

/** Whom a notice is about: it names nobody but by id; what it tells of can be read with the key of the organization. */
export const entityOfNotice = z.strictObject({ id: z.uuid(), externalId: z.string(), type: z.string() });
export const entityExample = { id: '019ab3c2-5b8f-7a2d-b7d4-0c9e8f7a6b55', externalId: 'user_12345', type: 'person' };

const AT = '2026-11-20T13:00:01.204Z';

/** What is posted: the data in the envelope that all have. */
export const noticeSchema = ({ type, data }: NoticeDefinition) =>
  z
    .strictObject({
      sequence: z.int().meta({ description: 'Its number among all notices for this endpoint, from 1 and without a gap.' }),
      type: z.literal(type),
      timestamp: utc(),
      data,
    })
    .meta({ id: `${type.split(/[._]/).map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')}Notice` });

export const noticeExample = ({ type, example }: NoticeDefinition) => ({ sequence: 1204, type, timestamp: AT, data: example });
