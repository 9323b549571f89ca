/** The module that kernel.wat describes, as a string of hexadecimal digits. */
export const assembled: () => Promise<string>;
