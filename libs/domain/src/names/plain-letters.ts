/** What has no base letter of its own under Unicode, and how it is written where keyboards lack it. */
const spelledOut: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ə: 'e' };

/** A name in the letters a to z, words apart by one blank. What is written in another script is lost, and what is lost shows in `isLatin`. */
export function plainLetters(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[łøđðþßæœıə]/g, (letter) => spelledOut[letter] ?? letter)
    .replace(/['’ʼ`´]/g, '')
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

/** Whether all of its letters are Latin ones: of other scripts we cannot tell a name from a word. */
export function isLatin(name: string): boolean {
  return /\p{Script=Latin}/u.test(name) && !/[^\p{Script=Latin}\P{L}]/u.test(name);
}
