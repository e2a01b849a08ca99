/** PostgreSQL refuses other texts as an id; to a caller they are simply not found. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
