/** What the keyboard does with an alert: with the one that is open, or whose row has the focus. */
export const alertKeys = [
  ['a', 'keyAcknowledge'],
  ['r', 'keyResolve'],
  ['m', 'keyMine'],
  ['n', 'writeNote'],
  ['x', 'keySelect'],
] as const;
