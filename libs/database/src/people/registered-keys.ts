/** SQL for the e-mail address and the name of the entity that `of` is a row of. The expressions are those of the indexes entity_by_email and entity_by_name, to the letter. */
export const emailOf = (of: string): string => `coalesce(${of}.email, ${of}.attributes ->> 'email')`;
export const nameOf = (of: string): string => `coalesce(${of}.attributes ->> 'name', ${of}.name)`;

const hasEmail = (of: string): string => `${emailOf(of)} like '%@%'`;
// A single word is no name: half the world is called Ana.
const hasName = (of: string): string => `${nameOf(of)} like '% %'`;

/** That a row has this key, as its index is asked. */
export const hasEmailKey = (of: string, key: string): string => `canonical_email(${emailOf(of)}) = ${key} and ${hasEmail(of)} and ${of}.deleted_at is null`;
export const hasNameKey = (of: string, key: string): string => `canonical_name(${nameOf(of)}) = ${key} and ${hasName(of)} and ${of}.deleted_at is null`;
