/** Why a code of SAMHSA's keys becomes no fact. */
const reasons = {
  everywhere: 'Nearly every place screens and assesses, so it tells none apart.',
  funding: 'What funds the place is not how a person pays.',
  contract: 'Whose prescriber the place has a contract with does not change what a person gets.',
  list: 'Being on the list says it, as focus or level of care.',
  scale: 'A rating scale for side effects, not an approach to treatment.',
  unnamed: 'Other languages than those named: which ones, it does not say.',
} as const

const codesOf: Readonly<Record<keyof typeof reasons, string>> = {
  everywhere: 'SSA STU CSAA SMHD',
  funding: 'FSA SAMF SMHA CLF SWFS CMHG OSF VAF SCJJ CSBG SEF PCF FG',
  contract: 'PC RPE INPE AUPC AUINPE AURPE',
  list: 'OP SA MH',
  scale: 'AIM',
  unnamed: 'FX',
}

/** Each code of the keys that becomes no fact, with the reason. */
export const leftOutCodes: ReadonlyMap<string, string> = new Map(
  (Object.keys(codesOf) as (keyof typeof reasons)[]).flatMap((reason) =>
    codesOf[reason].split(' ').map((code) => [code, reasons[reason]] as const),
  ),
)
