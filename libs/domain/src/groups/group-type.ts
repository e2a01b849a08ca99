/** The type of a group whose sender names none. */
export const defaultGroupType = 'organization';

/**
 * The type of a group as it is kept and compared, in lower_snake_case: ParentCompany, parent-company and parent_company are
 * one type. Empty when the text holds neither letter nor digit.
 */
export function normalizeGroupType(type: string): string {
  return type
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}
