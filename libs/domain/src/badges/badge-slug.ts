/** What the badge of a rule is called outside: its name in lower case, with hyphens. Those of our own have a dot, so none is like one of them. */
export function badgeSlug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
