/** Whether somebody who asked for these types wants this one: `alert.*` asks for every type of alerts. */
export function wants(asked: readonly string[], type: string): boolean {
  return asked.includes(type) || asked.includes(wholeCategory(type));
}

/** `alert.*` for `alert.opened`. */
export const wholeCategory = (type: string): string => `${type.slice(0, type.indexOf('.'))}.*`;
