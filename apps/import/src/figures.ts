/** 202485 as 202,485. */
export const figure: (value: number) => string = new Intl.NumberFormat('en').format;
