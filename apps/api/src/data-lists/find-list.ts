import type { DataListRecord } from '@app/database';
import { AppError } from '@app/platform';

export function foundList(listId: string, list: DataListRecord | null): DataListRecord {
  if (list) return list;
  throw new AppError('DATA_LIST_NOT_FOUND', { by: 'id', value: listId });
}
