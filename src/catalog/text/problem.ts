/** `field` is the parameter, column or form field; `line` is a file's, counted from 1. */
export type Problem = Readonly<{ field: string; message: string; line?: number }>
