// The package has no types of its own; this is all that the catalogue command uses of it.
declare module 'zipcodes' {
  const zipcodes: {
    codes: Readonly<
      Record<string, Readonly<{ zip: string; city: string; state: string; country: string }>>
    >
  }
  export default zipcodes
}
