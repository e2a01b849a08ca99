/** SQL for what an e-mail address and a name are compared by; null where there is nothing to compare. What begins with a plus is a phone number, and no other spelling of a mailbox. */
export const emailKey = (email: string): string => `case when ${email} like '%@%' and ${email} not like '+%' then canonical_email(${email}) end`;
// A single word is no name: half the world is called Ana.
export const nameKey = (name: string): string => `case when ${name} like '% %' then canonical_name(${name}) end`;
