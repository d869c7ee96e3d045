/** A page of text: a lead, then sections. `proof` names the test that holds a promise. */
export type TextPage = Readonly<{
  title: string
  lead: string
  sections: readonly Readonly<{
    title: string
    paragraphs?: readonly string[]
    list?: readonly string[]
    promises?: readonly Readonly<{ text: string; proof: string }>[]
    links?: readonly Readonly<{ href: string; text: string }>[]
  }>[]
}>
