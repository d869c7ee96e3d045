/**
 * A validation problem: for a form's summary, an import's report and the API's 400. `field` is the
 * parameter, column or form field; `line` counts from 1, the header being line 1.
 */
export type Problem = Readonly<{ field: string; message: string; line?: number }>
