import { hash, verify } from '@node-rs/argon2';

/** A hash of no password: whoever has no account is answered as slowly as whoever has one. */
let ofNobody: Promise<string> | undefined;

/** Argon2id with 19 MB and two passes, off the event loop: what OWASP asks for at least. */
export const hashPassword = (password: string): Promise<string> => hash(password);

export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await (ofNobody ??= hash('nobody'))), password);
  return fits && passwordHash !== null;
}
