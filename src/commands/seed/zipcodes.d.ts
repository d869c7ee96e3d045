// The package has no types of its own; these are what the catalogue command uses.
declare module 'zipcodes' {
  const zipcodes: {
    codes: Readonly<
      Record<string, Readonly<{ zip: string; city: string; state: string; country: string }>>
    >
  }
  export default zipcodes
}
